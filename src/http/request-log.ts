// The one log line of what was asked, over HTTP or in a turn of a WebSocket connection.

import type { Logger } from 'pino';
import type { AppError } from '../errors.ts';
import { describeCause } from './describe-cause.ts';

/** Writes the line at the level that its outcome deserves; adds what is known of a failure to `fields`. */
export function logRequest(
  logger: Logger,
  fields: Record<string, unknown>,
  error: AppError | undefined,
): void {
  if (error === undefined) {
    logger.info(fields, 'request');
    return;
  }
  fields.code = error.code;
  if (error.param !== null) fields.param = error.param;
  if (error.status < 500) {
    logger.warn(fields, 'request');
    return;
  }
  fields.cause = describeCause(error);
  logger.error(fields, 'request');
}
