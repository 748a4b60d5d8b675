import { describe, expect, it } from 'vitest';
import { ByteLines } from '../../src/tools/byte-lines.ts';

function read(chunks: readonly (string | Buffer)[], maxBytes = 100): string[] {
  const lines = new ByteLines(maxBytes);
  return chunks.flatMap((chunk) => [...lines.push(Buffer.from(chunk))]);
}

describe('ByteLines', () => {
  const smile = Buffer.from('😀');

  it.each<[string, (string | Buffer)[], string[]]>([
    ['lines in one chunk', ['a\nb\n'], ['a', 'b']],
    ['a line over chunks', ['a', 'b', 'c\nd\n'], ['abc', 'd']],
    ['an end alone', ['a', '\n'], ['a']],
    ['CRLF', ['a\r', '\nb\r\n'], ['a', 'b']],
    ['empty lines', ['\n\na\n'], ['', '', 'a']],
    ['a character over chunks', [smile.subarray(0, 2), smile.subarray(2), '\n'], ['😀']],
    ['no line that has not ended', ['a\nb'], ['a']],
  ])('gives %s', (_, chunks, expected) => {
    expect(read(chunks)).toEqual(expected);
  });

  it('takes lines of the longest length, as many as there are', () => {
    expect(read(['abcd\n', 'ab', 'cd\nabcd\n'], 4)).toEqual(['abcd', 'abcd', 'abcd']);
  });

  it.each([[['abcde\n']], [['abc', 'de']], [['abcd\n', 'abcde']]])('throws at a longer one: %j', (chunks) => {
    expect(() => read(chunks, 4)).toThrow(RangeError);
  });
});
