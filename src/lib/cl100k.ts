// The cl100k_base encoding of OpenAI's embedding models. Its tables take about 120 ms and 40 MB to load, so
// they are loaded on first use: most gateways never need them.

type Encoding = typeof import('gpt-tokenizer/encoding/cl100k_base');

export type Tokenizer = {
  /** The number of tokens of a text. Text that looks like a special token counts as text. */
  count(text: string): number;
  /** The text of token ids; undefined when an id is not one of the encoding's. */
  decode(tokens: readonly number[]): string | undefined;
};

const TEXT_ONLY = { disallowedSpecial: new Set<string>() };

let loading: Promise<Tokenizer> | undefined;

/** The tokenizer; the second call gets what the first one loaded. */
export function loadCl100k(): Promise<Tokenizer> {
  loading ??= import('gpt-tokenizer/encoding/cl100k_base').then(toTokenizer);
  return loading;
}

function toTokenizer(encoding: Encoding): Tokenizer {
  return {
    count: (text) => encoding.countTokens(text, TEXT_ONLY),
    decode: (tokens) => {
      try {
        return encoding.decode(tokens);
      } catch {
        return undefined;
      }
    },
  };
}
