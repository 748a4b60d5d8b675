// Bytes to text: UTF-8, UTF-16 by its mark, or what the caller or the server declares. Nothing is guessed, and nothing
// is replaced: what is not text is refused.

/** Undefined for bytes that are not text in the encoding that they are in, or that is declared. */
export function decodeText(bytes: Buffer, charset: string | undefined): string | undefined {
  const marked = markedEncoding(bytes);
  const candidates = marked === undefined ? ['utf-8', ...(charset === undefined ? [] : [charset])] : [marked];
  for (const encoding of candidates) {
    const text = decodeAs(bytes, encoding);
    // NUL is a character of UTF-8 too, but of no text.
    if (text !== undefined && !text.includes('\0')) return text;
  }
  return undefined;
}

function markedEncoding(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeAs(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
