// A response while it runs: what it has told so far and what it tells from now on, for any number of readers. Those
// who read slowly hold up nobody. Knows no wire type: what it ends as is the caller's.

import { AppError } from '../../errors.ts';
import type { ShownEvent } from './event-log.ts';

export class LiveResponse<Ended> {
  readonly #ending = Promise.withResolvers<Ended>();
  readonly #readers = new Set<() => void>();
  #batches: (readonly ShownEvent[])[] | undefined = [];
  #isEnded = false;
  #hasTold = false;

  /** Resolves to what the response has ended as. Never rejects. */
  get ended(): Promise<Ended> {
    return this.#ending.promise;
  }

  /** True once there was anything. */
  get hasTold(): boolean {
    return this.#hasTold;
  }

  add(batch: readonly ShownEvent[]): void {
    if (batch.length === 0) return;
    this.#hasTold = true;
    this.#batches?.push(batch);
    this.#wake();
  }

  /** What was told is too much to be held: readers are sent away, the response goes on. */
  forget(): void {
    this.#batches = undefined;
    this.#wake();
  }

  /** Only the first call counts. */
  end(ended: Ended): void {
    this.#isEnded = true;
    this.#ending.resolve(ended);
    this.#wake();
  }

  /**
   * Everything from the first event on, until the end or until the signal fires. Throws `unsupported_value` when it is
   * too much.
   */
  async *events(signal: AbortSignal): AsyncGenerator<readonly ShownEvent[], void, undefined> {
    for (let next = 0; ; ) {
      const batches = this.#batches;
      if (batches === undefined) throw streamTooLong();
      if (next < batches.length) {
        const news = batches.slice(next).flat();
        next = batches.length;
        yield news;
      } else if (this.#isEnded || signal.aborted) {
        return;
      } else {
        await this.#change(signal);
      }
    }
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#readers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#readers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  #wake(): void {
    for (const wake of this.#readers) wake();
  }
}

export function streamTooLong(): AppError {
  return new AppError(
    'unsupported_value',
    'The stream of this response is too long to be sent again. Fetch the response without stream.',
    { param: 'stream' },
  );
}
