// Places in a tree of JSON values: how they are written for people, looked up, and matched by patterns.

import { isPlainObject } from './plain-object.ts';

/** Keys and indices from the root down. */
export type DocumentPath = readonly (string | number)[];

/** `agents.list[0].id`, and `providers["my.host"]` where a key would be misread. */
export function formatPath(path: DocumentPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (!/^[\w$-]+$/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** The value at a place, or undefined when there is none. */
export function valueAt(document: unknown, path: DocumentPath): unknown {
  let value = document;
  for (const step of path) {
    if (typeof step === 'number') value = Array.isArray(value) ? value[step] : undefined;
    else value = isPlainObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** True when `inner` lies at `outer` or below it. */
export function isWithin(inner: DocumentPath, outer: DocumentPath): boolean {
  return outer.length <= inner.length && outer.every((step, index) => step === inner[index]);
}

/**
 * All places that a pattern such as `agents.list[].tools.deny` or `models.providers.*.api` means in a
 * document: `*` is every key of an object, `[]` every item of a list. Places without a value are left out.
 */
export function placesMatching(document: unknown, pattern: string): { path: DocumentPath; value: unknown }[] {
  let places: { path: DocumentPath; value: unknown }[] = [{ path: [], value: document }];
  for (const step of pattern.replaceAll('[]', '.[]').split('.')) {
    places = places.flatMap(({ path, value }) =>
      membersAt(value, step).map(([key, member]) => ({ path: [...path, key], value: member })),
    );
  }
  return places.filter(({ value }) => value !== undefined);
}

function membersAt(value: unknown, step: string): (readonly [string | number, unknown])[] {
  if (step === '[]') return Array.isArray(value) ? value.map((item, index) => [index, item] as const) : [];
  if (!isPlainObject(value)) return [];
  if (step === '*') return Object.entries(value);
  return Object.hasOwn(value, step) ? [[step, value[step]]] : [];
}
