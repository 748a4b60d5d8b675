// Keeps the stored sessions within the configured limits, shortly after the start and then every hour.

import type { Logger } from 'pino';
import type { SessionsConfig } from '../config/config.ts';
import type { Clock } from '../core/ambient.ts';
import type { PruneLimits, SessionStore } from '../core/sessions/session-store.ts';
import { causeText } from '../lib/cause-text.ts';
import { repeatTask } from '../lib/repeat-task.ts';

export type MaintenanceOptions = {
  readonly store: Pick<SessionStore, 'prune'>;
  readonly maintenance: SessionsConfig['maintenance'];
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** An hour unless given. */
  readonly everyMs?: number | undefined;
};

/** The first requests after a start are not kept waiting by it. */
const FIRST_AFTER_MS = 10_000;
const HOUR_MS = 3_600_000;

/**
 * Deletes what is beyond the limits, or only tells what it would delete. One log line when there was something; what
 * fails is logged and tried again the next time. Keeps no process alive; without any limit it does nothing at all.
 */
export function startMaintenance(options: MaintenanceOptions): { stop(): void } {
  const { store, maintenance, clock, logger, everyMs = HOUR_MS } = options;
  const { mode, pruneAfterMs, maxSessions, maxDiskBytes } = maintenance;
  if (pruneAfterMs === undefined && maxSessions === undefined && maxDiskBytes === undefined) {
    return { stop() {} };
  }

  const prune = async (): Promise<void> => {
    const pruneLimits: PruneLimits = {
      unusedSinceMs: pruneAfterMs === undefined ? undefined : clock() - pruneAfterMs,
      maxSessions,
      maxBytes: maxDiskBytes,
      dryRun: mode === 'warn',
    };
    try {
      const pruned = await store.prune(pruneLimits);
      if (pruned.length === 0) return;
      const counts = { sessions: pruned.length, bytes: pruned.reduce((sum, { bytes }) => sum + bytes, 0) };
      if (mode === 'warn') logger.warn(counts, 'sessions are beyond the limits and would be deleted');
      else logger.info(counts, 'sessions beyond the limits were deleted');
    } catch (error) {
      // A store that is closed while it prunes says so; nobody needs to know.
      if (repeated.isStopped) return;
      logger.error({ cause: causeText(error) }, 'sessions could not be pruned');
    }
  };

  const repeated = repeatTask(prune, { firstAfterMs: FIRST_AFTER_MS, everyMs });
  return repeated;
}
