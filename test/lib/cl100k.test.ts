import { describe, expect, it } from 'vitest';
import { loadCl100k } from '../../src/lib/cl100k.ts';

const cl100k = await loadCl100k();

describe('cl100k', () => {
  it.each([
    ['hello world', 2],
    ['', 0],
    ['<|endoftext|>', 7],
  ])('counts %j', (text, tokens) => {
    expect(cl100k.count(text)).toBe(tokens);
  });

  it('decodes what it encoded', () => {
    for (const text of ['hello world', 'Grüße, 世界! 🦞', 'line\n']) {
      expect(cl100k.decode(cl100k.encode(text))).toBe(text);
    }
  });

  it('leaves nothing of a character that breaks off to the next caller', () => {
    const tokens = cl100k.encode('🦞');
    expect(tokens.length).toBeGreaterThan(1);
    expect(cl100k.decode(tokens.slice(0, -1))).toMatch(/^\uFFFD+$/);
    expect(cl100k.decode(cl100k.encode('next'))).toBe('next');
  });

  it('refuses ids that it does not have, wherever they stand', () => {
    const [half = 0] = cl100k.encode('🦞');
    expect(cl100k.decode([half, 999_999])).toBeUndefined();
    expect(cl100k.decode(cl100k.encode('next'))).toBe('next');
  });

  it('counts a word of any length in linear time', () => {
    expect(cl100k.count('a'.repeat(200_000))).toBeGreaterThan(20_000);
  });
});
