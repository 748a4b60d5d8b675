// What the simulator takes from its surroundings: time, so that tests need not wait for it.

import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../core/ambient.ts';

/** Waits. Ends early, by resolving or rejecting, when the signal fires. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export type SimDeps = {
  readonly clock: Clock;
  readonly sleep: Sleep;
};

/** The machine's own time, for the caller who builds the parts. */
export const SYSTEM_TIME: SimDeps = {
  clock: Date.now,
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
};
