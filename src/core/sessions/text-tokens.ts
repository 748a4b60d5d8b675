// How many tokens a text is, near enough to decide whether a conversation fits. Without a tokenizer: its tables take
// 40 MB, and every backend has another one. Measured against cl100k; rather above its count than below.

/** What a character is to the estimate. In a run of one kind, the first character costs more than those behind it. */
const SPACE = 0;
const BREAK = 1;
const SMALL = 2;
const CAPITAL = 3;
const DIGIT = 4;
const SIGN = 5;
const OTHER = 6;

/** Tokens of the first character of a run, by kind. A single space goes with the word behind it. */
const FIRST = [0, 0.8, 0.6, 0.8, 0.9, 0.8, 0];
/** Tokens of each further one. */
const FURTHER = [0.02, 0.1, 0.21, 0.5, 0.45, 0.45, 0];

const ASCII_KINDS = Uint8Array.from({ length: 128 }, (_, code) => kindOfAscii(code));

/** An estimate, not rounded. Linear in the text's length. */
export function textTokens(text: string): number {
  let tokens = 0;
  let previous = SPACE;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    const kind = code < 128 ? (ASCII_KINDS[code] ?? OTHER) : OTHER;
    tokens += tokensOf(kind, previous, code);
    previous = kind;
  }
  return tokens;
}

/** How many characters of a text, from `start` on, are no more than so many tokens. Never half of a character. */
export function charactersWithin(text: string, start: number, maxTokens: number): number {
  let tokens = 0;
  let previous = SPACE;
  for (let place = start; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    const kind = code < 128 ? (ASCII_KINDS[code] ?? OTHER) : OTHER;
    tokens += tokensOf(kind, previous, code);
    if (tokens > maxTokens) {
      // Pairs are the only characters beyond the basic plane, and they are never taken in half.
      const isPair = place > start && (text.codePointAt(place - 1) ?? 0) > 0xffff;
      return (isPair ? place - 1 : place) - start;
    }
    previous = kind;
  }
  return text.length - start;
}

function tokensOf(kind: number, previous: number, code: number): number {
  if (kind === OTHER) return tokensBeyondAscii(code);
  // A word may begin with a capital.
  const continues = kind === previous || (kind === SMALL && previous === CAPITAL);
  return (continues ? FURTHER[kind] : FIRST[kind]) ?? 1;
}

function tokensBeyondAscii(code: number): number {
  // Latin letters with marks break words into more pieces; Greek letters are mostly counted one by one.
  if (code < 0x400) return 1;
  const isCyrillic = code < 0x530;
  return isCyrillic ? 0.65 : 1.3;
}

function kindOfAscii(code: number): number {
  const character = String.fromCharCode(code);
  if (character === ' ') return SPACE;
  if (/\s/.test(character)) return BREAK;
  if (/[a-z]/.test(character)) return SMALL;
  if (/[A-Z]/.test(character)) return CAPITAL;
  return /[0-9]/.test(character) ? DIGIT : SIGN;
}
