// The `clawgate` section: what OpenClaw has no key for. It is ours alone, so an unknown key is an error.

import type { z } from 'zod';
import { ownObject } from './keys.ts';
import { bytes, milliseconds, oneOf, wholeNumber } from './values.ts';

export const clawgateSchema = ownObject({
  /** Hold answers against the contract before they leave: not at all, to log, or to refuse them. */
  validateResponses: oneOf(['off', 'log', 'fail']).optional(),
  stream: ownObject({
    /** Silence after which a stream gets a comment line; 0: never. */
    keepAliveMs: milliseconds().optional(),
  }).optional(),
  /** What running requests get after SIGTERM. */
  shutdownGraceMs: milliseconds().optional(),
  embeddings: ownObject({
    maxInputs: wholeNumber(1, undefined, 'inputs').optional(),
    maxBodyBytes: bytes().optional(),
  }).optional(),
});

export type ClawgateSection = z.infer<typeof clawgateSchema>;
