// Wishes for faults and pace inside a message, `[[sim:status=429 retry-after=7]]`, for trying clients out by hand.
// Read only where the model's settings allow it, and only in the last user message.
//
// | directive                    | does                                                           |
// |------------------------------|----------------------------------------------------------------|
// | `status=429`                 | the backend refuses with this HTTP status, 400 to 599          |
// | `retry-after=7`              | with a Retry-After of so many seconds                          |
// | `delay=500`                  | waits so many milliseconds before anything else                |
// | `time-to-first-token=200`    | waits so many milliseconds before the first token              |
// | `tokens-per-second=20`       | the stream's pace                                              |
// | `break-after=5`              | the stream breaks off after so many tokens                     |
// | `reasoning`                  | reasoning text before the answer                               |
// | `refuse`                     | the model refuses to answer                                    |
// | `content-filter`             | a content filter cuts the answer off in its middle             |
//
// Several may stand in one pair of brackets, separated by blanks or commas.

import type { SimSettings } from '../../config/config.ts';
import { AppError } from '../../errors.ts';

export type Directives = {
  readonly settings: SimSettings;
  readonly reasoning: boolean;
  readonly refuse: boolean;
  readonly contentFilter: boolean;
};

/** Range of each number, both ends included; null for what takes no number. */
const KNOWN = {
  status: [400, 599],
  'retry-after': [0, 86_400],
  delay: [0, Number.MAX_SAFE_INTEGER],
  'time-to-first-token': [0, Number.MAX_SAFE_INTEGER],
  'tokens-per-second': [0.001, 1_000_000],
  'break-after': [0, Number.MAX_SAFE_INTEGER],
  reasoning: null,
  refuse: null,
  'content-filter': null,
} as const satisfies Record<string, readonly [number, number] | null>;

const DIRECTIVE = /\[\[sim:([^\]\n]*)\]\]/gi;

/**
 * The message without its directives, and the model's settings with theirs on top. Text stays as it is where
 * the settings allow none. Throws `invalid_value` for a directive that does not exist or has a wrong number.
 */
export function readDirectives(text: string, settings: SimSettings): Directives & { readonly text: string } {
  const values = new Map<string, number>();
  if (!settings.allowDirectives) return { text, ...apply(settings, values) };
  const rest = text.replace(DIRECTIVE, (_all, list: string) => {
    for (const entry of list.split(/[\s,]+/)) if (entry !== '') readEntry(entry, values);
    return '';
  });
  return {
    text: values.size === 0 ? text : rest.replace(/[ \t]{2,}/g, ' ').trim(),
    ...apply(settings, values),
  };
}

function readEntry(entry: string, values: Map<string, number>): void {
  const [key = '', written] = entry.toLowerCase().split('=', 2);
  if (!isKnown(key)) {
    throw refuse(
      `No simulator directive is called ${JSON.stringify(key)}. The known ones: ${Object.keys(KNOWN).join(', ')}.`,
    );
  }
  const range = KNOWN[key];
  if (range === null) {
    if (written !== undefined) throw refuse(`The simulator directive ${key} takes no value.`);
    values.set(key, 1);
    return;
  }
  const value = written === undefined || written === '' ? Number.NaN : Number(written);
  const isWhole = key === 'tokens-per-second' || Number.isInteger(value);
  if (!isWhole || !(value >= range[0] && value <= range[1])) {
    const limit = range[1] > 1_000_000 ? `from ${range[0]}` : `from ${range[0]} to ${range[1]}`;
    throw refuse(
      `The simulator directive ${key} takes a number ${limit}: [[sim:${key}=${Math.max(1, range[0])}]].`,
    );
  }
  values.set(key, value);
}

function isKnown(key: string): key is keyof typeof KNOWN {
  return Object.hasOwn(KNOWN, key);
}

function apply(settings: SimSettings, values: ReadonlyMap<string, number>): Directives {
  const { fault } = settings;
  return {
    settings: {
      ...settings,
      tokensPerSecond: values.get('tokens-per-second') ?? settings.tokensPerSecond,
      timeToFirstTokenMs: values.get('time-to-first-token') ?? settings.timeToFirstTokenMs,
      fault: {
        status: values.get('status') ?? fault?.status,
        retryAfterSeconds: values.get('retry-after') ?? fault?.retryAfterSeconds,
        delayMs: values.get('delay') ?? fault?.delayMs,
        breakAfterTokens: values.get('break-after') ?? fault?.breakAfterTokens,
      },
    },
    reasoning: values.has('reasoning'),
    refuse: values.has('refuse'),
    contentFilter: values.has('content-filter'),
  };
}

function refuse(message: string): AppError {
  return new AppError('invalid_value', message, { param: 'messages' });
}
