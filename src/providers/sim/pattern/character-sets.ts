// The sets of characters that patterns have short names for.

import type { CharacterSet } from './pattern-ast.ts';

const DIGITS: CharacterSet['ranges'] = [[48, 57]];
const WORD: CharacterSet['ranges'] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const SPACE: CharacterSet['ranges'] = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
/** What the dot leaves out. */
export const LINE_ENDS: CharacterSet['ranges'] = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];

/** The ranges of `d`, `w` and `s`, in either case; undefined for other letters. */
export function shorthandRanges(letter: string): CharacterSet['ranges'] | undefined {
  return { d: DIGITS, w: WORD, s: SPACE }[letter.toLowerCase()];
}

export function set(ranges: CharacterSet['ranges']): CharacterSet {
  return { type: 'set', negated: false, ranges, properties: [], sets: [] };
}

export function single(character: string): CharacterSet {
  const codePoint = character.codePointAt(0) ?? 0;
  return set([[codePoint, codePoint]]);
}
