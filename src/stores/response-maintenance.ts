// Keeps the stored responses within the configured limits, and ends those that a process left behind: shortly after
// the start, then every hour.

import type { Logger } from 'pino';
import type { ResponsePruneLimits, ResponseStore } from '../core/responses/response-store.ts';

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
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const schedule = (afterMs: number): void => {
    if (isStopped) return;
    timer = setTimeout(() => void maintain().finally(() => schedule(everyMs)), afterMs);
    timer.unref();
  };

  const maintain = async (): Promise<void> => {
    try {
      await settle();
      const deleted = await store.prune(limits());
      if (deleted > 0) logger.info({ responses: deleted }, 'responses beyond the limits were deleted');
    } catch (error) {
      if (!isStopped)
        logger.error({ cause: describe(error) }, 'stored responses could not be looked through');
    }
  };

  schedule(firstAfterMs);
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** The store's own words for callers hold no path; the cause behind them does. */
function describe(error: unknown): string {
  return String(error instanceof Error && error.cause !== undefined ? error.cause : error);
}
