// OpenClaw's `logging` section: how much is said.

import type { z } from 'zod';
import { notSupported, openClawObject } from './keys.ts';
import { oneOf } from './values.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export const loggingSchema = openClawObject({
  level: oneOf(LOG_LEVELS).optional(),
  /** Wins over `level`, which is OpenClaw's for its log file. */
  consoleLevel: oneOf(LOG_LEVELS).optional(),
  ...notSupported(['consoleStyle', 'file', 'maxFileBytes', 'redactPatterns', 'redactSensitive']),
});

export type LoggingSection = z.infer<typeof loggingSchema>;
