// The words for a backend that answers a good status with something else than a chat completion.

import { AppError, toAppError } from '../../errors.ts';

/** `got` completes "answered with …". */
export function invalidResponse(providerId: string, got: string, cause?: unknown): AppError {
  return new AppError(
    'upstream_invalid_response',
    `The backend ${providerId} answered with ${got}. The operator checks models.providers.${providerId}.baseUrl and .api.`,
    { cause },
  );
}

/** What reading an answer threw. An answer that is nested deeper than the stack is the backend's doing. */
export function toReadFailure(thrown: unknown, providerId: string): AppError {
  if (thrown instanceof RangeError) return invalidResponse(providerId, 'values nested too deeply', thrown);
  return toAppError(thrown);
}
