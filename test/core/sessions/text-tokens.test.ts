import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charactersWithin, textTokens } from '../../../src/core/sessions/text-tokens.ts';
import { loadCl100k } from '../../../src/lib/cl100k.ts';
import { TEXT_SAMPLES } from './text-samples.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(TEXT_SAMPLES)));

describe('textTokens', () => {
  it.each(Object.entries(TEXT_SAMPLES))('is near the count of a tokenizer for %s', async (_, text) => {
    const counted = (await loadCl100k()).count(text);
    expect(textTokens(text) / counted).toBeGreaterThan(0.8);
    expect(textTokens(text) / counted).toBeLessThan(2.5);
  });

  it('is nothing for nothing, and next to nothing for space', () => {
    expect(textTokens('')).toBe(0);
    expect(textTokens(' '.repeat(100))).toBeLessThan(5);
  });
});

describe('charactersWithin', () => {
  it('takes as many characters as fit, and never half of one', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.double({ min: 0, max: 30, noNaN: true }), (text, from, tokens) => {
        const start = from % (text.length + 1);
        const length = charactersWithin(text, start, tokens);
        expect(textTokens(text.slice(start, start + length))).toBeLessThanOrEqual(tokens);
        const end = start + length;
        if (end === text.length) return;
        expect(isInsidePair(text, end) && !isInsidePair(text, start)).toBe(false);
        const next = isInsidePair(text, end + 1) ? 2 : 1;
        expect(textTokens(text.slice(start, end + next))).toBeGreaterThan(tokens);
      }),
      { numRuns: 1000 },
    );
  });
});

function isInsidePair(text: string, place: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(place - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(place));
}
