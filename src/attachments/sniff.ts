// What bytes are by their first ones, whatever they are said to be.

/** How many bytes a verdict needs at most. */
export const SNIFFED_BYTES = 1_024;

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const HEIF_BRANDS = new Set(['mif1', 'msf1', 'mif2']);

/** The types that have a signature: bytes without it are not of such a type. */
const SIGNATURES: readonly (readonly [string, (head: Buffer) => boolean])[] = [
  ['image/png', startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', startsWith('\xff\xd8\xff')],
  ['image/gif', (head) => /^GIF8[79]a/.test(head.toString('latin1', 0, 6))],
  ['image/webp', (head) => /^RIFF....WEBP/s.test(head.toString('latin1', 0, 12))],
  ['image/heic', (head) => brandOf(head) === 'image/heic'],
  ['image/heif', (head) => brandOf(head) === 'image/heif'],
  ['image/avif', (head) => brandOf(head) === 'image/avif'],
  ['image/tiff', (head) => /^(?:II\*\0|MM\0\*)/.test(head.toString('latin1', 0, 4))],
  // Two letters could begin a text; the four bytes behind the length are zero in a bitmap.
  ['image/bmp', (head) => /^BM.{4}\0{4}/s.test(head.toString('latin1', 0, 10))],
  ['application/pdf', startsWith('%PDF-')],
  ['application/zip', startsWith('PK\x03\x04')],
  ['application/gzip', startsWith('\x1f\x8b')],
  ['application/x-ole-storage', startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
];

/** The media type that the bytes show, or undefined: text shows none. */
export function sniffMediaType(head: Buffer): string | undefined {
  return SIGNATURES.find(([, matches]) => matches(head))?.[0];
}

/** True when every file of the type shows it by its first bytes. */
export function hasSignature(mediaType: string): boolean {
  return SIGNATURES.some(([type]) => type === mediaType);
}

function startsWith(signature: string): (head: Buffer) => boolean {
  const bytes = Buffer.from(signature, 'latin1');
  return (head) => head.subarray(0, bytes.length).equals(bytes);
}

/** The ISO container of HEIC and AVIF names its kind first, or among the kinds that it is compatible with. */
function brandOf(head: Buffer): string | undefined {
  if (head.toString('latin1', 4, 8) !== 'ftyp') return undefined;
  const end = Math.min(head.length, head.readUInt32BE(0), 128);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) brands.push(head.toString('latin1', at, at + 4));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
  if (brands.some((brand) => HEIC_BRANDS.has(brand))) return 'image/heic';
  return brands.some((brand) => HEIF_BRANDS.has(brand)) ? 'image/heif' : undefined;
}
