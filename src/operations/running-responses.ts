// The stored responses of this process that have not ended: whoever asks for one reads along here.

import { setTimeout as wait } from 'node:timers/promises';
import type { ResponseBase } from '../adapters/responses/response-object.ts';
import type { Schema } from '../contract.ts';
import type { LiveResponse } from '../core/responses/live-response.ts';
import { AppError } from '../errors.ts';

export type RunningResponse = {
  readonly base: ResponseBase;
  readonly live: LiveResponse<Schema<'Response'>>;
  /** Ends a run in the background. Elsewhere the response only is not kept. Its end is to be waited for. */
  readonly discard: () => void;
  /** Ends a run in the background: as cancelled, or for the given reason. */
  readonly cancel: (reason?: AppError) => void;
};

export class RunningResponses {
  readonly #running = new Map<string, RunningResponse>();
  readonly #maxBackground: number;
  #inBackground = 0;
  #isDraining = false;

  constructor({ maxBackground }: { readonly maxBackground: number }) {
    this.#maxBackground = maxBackground;
  }

  find(id: string): RunningResponse | undefined {
    return this.#running.get(id);
  }

  add(id: string, response: RunningResponse): void {
    this.#running.set(id, response);
    if (this.#isDraining) response.cancel(shuttingDown());
  }

  remove(id: string): void {
    this.#running.delete(id);
  }

  /** A place in the background, given back by the function. Throws `too_many_background_responses`. */
  enterBackground(): () => void {
    if (this.#inBackground >= this.#maxBackground) {
      throw new AppError(
        'too_many_background_responses',
        `As many responses run in the background as clawgate.responses.maxBackground allows: ${this.#maxBackground}.`,
        { param: 'background' },
      );
    }
    this.#inBackground += 1;
    return () => {
      this.#inBackground -= 1;
    };
  }

  /** Resolves when none runs in the background any more; those that still do after so long are ended. */
  async drain(graceMs: number): Promise<void> {
    const background = (): RunningResponse[] =>
      [...this.#running.values()].filter(({ base }) => base.background);
    const idle = async (): Promise<void> => {
      for (let left = background(); left.length > 0; left = background()) {
        await Promise.all(left.map(({ live }) => live.ended));
      }
    };
    const ended = idle();
    const waiting = new AbortController();
    await Promise.race([ended, wait(graceMs, undefined, { signal: waiting.signal }).catch(() => {})]);
    waiting.abort();
    this.#isDraining = true;
    for (const { cancel } of background()) cancel(shuttingDown());
    await ended;
  }
}

function shuttingDown(): AppError {
  return new AppError('shutting_down', 'The gateway was shut down; the answer is incomplete.');
}
