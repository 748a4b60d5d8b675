// The first bytes of files of many types.

/** The box that an ISO container begins with: its kind, and the kinds that it is compatible with. */
export function ftyp(...[brand = '', ...compatible]: readonly string[]): Buffer {
  const box = Buffer.from(`\0\0\0\0ftyp${brand}\0\0\0\0${compatible.join('')}`, 'latin1');
  box.writeUInt32BE(box.length);
  return Buffer.concat([box, Buffer.from('\0\0\0\x08mdat', 'latin1')]);
}

/** An image of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

export const HEADS: Readonly<Record<string, Buffer>> = {
  'image/png': PNG,
  'image/jpeg': Buffer.from('ffd8ffe000104a46494600010100', 'hex'),
  'image/gif': Buffer.from('GIF89a\x01\0\x01\0', 'latin1'),
  'image/webp': Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'),
  'image/heic': ftyp('heic', 'mif1', 'heic'),
  'image/heif': ftyp('mif1', 'miaf'),
  'image/avif': ftyp('avif', 'mif1'),
  'image/tiff': Buffer.from('II*\0\x08\0\0\0', 'latin1'),
  'image/bmp': Buffer.from('BM\x46\0\0\0\0\0\0\0\x36\0\0\0', 'latin1'),
  'application/pdf': Buffer.from('%PDF-1.7\n'),
  'application/zip': Buffer.from('PK\x03\x04\x14\0', 'latin1'),
  'application/gzip': Buffer.from('1f8b0800', 'hex'),
  'application/x-ole-storage': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
};
