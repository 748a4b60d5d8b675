// Which backends have failed lately, and how long they are passed over for it. One for the whole gateway: what a run
// learns spares the next one. Knows nothing of what is tried instead.

import type { AppError } from '../../errors.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { Clock } from '../ambient.ts';

/** A backend model with one of its provider's keys: what fails and recovers by itself. */
export type Candidate = {
  /** `provider/model`. */
  readonly name: string;
  /** Which of the provider's keys is used, from 0. */
  readonly keyIndex: number;
};

export type CoolDown = {
  /** By the clock. */
  readonly untilMs: number;
  /** Present when the backend itself has named the time: what it says to calls before it. */
  readonly refusal: AppError | undefined;
};

/**
 * How long a failure keeps a backend out. `backoff`: longer with each failure in a row. `longest`: what only an
 * operator mends. `named`: the backend has said so; with `refusal` it answers no call before.
 */
export type CoolDownLength =
  | { readonly type: 'backoff' }
  | { readonly type: 'longest' }
  | { readonly type: 'named'; readonly forMs: number; readonly refusal: AppError | undefined };

export type Cooldowns = {
  /** Undefined for a candidate that is free. */
  find(candidate: Candidate): CoolDown | undefined;
  start(candidate: Candidate, length: CoolDownLength): void;
  /** The candidate has served: its failures are forgotten. */
  end(candidate: Candidate): void;
};

type Settings = { readonly clock: Clock; readonly baseMs: number; readonly maxMs: number };

/** Callers may name models of their own, so there is no end of names. */
const MAX_ENTRIES = 1_000;

/** A backend that asks for more is asked again all the same: it may have been mistaken, or paid. */
const LONGEST_NAMED_MS = 24 * 60 * 60 * 1_000;

/** Far beyond any `maxMs`, and still a number. */
const MOST_DOUBLINGS = 40;

type Entry = CoolDown & { readonly failures: number; readonly sinceMs: number };

/** No candidate cools down at first. `baseMs` is doubled with each failure in a row up to `maxMs`. */
export function createCooldowns({ clock, baseMs, maxMs }: Settings): Cooldowns {
  const entries = new Map<string, Entry>();

  const lengthMs = (length: CoolDownLength, failures: number): number => {
    switch (length.type) {
      case 'backoff':
        return Math.min(baseMs * 2 ** Math.min(failures - 1, MOST_DOUBLINGS), maxMs);
      case 'longest':
        return maxMs;
      case 'named':
        return Math.min(length.forMs, LONGEST_NAMED_MS);
      default:
        return unreachable(length);
    }
  };

  /** What failed long ago and not since has recovered, whether or not it was asked. */
  const failuresInARow = ({ failures, untilMs }: Entry, nowMs: number): number =>
    nowMs - untilMs <= maxMs ? failures : 0;

  return {
    find(candidate) {
      // The usual case, on the way of every run.
      if (entries.size === 0) return undefined;
      const entry = entries.get(keyOf(candidate));
      return entry !== undefined && isUnderWay(entry, clock()) ? entry : undefined;
    },
    start(candidate, length) {
      const key = keyOf(candidate);
      const nowMs = clock();
      const known = entries.get(key);
      const runsOn = known !== undefined && isUnderWay(known, nowMs);
      const failures = runsOn ? known.failures : 1 + (known === undefined ? 0 : failuresInARow(known, nowMs));
      const untilMs = nowMs + lengthMs(length, failures);
      const refusal = length.type === 'named' ? length.refusal : undefined;
      const begun: Entry = { failures, sinceMs: nowMs, untilMs, refusal };
      // Calls that were under way together fail together: that is one failure, and it takes nothing from a longer wait.
      const entry = runsOn && known.untilMs > untilMs ? known : begun;
      // Taken out first: what failed last stands last, so that the oldest is what is forgotten.
      entries.delete(key);
      entries.set(key, entry);
      const [oldest] = entries.keys();
      if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
    },
    end(candidate) {
      if (entries.size > 0) entries.delete(keyOf(candidate));
    },
  };
}

/** Over as well when the clock was set back behind its beginning: it could last for days. */
function isUnderWay({ sinceMs, untilMs }: Entry, nowMs: number): boolean {
  return sinceMs <= nowMs && nowMs < untilMs;
}

function keyOf({ name, keyIndex }: Candidate): string {
  return `${keyIndex} ${name}`;
}
