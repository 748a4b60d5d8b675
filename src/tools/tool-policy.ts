// Which tools a set of policies leaves. Pure; knows neither servers nor protocols.

import type { ToolPolicy } from '../config/tools-config.ts';

/** What a policy may call a tool, all in lower case: `server`, `server__tool`, and the model's spelling of it. */
export type PolicyNames = readonly string[];

/**
 * Whether all policies leave a tool. An entry means a tool when it matches one of its names; `*` in it stands for any
 * text, and case does not count. The name of a server means all of its tools.
 */
export function allowsTool(policies: readonly ToolPolicy[], names: PolicyNames): boolean {
  const matches = (entry: string): boolean => names.some((name) => matchesPattern(entry.toLowerCase(), name));
  return policies.every(
    ({ allow, deny }) => !deny.some(matches) && (allow === undefined || allow.some(matches)),
  );
}

/**
 * Whether the policies could leave any tool of a server, whatever its tools are called: false only when it is certain
 * that they leave none. `serverNames` in lower case: the id, and the model's spelling of it.
 */
export function allowsAnyToolOf(policies: readonly ToolPolicy[], serverNames: PolicyNames): boolean {
  return policies.every(({ allow, deny }) => {
    const deniesAll = serverNames.some((name) => deny.some((entry) => meansAllOf(entry.toLowerCase(), name)));
    if (deniesAll) return false;
    return allow === undefined || serverNames.some((name) => allow.some((entry) => mayMean(entry, name)));
  });
}

function meansAllOf(entry: string, serverName: string): boolean {
  // A pattern that ends with * and takes `server__` takes everything that begins with it; no other pattern does.
  return (
    matchesPattern(entry, serverName) || (entry.endsWith('*') && matchesPattern(entry, `${serverName}__`))
  );
}

function mayMean(entry: string, serverName: string): boolean {
  const pattern = entry.toLowerCase();
  return matchesPattern(pattern, serverName) || placesAfter(pattern, `${serverName}__`).length > 0;
}

function matchesPattern(pattern: string, text: string): boolean {
  return placesAfter(pattern, text).includes(pattern.length);
}

/**
 * The places in a pattern at which one may stand after having read the whole text: none when no text that begins like
 * this matches, the pattern's end among them when this very text does.
 */
function placesAfter(pattern: string, text: string): readonly number[] {
  let places = withStarsPassed(pattern, new Set([0]));
  for (const character of text) {
    const next = new Set<number>();
    for (const place of places) {
      if (pattern[place] === '*') next.add(place);
      else if (pattern.startsWith(character, place)) next.add(place + character.length);
    }
    places = withStarsPassed(pattern, next);
  }
  return [...places];
}

/** A star may stand for nothing: from its place one is also behind it. */
function withStarsPassed(pattern: string, places: Set<number>): Set<number> {
  for (const place of places) if (pattern[place] === '*') places.add(place + 1);
  return places;
}
