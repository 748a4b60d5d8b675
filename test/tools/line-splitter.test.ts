import { describe, expect, it } from 'vitest';
import { createLineSplitter } from '../../src/tools/line-splitter.ts';

function split(chunks: readonly (string | Buffer)[], maxCharacters = 100): string[] {
  const lines: string[] = [];
  const splitter = createLineSplitter(maxCharacters, (line) => lines.push(line));
  for (const chunk of chunks) splitter.write(Buffer.from(chunk));
  splitter.end();
  return lines;
}

describe('createLineSplitter', () => {
  const smile = Buffer.from('😀\n');

  it.each<[string, (string | Buffer)[], string[]]>([
    ['lines in one chunk', ['a\nb\n'], ['a', 'b']],
    ['a line over chunks', ['a', 'b', 'c\nd'], ['abc', 'd']],
    ['CRLF', ['a\r\nb\r\n'], ['a', 'b']],
    ['empty lines', ['\n\na\n \n'], ['a']],
    ['a character over chunks', [smile.subarray(0, 2), smile.subarray(2)], ['😀']],
    ['nothing', [], []],
  ])('reads %s', (_, chunks, expected) => {
    expect(split(chunks)).toEqual(expected);
  });

  it('cuts a long line and throws its rest away', () => {
    expect(split(['abc', 'def', 'ghi\nj'], 4)).toEqual(['abcd', 'j']);
  });
});
