// Anything in place of any part of a JSON value, for tests that want input which is almost right.

/** The way to a part of a value: keys and positions, outermost first. */
export type Place = readonly (string | number)[];

/** The way to each part of a value, except the value itself. */
export function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const inner = placesIn(Reflect.get(value, key));
    return [[key], ...inner.map((rest): Place => [key, ...rest])];
  });
}

/** A copy of a value with something else at one place. */
export function withReplaced(value: object, place: Place, replacement: unknown): object {
  const copy = structuredClone(value);
  const parent = place.slice(0, -1).reduce<object>((part, key) => Reflect.get(part, key), copy);
  const last = place.at(-1);
  if (last !== undefined) Reflect.set(parent, last, replacement);
  return copy;
}
