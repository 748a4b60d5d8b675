// A run's events as the frames of a streamed response. One object for each stream: it counts the events.

import type { Schema } from '../../contract.ts';
import type { Clock, NewId } from '../../core/ambient.ts';
import type { ShownEvent } from '../../core/responses/event-log.ts';
import type { RunEnd, RunEvent } from '../../core/run-events.ts';
import { type AppError, toAppError } from '../../errors.ts';
import { runCancelled } from '../run-cancelled.ts';
import { ResponseFrames } from './response-frames.ts';
import { failedResponse, type ResponseBase, responseAtEnd } from './response-object.ts';

/** Who keeps a stream is told of it before its reader is. */
export type StreamKeeper = {
  /** The response exists for its reader from now on. */
  readonly onOpen: () => void;
  /** What the next frames are made of. */
  readonly onShown: (events: readonly ShownEvent[]) => void;
  /** How it ended, `cancelled` when its reader left. When this rejects, the reader is told that it failed. */
  readonly onEnd: (response: Schema<'Response'>) => Promise<void>;
};

export class ResponseStream {
  readonly #base: ResponseBase;
  readonly #clock: Clock;
  readonly #frames: ResponseFrames;
  readonly #toolEvents: boolean;
  readonly #keeper: StreamKeeper | undefined;

  /** With `toolEvents` the stream tells which tools of the gateway are called, in events of its own. */
  constructor(
    base: ResponseBase,
    deps: { readonly clock: Clock; readonly newId: NewId },
    options: { readonly toolEvents: boolean; readonly keeper?: StreamKeeper | undefined },
  ) {
    this.#base = base;
    this.#clock = deps.clock;
    this.#toolEvents = options.toolEvents;
    this.#keeper = options.keeper;
    this.#frames = new ResponseFrames(base, deps.newId, options);
  }

  /**
   * The frames, one string for each batch. Yields nothing before there is content or an end, and throws the
   * run's failure (AppError) when it fails before that, so that it can be answered with a status. Afterwards a
   * failure is `response.failed`. Throws `upstream_interrupted` for a run that was cancelled.
   */
  async *write(events: AsyncIterable<readonly RunEvent[]>): AsyncGenerator<string, void, undefined> {
    let isOver = false;
    try {
      for await (const batch of events) {
        const text = this.#content(batch);
        const last = batch.at(-1);
        if (last?.type !== 'run-end') {
          if (text !== '') yield text;
          continue;
        }
        const end = await this.#end(last);
        isOver = true;
        yield text + end;
      }
    } finally {
      if (!isOver && this.#frames.isOpen)
        await this.#keeper?.onEnd(this.#response({ type: 'run-end', status: 'cancelled' }));
    }
  }

  errorFrame(error: AppError): string {
    return this.#frames.errorFrame(error);
  }

  #content(batch: readonly RunEvent[]): string {
    const wasOpen = this.#frames.isOpen;
    const shown = shownEvents(batch, this.#toolEvents);
    let text = '';
    for (const event of shown) text += this.#frames.event(event);
    if (this.#keeper === undefined) return text;
    this.#keeper.onShown(shown);
    if (!wasOpen && this.#frames.isOpen) this.#keeper.onOpen();
    return text;
  }

  async #end(end: RunEnd): Promise<string> {
    if (end.status === 'cancelled') throw runCancelled();
    const { isOpen } = this.#frames;
    if (end.status === 'failed' && !isOpen) throw end.failure;
    const closing = end.status === 'failed' ? '' : this.#frames.close(end.status);
    if (!isOpen) this.#keeper?.onOpen();
    const response = this.#response(end);
    try {
      await this.#keeper?.onEnd(response);
      return closing + this.#frames.last(response);
    } catch (thrown) {
      return closing + this.#frames.last(failedResponse(response, toAppError(thrown)));
    }
  }

  #response(end: RunEnd): Schema<'Response'> {
    return responseAtEnd(this.#base, end, this.#frames.items(), Math.floor(this.#clock() / 1000));
  }
}

/** What a stream shows of a batch: the batch itself where that is all of it. */
export function shownEvents(batch: readonly RunEvent[], toolEvents: boolean): readonly ShownEvent[] {
  const isShown = (event: RunEvent): event is ShownEvent => {
    if (event.type === 'run-start' || event.type === 'run-end') return false;
    return toolEvents || (event.type !== 'server-tool-call' && event.type !== 'tool-result');
  };
  return batch.every(isShown) ? batch : batch.filter(isShown);
}
