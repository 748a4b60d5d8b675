import { describe, expect, it } from 'vitest';
import { countImageTokens, readImageInfo } from '../../../src/providers/sim/image-info.ts';

/** Headers by the formats' specifications, as far as their sizes. */
const PNG = [
  0x89,
  ...Buffer.from('PNG\r\n\x1a\n'),
  0,
  0,
  0,
  13,
  ...Buffer.from('IHDR'),
  0,
  0,
  2,
  0x80,
  0,
  0,
  1,
  0xe0,
];
const GIF = [...Buffer.from('GIF89a'), 0x40, 0x01, 0xf0, 0x00, 0];
const JPEG = [
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  16,
  ...Buffer.from('JFIF\0'),
  1,
  1,
  0,
  0,
  1,
  0,
  1,
  0,
  0,
  0xff,
  0xff,
  0xc2,
  0,
  17,
  8,
  0x04,
  0x38,
  0x07,
  0x80,
  3,
  1,
];
const webp = (...chunk: readonly number[]): number[] => [
  ...Buffer.from('RIFF'),
  0,
  0,
  0,
  0,
  ...Buffer.from('WEBP'),
  ...chunk,
];
const LOSSY = webp(...Buffer.from('VP8 '), 0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 0x03, 0x58, 0x42);
const LOSSLESS = webp(...Buffer.from('VP8L'), 0, 0, 0, 0, 0x2f, 0x1f, 0x43, 0x16, 0x00, 0, 0, 0, 0, 0);
const EXTENDED = webp(...Buffer.from('VP8X'), 10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 0x07, 0x00, 0x37, 0x04, 0x00);

function image(bytes: readonly number[]): Parameters<typeof readImageInfo>[0] {
  return { type: 'image', mediaType: 'image/x', base64: Buffer.from(bytes).toString('base64') };
}

describe('readImageInfo', () => {
  it.each([
    ['PNG', PNG, 640, 480],
    ['GIF', GIF, 320, 240],
    ['JPEG', JPEG, 1920, 1080],
    ['lossy WebP', LOSSY, 800, 600],
    ['lossless WebP', LOSSLESS, 800, 90],
    ['extended WebP', EXTENDED, 1920, 1080],
  ])('reads the size of a %s', (_title, bytes, width, height) => {
    expect(readImageInfo(image(bytes))).toEqual({ bytes: bytes.length, size: { width, height } });
  });

  it('reads no size from what is cut off or no image', () => {
    for (const bytes of [PNG, GIF, JPEG, LOSSY, LOSSLESS, EXTENDED]) {
      for (let length = 0; length < Math.min(bytes.length, 9); length += 1) {
        expect(readImageInfo(image(bytes.slice(0, length)))).toEqual({ bytes: length, size: undefined });
      }
    }
    expect(readImageInfo(image([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0, 1, 2])).size).toBeUndefined();
    expect(readImageInfo({ type: 'image', mediaType: 'x', base64: '!!!' }).size).toBeUndefined();
  });
});

describe('countImageTokens', () => {
  it('counts tiles of 512 pixels after fitting the image, and 85 for low detail or an unknown size', () => {
    expect(countImageTokens(image(PNG))).toBe(85 + 170 * 2);
    expect(countImageTokens(image(JPEG))).toBe(85 + 170 * 6);
    expect(countImageTokens({ ...image(JPEG), detail: 'low' })).toBe(85);
    expect(countImageTokens(image([1, 2, 3]))).toBe(85);
  });
});
