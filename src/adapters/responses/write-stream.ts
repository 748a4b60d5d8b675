// A run's events as the frames of a streamed response. One object for each stream: it counts the events.

import type { Clock, NewId } from '../../core/ambient.ts';
import type { RunEnd, RunEvent } from '../../core/run-events.ts';
import { type AppError, toWireError } from '../../errors.ts';
import { runCancelled } from '../run-cancelled.ts';
import { type ResponseBase, responseAtEnd, responseInProgress } from './response-object.ts';
import { EventFrames } from './stream/event-frames.ts';
import { isWordless, OutputWriter } from './stream/output-writer.ts';
import { toolEventFrame } from './stream/tool-events.ts';

const DONE = 'data: [DONE]\n\n';

export class ResponseStream {
  readonly #base: ResponseBase;
  readonly #clock: Clock;
  readonly #frames = new EventFrames();
  readonly #output: OutputWriter;
  readonly #toolEvents: boolean;
  #begun = false;

  /** With `toolEvents` the stream tells which tools of the gateway are called, in events of its own. */
  constructor(
    base: ResponseBase,
    deps: { readonly clock: Clock; readonly newId: NewId },
    { toolEvents }: { readonly toolEvents: boolean },
  ) {
    this.#base = base;
    this.#clock = deps.clock;
    this.#toolEvents = toolEvents;
    this.#output = new OutputWriter(this.#frames, deps.newId);
  }

  /**
   * The frames, one string for each batch. Yields nothing before there is content or an end, and throws the
   * run's failure (AppError) when it fails before that, so that it can be answered with a status. Afterwards a
   * failure is `response.failed`. Throws `upstream_interrupted` for a run that was cancelled.
   */
  async *write(events: AsyncIterable<readonly RunEvent[]>): AsyncGenerator<string, void, undefined> {
    for await (const batch of events) {
      let text = '';
      for (const event of batch) text += this.#event(event);
      if (text !== '') yield text;
    }
  }

  /** The last resort when not even `response.failed` can be sent. Both nested and flat, for both kinds of reader. */
  errorFrame(error: AppError): string {
    const wire = toWireError(error);
    const { code, message, param } = wire;
    return this.#frames.frame('error', JSON.stringify({ code, message, param, error: wire }).slice(1, -1));
  }

  #event(event: RunEvent): string {
    switch (event.type) {
      case 'run-start':
        return '';
      case 'run-end':
        return this.#end(event);
      case 'server-tool-call':
      case 'tool-result':
        return this.#toolEvents ? this.#begin() + toolEventFrame(this.#frames, event) : '';
      default:
        return isWordless(event) ? this.#output.write(event) : this.#begin() + this.#output.write(event);
    }
  }

  #begin(): string {
    if (this.#begun) return '';
    this.#begun = true;
    const fields = `"response":${JSON.stringify(responseInProgress(this.#base))}`;
    return (
      this.#frames.frame('response.created', fields) + this.#frames.frame('response.in_progress', fields)
    );
  }

  #end(end: RunEnd): string {
    switch (end.status) {
      case 'failed':
        if (!this.#begun) throw end.failure;
        return this.#last('response.failed', end);
      case 'incomplete':
        return this.#begin() + this.#output.end('incomplete') + this.#last('response.incomplete', end);
      case 'cancelled':
        throw runCancelled();
      default:
        return this.#begin() + this.#output.end(end.status) + this.#last('response.completed', end);
    }
  }

  #last(type: string, end: RunEnd): string {
    const response = responseAtEnd(this.#base, end, this.#output.items(), Math.floor(this.#clock() / 1000));
    return this.#frames.frame(type, `"response":${JSON.stringify(response)}`) + DONE;
  }
}
