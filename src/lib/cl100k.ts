// The cl100k_base encoding of OpenAI's embedding models, in linear time. Its tables take about 100 ms and 40 MB to
// load, so they are loaded on first use: most gateways never need them.

type Encoding = Pick<
  typeof import('gpt-tokenizer/encoding/cl100k_base'),
  'countTokens' | 'decode' | 'encode'
>;

export type Cl100k = {
  /** The number of tokens of a text. Text that looks like a special token counts as text. */
  count(text: string): number;
  /** The tokens of a short text. */
  encode(text: string): readonly number[];
  /** The text of token ids; undefined when an id is not one of the encoding's. */
  decode(tokens: readonly number[]): string | undefined;
};

const AS_TEXT = { disallowedSpecial: new Set<string>() };
// Merging the bytes of one word takes time by the square of its length: 100,000 equal letters took ten seconds.
// Runs beyond this are cut, which adds at most a token a cut.
const MAX_RUN = 256;
const LONG_RUN = new RegExp(`\\S{${MAX_RUN + 1},}|\\s{${MAX_RUN + 1},}`, 'u');
const LONG_RUNS = new RegExp(LONG_RUN.source, 'gu');

/**
 * The byte 0xFF, which is never part of a character. The library decodes with one decoder for everybody, which keeps
 * the beginning of a character for whoever calls next; this byte behind the tokens makes it give out what it has.
 */
const FLUSH_TOKEN = 187;

/** The encoding; the tables are kept by the module system. */
export async function loadCl100k(): Promise<Cl100k> {
  return createCl100k(await import('gpt-tokenizer/encoding/cl100k_base'));
}

function createCl100k(encoding: Encoding): Cl100k {
  return {
    count(text) {
      let tokens = 0;
      for (const segment of segments(text)) tokens += encoding.countTokens(segment, AS_TEXT);
      return tokens;
    },
    encode: (text) => encoding.encode(text, AS_TEXT),
    decode(tokens) {
      try {
        return encoding.decode([...tokens, FLUSH_TOKEN]).slice(0, -1);
      } catch {
        encoding.decode([FLUSH_TOKEN]);
        return undefined;
      }
    },
  };
}

/** Parts that no token reaches across, long runs cut. Lone surrogates become U+FFFD, as the encoding does it. */
export function* segments(text: string): Generator<string> {
  const whole = text.toWellFormed();
  if (whole.length <= MAX_RUN || !LONG_RUN.test(whole)) {
    if (whole !== '') yield whole;
    return;
  }
  let start = 0;
  for (const match of whole.matchAll(LONG_RUNS)) {
    if (match.index > start) yield whole.slice(start, match.index);
    const run = match[0];
    for (let at = 0; at < run.length; ) {
      let end = Math.min(at + MAX_RUN, run.length);
      if (end < run.length && /[\uD800-\uDBFF]/.test(run.charAt(end - 1))) end -= 1;
      yield run.slice(at, end);
      at = end;
    }
    start = match.index + run.length;
  }
  if (start < whole.length) yield whole.slice(start);
}
