import { encode } from 'gpt-tokenizer/encoding/cl100k_base';
import { describe, expect, it } from 'vitest';
import { loadTokenizer } from '../../../src/providers/sim/tokenizer.ts';

const tokenizer = await loadTokenizer();
const signal = new AbortController().signal;
const TEXTS = [
  '',
  'Hello, world!',
  'The quick brown fox jumps over the lazy dog.\n\n  Then it sleeps…',
  'Ünïcödé and 日本語テキスト with 🙂🙂 and 한국어',
  '{"city":"Paris","days":[1,2,3],"note":"ça va?"}',
  '   leading and   inner   spaces\t\ttabs\r\n\r\nlines   ',
  'const add = (a, b) => a + b; // sums',
  '<|endoftext|> is only text',
  '\ufeffA byte order mark',
  'กขคงจ ไม่มีช่องว่างระหว่างคำในภาษาไทย 𝒜𝒷𝒸𝒹ℯ𝒻ℊ𝒽𝒾𝒿',
];

describe('count', () => {
  it.each(TEXTS)("is the encoding's own: %j", (text) => {
    expect(tokenizer.count(text)).toBe(encode(text, { disallowedSpecial: new Set() }).length);
  });

  it('stays within a token a cut for words beyond 256 characters', () => {
    const text = 'ab'.repeat(2_000);
    expect(Math.abs(tokenizer.count(text) - encode(text).length)).toBeLessThan(4_000 / 256 + 1);
  });

  it('takes lone surrogates for what the encoding makes of them', () => {
    expect(tokenizer.count('a\ud800b')).toBe(tokenizer.count('a\ufffdb'));
  });
});

describe('countAll', () => {
  it('is the sum of the counts, also over its portions', async () => {
    const long = 'A sentence of seven words stands here. '.repeat(8_000);
    expect(await tokenizer.countAll([...TEXTS, long], signal)).toBe(
      TEXTS.reduce((sum, text) => sum + tokenizer.count(text), 0) + tokenizer.count(long),
    );
  });
});

describe('pieces', () => {
  it.each(TEXTS)('make up the text and its count: %j', (text) => {
    const pieces = [...tokenizer.pieces(text)];
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.reduce((sum, piece) => sum + piece.tokens, 0)).toBe(tokenizer.count(text));
  });

  it('are words', () => {
    expect([...tokenizer.pieces("I can't stop  now, café owner")].map(({ text }) => text)).toEqual([
      'I',
      " can't",
      ' stop',
      '  now,',
      ' café',
      ' owner',
    ]);
  });

  it('of text without blanks are short', () => {
    const pieces = [...tokenizer.pieces('日本語のテキストは空白で区切られません。'.repeat(5))];
    expect(pieces.length).toBeGreaterThan(20);
  });
});
