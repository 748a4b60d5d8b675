// Large texts in portions, so that others get their turn between two of them.

/** The text in parts of at most so many UTF-16 units. Parts end before a blank where there is one. */
export function* chunks(text: string, maxCharacters: number): Generator<string> {
  let start = 0;
  while (text.length - start > maxCharacters) {
    const space = text.lastIndexOf(' ', start + maxCharacters);
    const end = space > start ? space : start + maxCharacters;
    yield text.slice(start, end);
    start = end;
  }
  yield text.slice(start);
}
