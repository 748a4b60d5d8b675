// One run at a time in a session, in order of arrival. Sessions never wait for each other. Knows nothing of stores.

import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../errors.ts';
import type { Clock, Sleep } from '../ambient.ts';
import type { SessionRef } from './session-store.ts';

export type SessionLanesOptions = {
  readonly clock: Clock;
  readonly sleep?: Sleep | undefined;
  /** Of one session; the run that is under way does not count. */
  readonly maxWaiting: number;
  readonly maxWaitMs: number;
};

export type SessionLanes = {
  /**
   * Waits for the session's earlier runs. Gives the function that lets the next one in, which may be called more than
   * once. Throws `session_queue_full` and `session_queue_timeout`; the signal's reason, at once, when that fires.
   */
  enter(ref: SessionRef, signal: AbortSignal): Promise<() => void>;
  /** How many runs of all sessions wait. */
  waiting(): number;
  /** Resolves when no session has a run under way. */
  idle(): Promise<void>;
};

/** A session with a run under way. There is no lane for the others. */
type Lane = { heldSinceMs: number; readonly waiters: Set<Waiter> };

/** Called when its turn has come. */
type Waiter = (release: () => void) => void;

/** Longer than most runs; whoever is told to wait that long has waited long enough. */
const MAX_RETRY_AFTER_SECONDS = 60;

const systemSleep: Sleep = (milliseconds, signal) => wait(milliseconds, undefined, { signal });

/** Lanes that no run is in yet. */
export function createSessionLanes(options: SessionLanesOptions): SessionLanes {
  const { clock, sleep = systemSleep, maxWaiting, maxWaitMs } = options;
  const lanes = new Map<string, Lane>();
  let waitingCount = 0;
  let onIdle: (() => void)[] = [];

  function releaseOf(key: string, lane: Lane): () => void {
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      const [next] = lane.waiters;
      if (next === undefined) {
        lanes.delete(key);
        if (lanes.size === 0) tellIdle();
        return;
      }
      lane.heldSinceMs = clock();
      next(releaseOf(key, lane));
    };
  }

  function tellIdle(): void {
    for (const tell of onIdle) tell();
    onIdle = [];
  }

  function waitForTurn(lane: Lane, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const settled = new AbortController();
      const leave = (): boolean => {
        if (!lane.waiters.delete(waiter)) return false;
        waitingCount -= 1;
        signal.removeEventListener('abort', onAbort);
        settled.abort();
        return true;
      };
      const onAbort = (): void => {
        if (leave()) reject(signal.reason);
      };
      const waiter: Waiter = (release) => {
        if (leave()) resolve(release);
      };
      lane.waiters.add(waiter);
      waitingCount += 1;
      signal.addEventListener('abort', onAbort, { once: true });
      sleep(maxWaitMs, settled.signal).then(
        () => leave() && reject(refusal('session_queue_timeout', lane)),
        // The wait was called off; what else can fail in it must not leave anybody waiting for ever.
        (thrown: unknown) => leave() && reject(thrown),
      );
    });
  }

  /** What has lasted for some time is best expected to last as long again. */
  function refusal(code: 'session_queue_full' | 'session_queue_timeout', lane: Lane): AppError {
    const heldSeconds = Math.ceil((clock() - lane.heldSinceMs) / 1000);
    const retryAfterSeconds = Math.min(Math.max(1, heldSeconds), MAX_RETRY_AFTER_SECONDS);
    return new AppError(code, undefined, { retryAfterSeconds });
  }

  return {
    async enter(ref, signal) {
      signal.throwIfAborted();
      const key = `${ref.agentId.length}:${ref.agentId}${ref.key}`;
      const lane = lanes.get(key);
      if (lane === undefined) {
        const own: Lane = { heldSinceMs: clock(), waiters: new Set() };
        lanes.set(key, own);
        return releaseOf(key, own);
      }
      if (lane.waiters.size >= maxWaiting) throw refusal('session_queue_full', lane);
      return waitForTurn(lane, signal);
    },
    waiting: () => waitingCount,
    async idle() {
      if (lanes.size > 0) await new Promise<void>((resolve) => onIdle.push(resolve));
    },
  };
}
