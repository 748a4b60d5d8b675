// The frames of one response stream, from what is shown of a run. The same events with the same ids give the same
// frames, so a stream can be told again: only what comes behind `startingAfter` is written then.

import type { Schema } from '../../contract.ts';
import type { NewId } from '../../core/ambient.ts';
import type { ShownEvent } from '../../core/responses/event-log.ts';
import { type AppError, toWireError } from '../../errors.ts';
import type { OutputItem } from './output-items.ts';
import { type ResponseBase, responseInProgress, responseQueued } from './response-object.ts';
import { EventFrames } from './stream/event-frames.ts';
import { isWordless, OutputWriter } from './stream/output-writer.ts';
import { toolEventFrame } from './stream/tool-events.ts';

const DONE = 'data: [DONE]\n\n';

type Wire = Schema<'Response'>;

export type FramesOptions = {
  /** True: the stream tells which tools of the gateway are called, in events of its own. */
  readonly toolEvents: boolean;
  /** The number of the last event that the reader has. Undefined: none. */
  readonly startingAfter?: number | undefined;
};

export class ResponseFrames {
  readonly #base: ResponseBase;
  readonly #frames: EventFrames;
  readonly #output: OutputWriter;
  readonly #toolEvents: boolean;
  #isOpen = false;
  #begun = false;

  constructor(base: ResponseBase, newId: NewId, { toolEvents, startingAfter }: FramesOptions) {
    this.#base = base;
    this.#toolEvents = toolEvents;
    this.#frames = new EventFrames(startingAfter);
    this.#output = new OutputWriter(this.#frames, newId);
  }

  /** True once the response was told to exist. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The frames before any content, in the background: the response waits. Elsewhere they come with the content. */
  open(): string {
    if (this.#isOpen) return '';
    this.#isOpen = true;
    if (!this.#base.background)
      return this.#responseFrame('response.created', responseInProgress(this.#base));
    const queued = responseQueued(this.#base);
    return this.#responseFrame('response.created', queued) + this.#responseFrame('response.queued', queued);
  }

  /** The frames of one event; empty as long as it says nothing. */
  event(event: ShownEvent): string {
    if (event.type === 'server-tool-call' || event.type === 'tool-result') {
      return this.#toolEvents ? this.#begin() + toolEventFrame(this.#frames, event) : '';
    }
    return isWordless(event) ? this.#output.write(event) : this.#begin() + this.#output.write(event);
  }

  /** The frames that end what is open, for a run that ended well. */
  close(how: 'completed' | 'incomplete' | 'tool-calls'): string {
    return this.#begin() + this.#output.end(how);
  }

  /** The last event with the whole response, and the end of the stream. */
  last(response: Wire): string {
    const { status } = response;
    const type = status === 'completed' || status === 'incomplete' ? `response.${status}` : 'response.failed';
    return this.open() + this.#responseFrame(type, response) + DONE;
  }

  /** The last resort when not even `response.failed` can be sent. Both nested and flat, for both kinds of reader. */
  errorFrame(error: AppError): string {
    const wire = toWireError(error);
    const { code, message, param } = wire;
    return this.#frames.frame('error', JSON.stringify({ code, message, param, error: wire }).slice(1, -1));
  }

  /** All items so far. The one that is open is incomplete, and so the last. */
  items(): OutputItem[] {
    return this.#output.items();
  }

  #begin(): string {
    if (this.#begun) return '';
    this.#begun = true;
    return this.open() + this.#responseFrame('response.in_progress', responseInProgress(this.#base));
  }

  #responseFrame(type: string, response: Wire): string {
    return this.#frames.frame(type, `"response":${JSON.stringify(response)}`);
  }
}
