// OpenClaw's `session` section: here when a conversation begins anew, and how much is kept.

import type { z } from 'zod';
import { notSupported, openClawObject } from './keys.ts';
import { byteSize, duration, oneOf, wholeNumber } from './values.ts';

/** As many as a timer of the store can be asked about: some twenty years. */
const MOST_MINUTES = 10_000_000;
const minutes = () => wholeNumber(1, MOST_MINUTES, 'minutes');

export const sessionSchema = openClawObject({
  reset: openClawObject({
    mode: oneOf(['none', 'daily', 'idle']).optional(),
    atHour: wholeNumber(0, 23).optional(),
    idleMinutes: minutes().optional(),
  }).optional(),
  /** Older files: the same as a reset by idleness. */
  idleMinutes: minutes().optional(),
  maintenance: openClawObject({
    mode: oneOf(['enforce', 'warn']).optional(),
    pruneAfter: duration().optional(),
    /** Older files. */
    pruneDays: wholeNumber(1, 36_500, 'days').optional(),
    maxEntries: wholeNumber(1, undefined, 'sessions').optional(),
    maxDiskBytes: byteSize().optional(),
    ...notSupported([
      'archiveDashboardAfter',
      'coldStorage',
      'highWaterBytes',
      'preserveRecent',
      'resetArchiveRetention',
      'rotateBytes',
    ]),
  }).optional(),
  ...notSupported([
    'agentToAgent',
    'dmScope',
    'groupScope',
    'identityLinks',
    'mainKey',
    'maxRecentTurns',
    'notifyOnCreate',
    'parentForkMaxTokens',
    'resetByChannel',
    'resetByType',
    'resetTriggers',
    'scope',
    'sendPolicy',
    'sharing',
    'store',
    'threadBindings',
    'transcriptRetentionDays',
    'typingIntervalSeconds',
    'typingMode',
  ]),
});

export type SessionSection = z.infer<typeof sessionSchema>;
