// What ends a run from outside: its caller, the shutdown, or its own time.

import { AppError } from '../errors.ts';

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

  startTimer(timeoutMs: number): void {
    this.#timer = setTimeout(() => {
      this.#controller.abort(new AppError('run_timeout', `The run took longer than ${timeoutMs} ms.`));
    }, timeoutMs).unref();
  }

  /** Ends what is still under way on behalf of the run, and leaves nothing behind. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#onAbort);
    this.#controller.abort();
  }
}
