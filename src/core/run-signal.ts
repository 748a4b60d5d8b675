// What ends a run from outside: its caller, the shutdown, or its own time.

import { AppError } from '../errors.ts';

const OVER = new Error('The run is over.');

export class RunSignal {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #onAbort = (): void => this.#controller.abort(this.#outer.reason);
  #timer: NodeJS.Timeout | undefined;

  constructor(outer: AbortSignal) {
    this.#outer = outer;
    if (outer.aborted) this.#onAbort();
    else outer.addEventListener('abort', this.#onAbort);
  }

  /** Fires with the outer signal's reason, or with the AppError `run_timeout`. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** True when the caller left or was sent away, unlike a run that took too long. */
  get isCutOff(): boolean {
    return this.#outer.aborted;
  }

  startTimer(timeoutMs: number): void {
    this.#timer = setTimeout(() => {
      this.#controller.abort(new AppError('run_timeout', `The run took longer than ${timeoutMs} ms.`));
    }, timeoutMs).unref();
  }

  /** Ends what is still under way on behalf of the run. */
  abort(): void {
    this.#controller.abort(OVER);
  }

  /** Leaves nothing behind. */
  close(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#onAbort);
  }
}
