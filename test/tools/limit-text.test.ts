import { describe, expect, it } from 'vitest';
import type { ImagePart, TextPart } from '../../src/core/messages.ts';
import { limitText } from '../../src/tools/limit-text.ts';

const text = (value: string): TextPart => ({ type: 'text', text: value });
const IMAGE: ImagePart = { type: 'image', mediaType: 'image/png', base64: 'aGVsbG8=' };

function note(left: number, total: number): string {
  return `[${left} of ${total} characters were left out: the tool's output is longer than allowed]`;
}

describe('limitText', () => {
  it.each<[string, (TextPart | ImagePart)[], number, unknown]>([
    ['leaves what fits exactly', [text('abc'), IMAGE, text('de')], 5, [text('abc'), IMAGE, text('de')]],
    [
      'cuts over several parts',
      [text('abc'), text('def'), text('g')],
      4,
      [text('abc'), text(`d\n${note(3, 7)}`)],
    ],
    ['drops parts that begin behind the cut', [text('abc'), text('def')], 3, [text(`abc\n${note(3, 6)}`)]],
    ['keeps images behind the cut', [text('abcd'), IMAGE], 2, [text('ab'), IMAGE, text(note(2, 4))]],
    ['does not cut a character in two', [text('a😀b')], 2, [text(`a\n${note(3, 4)}`)]],
    ['goes on with nothing after a shortened part', [text('a😀'), text('b')], 2, [text(`a\n${note(3, 4)}`)]],
    ['says so when nothing is left', [text('😀')], 1, [text(note(2, 2))]],
  ])('%s', (_, parts, maxCharacters, expected) => {
    expect(limitText(parts, maxCharacters)).toEqual(expected);
  });
});
