// The settings of one simulated model: `params` of a model entry under a provider with `api: "sim"`.

import type { z } from 'zod';
import { ownObject } from './keys.ts';
import { flag, milliseconds, positiveNumber, wholeNumber } from './values.ts';

export const simParametersSchema = ownObject({
  /** Absent: as fast as it is read. */
  tokensPerSecond: positiveNumber('tokens').optional(),
  timeToFirstTokenMs: milliseconds().optional(),
  /** May a message ask for a fault? Never on by itself. */
  allowDirectives: flag().optional(),
  fault: ownObject({
    status: wholeNumber(400, 599).optional(),
    retryAfterSeconds: wholeNumber(0, undefined, 'seconds').optional(),
    delayMs: milliseconds().optional(),
    breakAfterTokens: wholeNumber(0, undefined, 'tokens').optional(),
  }).optional(),
});

export type SimParameters = z.infer<typeof simParametersSchema>;
