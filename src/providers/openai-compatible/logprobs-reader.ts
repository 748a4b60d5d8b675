// Log probabilities of the chat wire.

import type { TextLogprob, TokenLogprob } from '../../core/model-events.ts';
import { isPlainObject } from '../../lib/plain-object.ts';

/** What OpenAI writes for a token too unlikely to have a number. */
const LOWEST_LOGPROB = -9999;

/** The tokens of `logprobs.content`; undefined when there are none. */
export function readLogprobs(content: unknown): readonly TextLogprob[] | undefined {
  if (!Array.isArray(content) || content.length === 0) return undefined;
  return content.filter(isPlainObject).map((entry) => ({
    ...readToken(entry),
    top: Array.isArray(entry.top_logprobs) ? entry.top_logprobs.filter(isPlainObject).map(readToken) : [],
  }));
}

function readToken({ token, logprob, bytes }: Readonly<Record<string, unknown>>): TokenLogprob {
  return {
    token: String(token ?? ''),
    logprob: typeof logprob === 'number' && Number.isFinite(logprob) ? logprob : LOWEST_LOGPROB,
    bytes: Array.isArray(bytes) && bytes.every(isByte) ? bytes : null,
  };
}

function isByte(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 256;
}
