// The parts of a regular expression as a tree: the subset of ECMAScript's that JSON Schemas use in practice.

/** One character of a set. Ranges are code points, both ends included. */
export type CharacterSet = {
  readonly type: 'set';
  readonly negated: boolean;
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** `\p{…}` and `\P{…}`, each with the compiled test of one character. */
  readonly properties: readonly RegExp[];
  /** Sets inside the set, such as `\D` in `[\D_]`. */
  readonly sets: readonly CharacterSet[];
};

export type PatternNode =
  | CharacterSet
  | { readonly type: 'sequence'; readonly nodes: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly branches: readonly PatternNode[] }
  | { readonly type: 'repeat'; readonly node: PatternNode; readonly min: number; readonly max: number }
  | { readonly type: 'group'; readonly node: PatternNode; readonly keys: readonly (number | string)[] }
  | { readonly type: 'back-reference'; readonly key: number | string }
  | { readonly type: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly type: 'look'; readonly ahead: boolean; readonly negated: boolean; readonly node: PatternNode };

export function isInSet(set: CharacterSet, codePoint: number): boolean {
  const isListed =
    set.ranges.some(([from, to]) => codePoint >= from && codePoint <= to) ||
    set.sets.some((inner) => isInSet(inner, codePoint)) ||
    (set.properties.length > 0 &&
      set.properties.some((property) => property.test(String.fromCodePoint(codePoint))));
  return isListed !== set.negated;
}
