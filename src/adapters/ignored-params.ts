// What a caller asked for and will not get, by the names the caller used: the x-clawgate-ignored-params header.

import type { ModelOptionName, ModelRequest } from '../core/model-request.ts';

/** How a dialect spells the core's options. */
export type WireNames = Readonly<Record<ModelOptionName, string>>;

/** The fields of `body` that are set and that `consumed` does not list, unchanged: the core's `extra`. */
export function extraFields(body: object, consumed: ReadonlySet<string>): Record<string, unknown> {
  // Not by assignment, which would take a field named __proto__ for the object's prototype and lose it.
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) => value !== null && value !== undefined && !consumed.has(name),
    ),
  );
}

/**
 * Everything that is left out of the call: `always` (what the dialect itself does not honour), what the
 * provider says of the options, and the extra fields where the provider does not forward them.
 */
export function ignoredParams(
  provider: {
    readonly forwardsExtra: boolean;
    ignoredOptions(request: ModelRequest): readonly ModelOptionName[];
  },
  request: ModelRequest,
  wire: { readonly names: WireNames; readonly always: readonly string[] },
): string[] {
  const ignored = [...wire.always];
  for (const option of provider.ignoredOptions(request)) ignored.push(wire.names[option]);
  if (!provider.forwardsExtra) ignored.push(...Object.keys(request.extra));
  return ignored;
}

/** How much of the header may be names, and how much of one name: both are the caller's to choose. */
const MAX_NAME_LENGTH = 64;
const MAX_NAMES = 32;

/** The names as a header value: separated by commas, so anything but plain characters in them is encoded. */
export function writeIgnoredParams(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map(writeName);
  const more = names.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')}, +${more}`;
}

/** Encoded character by character, so that a cut leaves what can be decoded. */
function writeName(name: string): string {
  let written = '';
  for (const character of name.toWellFormed()) {
    const encoded = encodeURIComponent(character);
    if (written.length + encoded.length > MAX_NAME_LENGTH) break;
    written += encoded;
  }
  return written;
}
