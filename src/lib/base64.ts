// Base64 text as it arrives in requests, judged without being decoded: it may be many megabytes.

/** True for standard base64 with its padding, of at least one byte. */
export function isBase64(text: string): boolean {
  return text !== '' && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

/** How many bytes a base64 text holds once decoded. */
export function decodedByteLength(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return Math.floor((base64.length * 3) / 4) - padding;
}
