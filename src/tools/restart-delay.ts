// When a server of tools that failed may be started again. Pure but for the count it keeps.

export type RestartLimits = {
  /** After the first failure to start; doubled with each failure in a row. */
  readonly baseMs: number;
  readonly maxMs: number;
};

export type RestartDelay = {
  /** The server could not be started. */
  startFailed(nowMs: number): void;
  /** The server ended by itself, having been up since then. The first such end costs no wait. */
  crashed(nowMs: number, startedAtMs: number): void;
  /** No start before this time, in milliseconds since the epoch. */
  readonly retryAtMs: number;
};

export function createRestartDelay({ baseMs, maxMs }: RestartLimits): RestartDelay {
  let inARow = 0;
  let retryAtMs = 0;
  const wait = (nowMs: number, doublings: number): void => {
    retryAtMs = nowMs + Math.min(baseMs * 2 ** doublings, maxMs);
  };
  return {
    startFailed(nowMs) {
      inARow += 1;
      wait(nowMs, inARow - 1);
    },
    crashed(nowMs, startedAtMs) {
      // One that held on for longer than the longest wait has shown that it works.
      inARow = nowMs - startedAtMs > maxMs ? 1 : inARow + 1;
      if (inARow === 1) retryAtMs = nowMs;
      else wait(nowMs, inARow - 2);
    },
    get retryAtMs() {
      return retryAtMs;
    },
  };
}
