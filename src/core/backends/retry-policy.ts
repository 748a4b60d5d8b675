// How long is waited before the same backend is asked again.

import type { AppError } from '../../errors.ts';

export type RetryPolicy = {
  /** Calls of one candidate, the first included. */
  readonly maxAttempts: number;
  /** The first wait at most, doubled with each further one; what is waited is a random part of it. */
  readonly baseDelayMs: number;
  /** No wait is longer: a backend that asks for more is not waited for. */
  readonly maxDelayMs: number;
};

/**
 * The wait after so many calls, the last of which failed so. What the backend asks for is kept exactly. Otherwise any
 * part of the longest wait, so that those who failed together do not come back together.
 */
export function retryWaitMs(
  { baseDelayMs, maxDelayMs }: RetryPolicy,
  calls: number,
  { retryAfterSeconds }: AppError,
  random: () => number,
): number {
  if (retryAfterSeconds !== undefined) return retryAfterSeconds * 1_000;
  return Math.round(random() * Math.min(baseDelayMs * 2 ** (calls - 1), maxDelayMs));
}
