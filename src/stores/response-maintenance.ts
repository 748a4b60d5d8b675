// Keeps the stored responses within the configured limits, and ends those that a process left behind: shortly after
// the start, then every hour.

import type { Logger } from 'pino';
import type { ResponsePruneLimits, ResponseStore } from '../core/responses/response-store.ts';
import { causeText } from '../lib/cause-text.ts';
import { repeatTask } from '../lib/repeat-task.ts';

export type ResponseMaintenanceOptions = {
  readonly store: Pick<ResponseStore, 'prune'>;
  /** As of now. */
  readonly limits: () => ResponsePruneLimits;
  readonly settle: () => Promise<void>;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  /** 2 s unless given. */
  readonly firstAfterMs?: number | undefined;
  /** An hour unless given. */
  readonly everyMs?: number | undefined;
};

/** What fails is logged and tried again the next time. Keeps no process alive. */
export function startResponseMaintenance(options: ResponseMaintenanceOptions): { stop(): void } {
  const { store, limits, settle, logger, firstAfterMs = 2_000, everyMs = 3_600_000 } = options;
  const maintain = async (): Promise<void> => {
    try {
      await settle();
      const deleted = await store.prune(limits());
      if (deleted > 0) logger.info({ responses: deleted }, 'responses beyond the limits were deleted');
    } catch (error) {
      // A store that is closed meanwhile says so; nobody needs to know.
      if (repeated.isStopped) return;
      logger.error({ cause: causeText(error) }, 'stored responses could not be looked through');
    }
  };

  const repeated = repeatTask(maintain, { firstAfterMs, everyMs });
  return repeated;
}
