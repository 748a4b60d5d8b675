import { describe, expect, it } from 'vitest';
import { hasSignature, sniffMediaType } from '../../src/attachments/sniff.ts';
import { ftyp, HEADS } from './image-heads.ts';

describe('the type that bytes show', () => {
  it.each(Object.entries(HEADS))('is %s', (type, head) => {
    expect(sniffMediaType(head)).toBe(type);
    expect(hasSignature(type)).toBe(true);
  });

  it.each([
    ['image/heic', ftyp('heix')],
    ['image/heic', ftyp('mif1', 'heic')],
    ['image/heif', ftyp('msf1', 'miaf')],
    ['image/avif', ftyp('mif1', 'avif', 'miaf')],
    ['image/tiff', Buffer.from('MM\0*\0\0\0\x08', 'latin1')],
    ['image/gif', Buffer.from('GIF87a')],
  ])('is %s in another form', (type, head) => {
    expect(sniffMediaType(head)).toBe(type);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('# Title\n')],
    ['a text about bitmaps', Buffer.from('BMP is a format')],
    ['HTML', Buffer.from('<!doctype html>')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['half a signature', Buffer.from('\x89PN', 'latin1')],
    ['a film', ftyp('isom', 'mp42')],
    ['sound in the same container as WebP', Buffer.from('RIFF\0\0\0\0WAVE', 'latin1')],
    ['a PDF further behind', Buffer.from('the header is %PDF-1.7')],
  ])('is none for %s', (_, head) => {
    expect(sniffMediaType(head)).toBeUndefined();
  });
});

it('has no signature for text', () => {
  expect(['text/plain', 'image/svg+xml', '', 'constructor'].filter(hasSignature)).toEqual([]);
});
