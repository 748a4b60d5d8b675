// Header values across the gap between Node's Latin-1 and the UTF-8 that people mean.

import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';

const MAX_OWN_HEADER_BYTES = 512;
const NOT_ASCII = /[\u0080-\uffff]/;
const NOT_PRINTABLE_ASCII = /[^\x20-\x7e]/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A header of a request, read as UTF-8; an empty one counts as absent. Throws `invalid_header` when it is not UTF-8. */
export function readHeader({ headers }: IncomingMessage, name: string): string | undefined {
  const key = name.toLowerCase();
  const value = headers[key];
  if (value === undefined || value === '') return undefined;
  return readHeaderValue(key, Array.isArray(value) ? value.join(', ') : value);
}

/** A received value as UTF-8; Node shows each byte as a Latin-1 character. Throws `invalid_header`. */
export function readHeaderValue(name: string, value: string): string {
  if (!NOT_ASCII.test(value)) return value;
  try {
    return utf8.decode(Buffer.from(value, 'latin1'));
  } catch (cause) {
    throw new AppError('invalid_header', `The value of ${name} is not valid UTF-8.`, { param: name, cause });
  }
}

/** Holds a received `x-openclaw-*` value against the length limit. Throws `invalid_header`. */
export function checkHeaderLength(name: string, value: string): void {
  // Latin-1 has one character per byte.
  if (value.length > MAX_OWN_HEADER_BYTES && name.startsWith('x-openclaw-')) {
    const message = `The value of ${name} is ${value.length} bytes long; at most ${MAX_OWN_HEADER_BYTES} are allowed.`;
    throw new AppError('invalid_header', message, { param: name });
  }
}

/** A value that may be sent: unchanged if it is printable ASCII, else percent-encoded so that it decodes exactly. */
export function toHeaderValue(value: string): string {
  if (!NOT_PRINTABLE_ASCII.test(value)) return value;
  let encoded = '';
  for (const byte of Buffer.from(value, 'utf8')) {
    // The percent sign too, or decoding would turn a literal `%41` into `A`.
    const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
    encoded += plain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}
