// Text as it is kept in SQLite, which knows only UTF-8: half a surrogate pair would become U+FFFD, and two keys one.

/** The text as the inside of a JSON string: itself, unless it holds quotes, backslashes, controls or half a pair. */
export function toStoredText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The text that was given to `toStoredText`. */
export function fromStoredText(stored: string): string {
  return stored.includes('\\') ? (JSON.parse(`"${stored}"`) as string) : stored;
}
