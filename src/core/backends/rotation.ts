// Whose turn it is when backends fail: first all keys of a model, then the next model, with waits in between where
// waiting helps. Decides what is called and when; knows nothing of what is asked or answered.

import { AppError } from '../../errors.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { Clock, Sleep } from '../ambient.ts';
import type { Attempt } from './backend.ts';
import type { Candidate, CoolDown, Cooldowns } from './cooldowns.ts';
import { type Limit, lastCause, withRetryAfter } from './last-cause.ts';
import { coolDownLength, isUnsupported, type Reaction, reactionTo } from './reactions.ts';
import { type RetryPolicy, retryWaitMs } from './retry-policy.ts';

export type RotationDependencies = {
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** From 0 up to 1, exclusive. */
  readonly random: () => number;
  readonly cooldowns: Cooldowns;
  readonly retry: RetryPolicy;
  /** Told of every call once its outcome is known, and of every candidate that is passed over. */
  readonly onAttempt: (attempt: Attempt) => void;
};

type Turn<Kind> = {
  readonly candidate: Kind;
  calls: number;
  /** When it may be called again; undefined: at once. */
  dueMs: number | undefined;
  /** It will not be called any more. */
  isOver: boolean;
  /** It is passed over, and why. */
  coolDown: CoolDown | undefined;
  /** Present when the last that was heard of it is a limit of its rate. */
  limit: Limit | undefined;
};

export class Rotation<Kind extends Candidate> {
  readonly #deps: RotationDependencies;
  readonly #turns: readonly Turn<Kind>[];
  readonly #deadlineMs: number | undefined;
  /** Called next, before any other. */
  #again: Turn<Kind> | undefined;
  #current: Turn<Kind> | undefined;
  #startedAtMs = 0;
  #isDecided = false;
  #hasLastResort = true;
  #failure: AppError | undefined;

