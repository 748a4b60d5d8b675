// The message that tells a client on a socket what went wrong, in place of a turn's events or as their last one.

import { type AppError, toWireError } from '../../errors.ts';

/** As text. `headers` is there only when the error says when to come back. */
export function errorMessage(error: AppError): string {
  const { status, retryAfterSeconds } = error;
  const seconds = Math.ceil(retryAfterSeconds ?? Number.NaN);
  const headers = Number.isSafeInteger(seconds)
    ? { headers: { 'retry-after': String(Math.max(0, seconds)) } }
    : {};
  return JSON.stringify({ type: 'error', status, error: toWireError(error), ...headers });
}
