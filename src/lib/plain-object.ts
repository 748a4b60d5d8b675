// What JSON calls an object, told apart from its other values.

export type PlainObject = Readonly<Record<string, unknown>>;

/** True for `{…}`; false for null, arrays and everything that is not an object. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
