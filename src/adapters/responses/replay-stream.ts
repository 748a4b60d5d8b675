// The stream of a stored response, told again: from what was streamed, or from its output when nothing was.

import type { Schema } from '../../contract.ts';
import type { NewId } from '../../core/ambient.ts';
import type { ShownEvent } from '../../core/responses/event-log.ts';
import { type AppError, toAppError } from '../../errors.ts';
import type { OutputItem } from './output-items.ts';
import { ResponseFrames } from './response-frames.ts';
import type { ResponseBase } from './response-object.ts';

type Wire = Schema<'Response'>;

/** A stream that is told: what it is made of, and what its response has ended as. */
export type Told = {
  readonly base: ResponseBase;
  /** Makes the ids of the items as they were made before. */
  readonly newId: NewId;
  readonly events: AsyncIterable<readonly ShownEvent[]>;
  /** Awaited behind the events. Undefined: it has not ended, and the reader is to hear no more. */
  readonly ended: () => Promise<Wire | undefined>;
};

/** The same frames with the same numbers as those of the stream itself, from the one behind `startingAfter` on. */
export class ReplayedStream {
  readonly #frames: ResponseFrames;
  readonly #told: Told;

  constructor(told: Told, startingAfter: number | undefined) {
    this.#told = told;
    this.#frames = new ResponseFrames(told.base, told.newId, { toolEvents: true, startingAfter });
  }

  async *write(): AsyncGenerator<string, void, undefined> {
    const { base, events, ended } = this.#told;
    if (base.background) {
      const opening = this.#frames.open();
      if (opening !== '') yield opening;
    }
    for await (const batch of events) {
      let text = '';
      for (const event of batch) text += this.#frames.event(event);
      if (text !== '') yield text;
    }
    const response = await ended();
    if (response === undefined) return;
    yield this.#closing(response) + this.#frames.last(response);
  }

  errorFrame(error: AppError): string {
    return this.#frames.errorFrame(toAppError(error));
  }

  #closing({ status, output }: Wire): string {
    if (status === 'incomplete') return this.#frames.close('incomplete');
    if (status !== 'completed') return '';
    const hasCalls = output.some(({ type }) => type === 'function_call');
    return this.#frames.close(hasCalls ? 'tool-calls' : 'completed');
  }
}

/** A stored response whose run is over. One that was not streamed is told with one delta for each part. */
export function toldAgain(response: Wire, streamed: readonly ShownEvent[] | undefined): Told {
  const {
    completed_at: _1,
    error: _2,
    incomplete_details: _3,
    usage: _4,
    status: _5,
    output,
    ...base
  } = response;
  const ids = output.map(({ id }) => id);
  const events = streamed ?? output.flatMap(itemEvents);
  return {
    base,
    newId: () => ids.shift() ?? '',
    events: oneBatch(events),
    ended: async () => response,
  };
}

/** The items that were told before a run broke off, the last one incomplete. */
export function toldItems(base: ResponseBase, newId: NewId, events: readonly ShownEvent[]): OutputItem[] {
  const frames = new ResponseFrames(base, newId, { toolEvents: true });
  for (const event of events) frames.event(event);
  return frames.items();
}

async function* oneBatch(
  events: readonly ShownEvent[],
): AsyncGenerator<readonly ShownEvent[], void, undefined> {
  if (events.length > 0) yield events;
}

function itemEvents(item: OutputItem, index: number): ShownEvent[] {
  switch (item.type) {
    case 'message':
      return item.content.map((part) =>
        part.type === 'refusal'
          ? { type: 'refusal-delta', text: part.refusal }
          : { type: 'text-delta', text: part.text, logprobs: part.logprobs.map(readLogprob) },
      );
    case 'reasoning':
      // The state parts it from reasoning that follows.
      return [
        {
          type: 'reasoning-delta',
          text: item.summary.map(({ text }) => text).join(''),
          state: { api: '', data: null },
        },
      ];
    case 'function_call':
      return [
        { type: 'tool-call-start', index, id: item.call_id, name: item.name },
        { type: 'tool-call-delta', index, argumentsText: item.arguments },
        { type: 'tool-call-end', index },
      ];
  }
}

function readLogprob({ token, logprob, bytes, top_logprobs: top }: Schema<'ResponseLogprob'>) {
  return { token, logprob, bytes, top };
}
