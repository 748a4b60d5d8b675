import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from '../../src/attachments/decode-text.ts';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

it.each<[string, Buffer, string | undefined, string]>([
  ['UTF-8', Buffer.from('héllo 🦞'), undefined, 'héllo 🦞'],
  ['UTF-8 with a mark', Buffer.from('\ufeffhéllo'), undefined, 'héllo'],
  ['UTF-16, little end first', Buffer.from('\ufeffhéllo 🦞', 'utf16le'), undefined, 'héllo 🦞'],
  ['UTF-16, big end first', utf16be('\ufeffhéllo 🦞'), undefined, 'héllo 🦞'],
  ['nothing', Buffer.alloc(0), undefined, ''],
  ['a declared encoding', Buffer.from('h\xe9llo', 'latin1'), 'iso-8859-1', 'héllo'],
  ['UTF-8, whatever is declared', Buffer.from('héllo'), 'iso-8859-1', 'héllo'],
  ['UTF-16 without a mark, declared', Buffer.from('hé', 'utf16le'), 'utf-16le', 'hé'],
  ['lines of every kind', Buffer.from('a\r\nb\rc\td\f'), undefined, 'a\r\nb\rc\td\f'],
])('reads %s', (_, bytes, charset, text) => {
  expect(decodeText(bytes, charset)).toBe(text);
});

it.each<[string, Buffer, string | undefined]>([
  ['another encoding', Buffer.from('h\xe9llo', 'latin1'), undefined],
  ['an encoding that nobody knows', Buffer.from('h\xe9llo', 'latin1'), 'klingon'],
  ['half a character at the end', Buffer.from('é').subarray(0, 1), undefined],
  ['NUL', Buffer.from('a\0b'), undefined],
  ['UTF-16 without a mark', Buffer.from('hello', 'utf16le'), undefined],
  ['half a unit of UTF-16', Buffer.from([0xff, 0xfe, 0x61]), undefined],
  ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x3d, 0xd8]), undefined],
  ['machine code', Buffer.from('7f454c4602010100', 'hex'), undefined],
])('refuses %s', (_, bytes, charset) => {
  expect(decodeText(bytes, charset)).toBeUndefined();
});

it('never gives half a character, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeText(Buffer.from(bytes), undefined)?.isWellFormed() ?? true).toBe(true);
    }),
  );
});
