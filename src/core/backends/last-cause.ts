// What a caller is told when nobody could serve. Knows nothing of the order in which it came about.

import { AppError } from '../../errors.ts';

/** What a limit of the rate leaves behind. */
export type Limit = {
  /** When it ends, by the clock, where the backend has named it. */
  readonly untilMs: number | undefined;
};

/**
 * The last failure: its status is what the caller gets. When all that were asked are limited, whoever is free first
 * may serve then, so that time is told. `limits` has one member for each that was asked, undefined for another failure.
 */
export function lastCause(
  failure: AppError | undefined,
  limits: readonly (Limit | undefined)[],
  nowMs: number,
): AppError {
  if (failure === undefined) return new AppError('internal_error', undefined, { cause: 'No backend.' });
  if (failure.code !== 'rate_limit_exceeded' || limits.includes(undefined)) return failure;
  const named = limits.map((limit) => limit?.untilMs).filter((untilMs) => untilMs !== undefined);
  return named.length === 0 ? failure : withRetryAfter(failure, Math.min(...named) - nowMs);
}

/** The same failure with another time to come back. */
export function withRetryAfter(failure: AppError, waitMs: number): AppError {
  const { code, message, cause, param, upstreamCode, upstreamStatus } = failure;
  return new AppError(code, message, {
    cause,
    param: param ?? undefined,
    upstreamCode,
    upstreamStatus,
    retryAfterSeconds: Math.max(0, Math.ceil(waitMs / 1_000)),
  });
}
