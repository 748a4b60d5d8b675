// Work that is done again and again in the background.

export type RepeatedTask = {
  /** No further one begins; one that is under way goes on. */
  stop(): void;
  readonly isStopped: boolean;
};

/**
 * Does the task after `firstAfterMs`, and again each time that `everyMs` have passed since it ended, so that a slow one
 * never runs beside itself. Keeps no process alive. The task has to deal with its own failures.
 */
export function repeatTask(
  task: () => Promise<void>,
  { firstAfterMs, everyMs }: { readonly firstAfterMs: number; readonly everyMs: number },
): RepeatedTask {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const schedule = (afterMs: number): void => {
    if (isStopped) return;
    timer = setTimeout(() => void task().finally(() => schedule(everyMs)), afterMs);
    timer.unref();
  };

  schedule(firstAfterMs);
  return {
    get isStopped() {
      return isStopped;
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
