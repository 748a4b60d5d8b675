// The words for a backend that answers a good status with something else than a chat completion.

import { AppError } from '../../errors.ts';

/** `got` completes "answered with …". */
export function invalidResponse(providerId: string, got: string, cause?: unknown): AppError {
  return new AppError(
    'upstream_invalid_response',
    `The backend ${providerId} answered with ${got}. The operator checks models.providers.${providerId}.baseUrl and .api.`,
    { cause },
  );
}
