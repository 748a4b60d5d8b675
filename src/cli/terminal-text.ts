// Text that somebody else wrote, made fit for a terminal: nothing in it moves the cursor, changes colours or turns
// the direction of reading, and how many columns it takes is known.

/**
 * Control characters but line feed and tab, marks that reorder the text around them, line separators that only some
 * programs know, and halves of characters.
 */
const UNSAFE = /[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** The text with every unsafe character written out, as `\x1b`. Line feeds and tabs stay; CR LF becomes LF. */
export function safeText(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
}

/** As `safeText`, on one line: line feeds and tabs are written out too. */
export function safeLine(text: string): string {
  return safeText(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** JSON on one line that a terminal shows harmlessly; it parses to exactly the given value. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replaceAll(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** East Asian wide and full-width characters, and what is drawn as a picture. */
const WIDE =
  /^(?:\p{Emoji_Presentation}|.\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}])/u;
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]/u;
const PLAIN = /^[\x20-\x7e]*$/;

/** How many columns a line of text takes. */
export function displayWidth(line: string): number {
  if (PLAIN.test(line)) return line.length;
  let width = 0;
  for (const { segment } of graphemes.segment(line)) width += segmentWidth(segment);
  return width;
}

/** The line cut in its middle, where names differ least, so that it takes at most so many columns. */
export function fitWidth(line: string, columns: number): string {
  if (displayWidth(line) <= columns) return line;
  const segments = [...graphemes.segment(line)].map(({ segment }) => segment);
  const head = takeWidth(segments, Math.ceil((columns - 1) / 2));
  const tail = takeWidth(segments.toReversed(), Math.floor((columns - 1) / 2)).toReversed();
  return `${head.join('')}…${tail.join('')}`;
}

function takeWidth(segments: readonly string[], columns: number): string[] {
  let left = columns;
  const end = segments.findIndex((segment) => {
    left -= segmentWidth(segment);
    return left < 0;
  });
  return segments.slice(0, end === -1 ? undefined : end);
}

function segmentWidth(segment: string): number {
  if (WIDE.test(segment)) return 2;
  return ZERO_WIDTH.test(segment) ? 0 : 1;
}
