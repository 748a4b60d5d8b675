// Cuts a stream of bytes into lines of bounded length. For what children write to stderr.

import { StringDecoder } from 'node:string_decoder';

export type LineSplitter = {
  write(chunk: Buffer): void;
  /** Gives out what is left. */
  end(): void;
};

/** Calls `onLine` for each line that is not empty, cut to `maxCharacters`; the rest of a longer line is thrown away. */
export function createLineSplitter(maxCharacters: number, onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let line = '';
  const endLine = (): void => {
    const whole = line.trimEnd();
    line = '';
    if (whole !== '') onLine(whole);
  };
  const append = (text: string): void => {
    if (line.length < maxCharacters) line += text.slice(0, maxCharacters - line.length);
  };
  return {
    write(chunk) {
      const [first = '', ...rest] = decoder.write(chunk).split('\n');
      append(first);
      for (const text of rest) {
        endLine();
        append(text);
      }
    },
    end() {
      append(decoder.end());
      endLine();
    },
  };
}
