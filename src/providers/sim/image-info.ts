// What can be told of an image without decoding it: how many bytes it has and, from its header, its size in pixels.

import type { ImagePart } from '../../core/messages.ts';

export type PixelSize = { readonly width: number; readonly height: number };

export type ImageInfo = { readonly bytes: number; readonly size: PixelSize | undefined };

// JPEG puts its size after metadata of any length; a colour profile and a thumbnail fit in this.
const HEADER_BYTES = 256 * 1024;

/** Reads the header. A header that is not understood leaves `size` undefined; nothing is thrown. */
export function readImageInfo(image: ImagePart): ImageInfo {
  const { base64 } = image;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  const bytes = Math.max(0, Math.floor((base64.length * 3) / 4) - padding);
  const head = Buffer.from(base64.slice(0, Math.ceil(HEADER_BYTES / 3) * 4), 'base64');
  return { bytes, size: readPng(head) ?? readGif(head) ?? readWebp(head) ?? readJpeg(head) };
}

/** `an image (image/png, 12.3 kB, 640 × 480 pixels)`. */
export function describeImage(image: ImagePart): string {
  const { bytes, size } = readImageInfo(image);
  const length = bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
  const pixels = size === undefined ? '' : `, ${size.width} × ${size.height} pixels`;
  return `an image (${image.mediaType}, ${length}${pixels})`;
}

/** Tokens an image counts for, by OpenAI's published rule: 85, and unless `low` 170 for each tile of 512 pixels. */
export function countImageTokens(image: ImagePart): number {
  const size = image.detail === 'low' ? undefined : readImageInfo(image).size;
  if (size === undefined || size.width === 0 || size.height === 0) return 85;
  const fit = Math.min(1, 2048 / Math.max(size.width, size.height));
  const shrink = Math.min(fit, 768 / Math.min(size.width, size.height));
  const tiles = Math.ceil((size.width * shrink) / 512) * Math.ceil((size.height * shrink) / 512);
  return 85 + 170 * Math.max(1, tiles);
}

function readPng(head: Buffer): PixelSize | undefined {
  if (head.length < 24 || head.toString('latin1', 1, 4) !== 'PNG') return undefined;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

function readGif(head: Buffer): PixelSize | undefined {
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'GIF') return undefined;
  return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
}

/** The three forms of WebP keep their size in three ways: lossy, lossless, extended. */
function readWebp(head: Buffer): PixelSize | undefined {
  if (head.length < 30 || head.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}

function readJpeg(head: Buffer): PixelSize | undefined {
  if (head.length < 4 || head.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 <= head.length) {
    if (head[at] !== 0xff) return undefined;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isFrameHeader(marker)) {
      return { width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) };
    } else at += 2 + head.readUInt16BE(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15 without the three numbers in between that mean other things. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
