// Text cut into sentences and paragraphs, in any script, Markdown and hard-wrapped lines included.

const MAX_SENTENCE_CHARACTERS = 500;
// A dot after these, or after a single capital, does not end a sentence.
const ABBREVIATION = /(?:^|[\s(])(?:mr|mrs|ms|dr|st|no|vs|e\.g|i\.e|etc|approx|inc|ltd|co|fig|p|[A-Z])\.$/i;
const END = /(?<![.!?…])[.!?…]+["'”’)\]]{0,3}(?=\s)|[。！？]+[」』）]*/gu;
const LIST_MARKER = /^\s*(?:[-*•+]|\d{1,3}[.)]|#{1,6}|>)\s+/;

/** The sentences in order, trimmed, without Markdown markers, none longer than 500 characters. */
export function sentences(text: string): string[] {
  return paragraphs(text).flat();
}

/** Blank lines and Markdown headings part paragraphs; each is the list of its sentences. */
export function paragraphs(text: string): string[][] {
  const found: string[][] = [];
  let lines: string[] = [];
  const close = (): void => {
    const parts = joinWrapped(lines).flatMap(splitLine);
    if (parts.length > 0) found.push(parts);
    lines = [];
  };
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    if (line.trim() === '') close();
    else {
      if (/^\s*#{1,6}\s/.test(line)) close();
      lines.push(line);
    }
  }
  close();
  return found;
}

/** Lines that only a narrow editor broke are one: the first goes on in small letters on the next. */
function joinWrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const bare = line.replace(LIST_MARKER, '');
    const last = joined.at(-1);
    if (last !== undefined && bare === line && !/[.!?:;|]\s*$/.test(last) && /^\s*\p{Ll}/u.test(line)) {
      joined[joined.length - 1] = `${last.trimEnd()} ${line.trim()}`;
    } else joined.push(bare);
  }
  return joined;
}

function splitLine(line: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of line.matchAll(END)) {
    const end = match.index + match[0].length;
    if (ABBREVIATION.test(line.slice(Math.max(start, end - 8), end))) continue;
    parts.push(line.slice(start, end));
    start = end;
  }
  parts.push(line.slice(start));
  return parts.flatMap((part) => cutLong(part.trim())).filter((part) => part !== '');
}

function cutLong(sentence: string): string[] {
  if (sentence.length <= MAX_SENTENCE_CHARACTERS) return [sentence];
  const pieces: string[] = [];
  let start = 0;
  while (sentence.length - start > MAX_SENTENCE_CHARACTERS) {
    const space = sentence.lastIndexOf(' ', start + MAX_SENTENCE_CHARACTERS);
    const end = space > start ? space : start + MAX_SENTENCE_CHARACTERS;
    pieces.push(sentence.slice(start, end).trim());
    start = end;
  }
  pieces.push(sentence.slice(start).trim());
  return pieces;
}
