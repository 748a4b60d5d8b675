// The time limits of one call of a backend: to its first event, between two reads, and of the whole run. What passes
// one is aborted. On the way of every token, so a batch costs one refreshed timer and nothing more.

import { AppError } from '../../errors.ts';
import type { Backend } from './backend.ts';

/** setTimeout takes no more, and fires at once for it. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class CallWatch {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #backend: Backend;
  readonly #onAbort = (): void => this.#controller.abort(this.#outer.reason);
  readonly #deadlineTimer: NodeJS.Timeout;
  #silenceTimer: NodeJS.Timeout;
  #hasBegun = false;
  #isAwaiting = true;
  #failure: AppError | undefined;

  /** Time runs from here on. `close` has to be called. */
  constructor(backend: Backend, remainingMs: number, outer: AbortSignal) {
    this.#backend = backend;
    this.#outer = outer;
    this.#deadlineTimer = startTimer(() => this.#end(new AppError('run_timeout')), remainingMs);
    this.#silenceTimer = startTimer(() => this.#onSilence(), backend.timeouts.firstTokenMs);
    if (outer.aborted) this.#onAbort();
    else outer.addEventListener('abort', this.#onAbort);
  }

  /** Fires with the outer signal, and when a limit is passed. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The limit that was passed, if one was. */
  get failure(): AppError | undefined {
    return this.#failure;
  }

  /** The backend has given something: its silence is over until it is asked for more. */
  arrived(): void {
    this.#isAwaiting = false;
  }

  /** The backend is asked for more. */
  awaiting(): void {
    this.#isAwaiting = true;
    if (this.#hasBegun) {
      this.#silenceTimer.refresh();
      return;
    }
    this.#hasBegun = true;
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = startTimer(() => this.#onSilence(), this.#backend.timeouts.idleMs);
  }

  close(): void {
    clearTimeout(this.#silenceTimer);
    clearTimeout(this.#deadlineTimer);
    this.#outer.removeEventListener('abort', this.#onAbort);
  }

  #onSilence(): void {
    // A reader that takes its time is not the backend's silence. The timer is refreshed when it comes back.
    if (!this.#isAwaiting) return;
    const { name, timeouts } = this.#backend;
    this.#end(
      this.#hasBegun
        ? new AppError(
            'upstream_idle_timeout',
            `The backend ${name} fell silent for ${timeouts.idleMs} ms in the middle of its answer.`,
          )
        : new AppError(
            'upstream_first_token_timeout',
            `The backend ${name} did not begin its answer within ${timeouts.firstTokenMs} ms.`,
          ),
    );
  }

  #end(failure: AppError): void {
    this.#failure ??= failure;
    this.#controller.abort(failure);
  }
}

function startTimer(onTime: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(onTime, Math.min(milliseconds, LONGEST_TIMER_MS));
}
