import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutText } from '../../src/lib/cut-text.ts';

it.each([
  ['abc', 3, 'abc'],
  ['abc', 2, 'ab'],
  ['abc', 0, ''],
  ['a\u{1f99e}', 2, 'a'],
  ['a\u{1f99e}', 3, 'a\u{1f99e}'],
])('%j cut to %i is %j', (text, maxLength, expected) => {
  expect(cutText(text, maxLength)).toBe(expected);
});

it('makes no half character of a whole one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, maxLength) => {
      const cut = cutText(text, maxLength);
      expect(cut.isWellFormed()).toBe(text.isWellFormed());
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(maxLength);
    }),
  );
});
