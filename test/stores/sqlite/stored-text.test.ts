import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromStoredText, toStoredText } from '../../../src/stores/sqlite/stored-text.ts';

/** Any UTF-16 code units, halves of pairs included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd7ff, max: 0xe000 }), fc.constantFrom(0, 0x22, 0x5c)))
  .map((units) => String.fromCharCode(...units));

it('leaves ordinary text as it is', () => {
  const key = 'agent:main:openai-user:Ädä 日本 😀 (1/2)';
  expect(toStoredText(key)).toBe(key);
});

it('makes well-formed text of any text, and the same text of that', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const stored = toStoredText(text);
      expect(stored.isWellFormed()).toBe(true);
      expect(stored).not.toContain('\0');
      expect(fromStoredText(stored)).toBe(text);
    }),
  );
});