  /** `candidates` in the order of preference, the keys of a model one after another. */
  constructor(
    deps: RotationDependencies,
    candidates: readonly Kind[],
    /** By the clock: nothing is begun after it, and no wait goes beyond it. */
    deadlineMs: number | undefined,
  ) {
    this.#deps = deps;
    this.#deadlineMs = deadlineMs;
    this.#turns = candidates.map((candidate) => ({
      candidate,
      calls: 0,
      dueMs: undefined,
      isOver: false,
      coolDown: undefined,
      limit: undefined,
    }));
  }

  /**
   * The candidate to call, as soon as it may be called; undefined when none is left, and `failure` says why. Rejects
   * when the signal fires while it waits.
   */
  async next(signal: AbortSignal): Promise<Kind | undefined> {
    const turn = this.#choose();
    if (turn === undefined) return undefined;
    const { clock, sleep, retry } = this.#deps;
    // No longer than a wait may be: a clock that was set back since would make hours of it.
    const waitMs = turn.dueMs === undefined ? 0 : Math.min(turn.dueMs - clock(), retry.maxDelayMs);
    if (waitMs > 0) await sleep(waitMs, signal);
    turn.calls += 1;
    this.#current = turn;
    this.#startedAtMs = clock();
    return turn.candidate;
  }

  /** The call gives an answer, which may still break. */
  served(): void {
    this.#report('ok');
  }

  /** The answer is whole. */
  completed(): void {
    const turn = this.#current;
    if (turn !== undefined) this.#deps.cooldowns.end(turn.candidate);
  }

  /** The answer broke after a part of it was given away: nothing is tried again for it. */
  broke(failure: AppError): void {
    const turn = this.#current;
    this.#isDecided = true;
    this.#failure = failure;
    if (turn !== undefined) this.#coolDown(turn, failure, reactionTo(failure));
  }

  /** Nobody waits for the call any more. */
  cancelled(): void {
    this.#report('cancelled');
  }

  /** The call failed before anything of it was given away. */
  failed(failure: AppError): void {
    const turn = this.#current;
    this.#report(failure.code, failure.upstreamStatus);
    this.#failure = failure;
    if (turn !== undefined) this.#react(turn, failure);
  }

  /** What the caller is told when no candidate served: the last cause. */
  get failure(): AppError {
    const asked = this.#turns.filter(({ calls, limit }) => calls > 0 || limit !== undefined);
    return lastCause(
      this.#failure,
      asked.map(({ limit }) => limit),
      this.#deps.clock(),
    );
  }

  #choose(): Turn<Kind> | undefined {
    if (this.#isDecided) return undefined;
    if (this.#remainingMs() <= 0) {
      this.#failure = new AppError('run_timeout', undefined, { cause: this.#failure });
      return undefined;
    }
    const again = this.#again;
    this.#again = undefined;
    if (again !== undefined) return again;
    let waiting: Turn<Kind> | undefined;
    for (const turn of this.#turns) {
      // Its other keys come before the wait, other models after it.
      if (waiting !== undefined && turn.candidate.name !== waiting.candidate.name) break;
      if (turn.isOver || this.#isPassedOver(turn)) continue;
      if (turn.dueMs === undefined) return turn;
      if (waiting?.dueMs === undefined || turn.dueMs < waiting.dueMs) waiting = turn;
    }
    return waiting ?? this.#lastResort();
  }

  #isPassedOver(turn: Turn<Kind>): boolean {
    if (turn.calls > 0) return false;
    if (turn.coolDown !== undefined) return true;
    turn.coolDown = this.#deps.cooldowns.find(turn.candidate);
    if (turn.coolDown === undefined) return false;
    const { name, keyIndex } = turn.candidate;
    this.#deps.onAttempt({ backend: name, keyIndex, outcome: 'cooling-down', durationMs: 0 });
    return true;
  }

  /** All that were free have failed: one of those that cool down is tried all the same. */
  #lastResort(): Turn<Kind> | undefined {
    if (!this.#hasLastResort) return undefined;
    this.#hasLastResort = false;
    let soonest: Turn<Kind> | undefined;
    for (const turn of this.#turns) {
      if (turn.isOver || turn.calls > 0 || turn.coolDown === undefined) continue;
      if (soonest?.coolDown === undefined || turn.coolDown.untilMs < soonest.coolDown.untilMs) soonest = turn;
    }
    if (soonest?.coolDown?.refusal === undefined) return soonest;
    // To call it now would only bring the same refusal again: it counts as received.
    const { untilMs, refusal } = soonest.coolDown;
    const waitMs = untilMs - this.#deps.clock();
    soonest.dueMs = untilMs;
    if (this.#mayWait(waitMs)) return soonest;
    soonest.limit = { untilMs };
    this.#failure ??= withRetryAfter(refusal, waitMs);
    return undefined;
  }

  #react(turn: Turn<Kind>, failure: AppError): void {
    const reaction = this.#reactionTo(turn, failure);
    turn.limit = undefined;
    switch (reaction) {
      case 'fail':
        this.#isDecided = true;
        return;
      case 'passed':
        this.#leaveModel(turn);
        return;
      case 'unfit':
        this.#coolDown(turn, failure, reaction);
        this.#leaveModel(turn);
        return;
      case 'refused':
      case 'limited':
        // At once, not when the call is given up: other runs are to spare themselves the refusal.
        this.#coolDown(turn, failure, reaction);
        if (failure.code === 'rate_limit_exceeded') turn.limit = { untilMs: this.#namedUntilMs(failure) };
        turn.isOver = reaction === 'refused' || !this.#isPutOff(turn, failure);
        return;
      case 'again':
        if (this.#isPutOff(turn, failure)) {
          this.#again = turn;
          return;
        }
        this.#coolDown(turn, failure, reaction);
        this.#leaveModel(turn);
        return;
      default:
        unreachable(reaction);
    }
  }

  /** What the first model cannot do at all is told to the caller, who asked for it; a fallback is only passed. */
  #reactionTo({ candidate }: Turn<Kind>, failure: AppError): Reaction {
    const isFallback = candidate.name !== this.#turns[0]?.candidate.name;
    return isFallback && isUnsupported(failure) ? 'passed' : reactionTo(failure);
  }

  /** True when the turn is to come again, after a wait that is now set. */
  #isPutOff(turn: Turn<Kind>, failure: AppError): boolean {
    const { clock, random, retry } = this.#deps;
    if (turn.calls >= retry.maxAttempts) return false;
    const waitMs = retryWaitMs(retry, turn.calls, failure, random);
    if (!this.#mayWait(waitMs)) return false;
    turn.dueMs = clock() + waitMs;
    return true;
  }

  #mayWait(waitMs: number): boolean {
    return waitMs <= this.#deps.retry.maxDelayMs && waitMs < this.#remainingMs();
  }

  #remainingMs(): number {
    return this.#deadlineMs === undefined ? Infinity : this.#deadlineMs - this.#deps.clock();
  }

  #leaveModel({ candidate: { name } }: Turn<Kind>): void {
    for (const turn of this.#turns) if (turn.candidate.name === name) turn.isOver = true;
  }

  #coolDown({ candidate }: Turn<Kind>, failure: AppError, reaction: Reaction): void {
    const length = coolDownLength(failure, reaction);
    if (length !== undefined) this.#deps.cooldowns.start(candidate, length);
  }

  #namedUntilMs({ retryAfterSeconds }: AppError): number | undefined {
    return retryAfterSeconds === undefined ? undefined : this.#deps.clock() + retryAfterSeconds * 1_000;
  }

  #report(outcome: string, status?: number): void {
    const { clock, onAttempt } = this.#deps;
    const turn = this.#current;
    if (turn === undefined) return;
    const { name, keyIndex } = turn.candidate;
    onAttempt({ backend: name, keyIndex, outcome, status, durationMs: clock() - this.#startedAtMs });
  }
}
