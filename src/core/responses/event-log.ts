// What a run told, as short text to be kept: the stream that was made of it can be made again, event for event.

import type { ContentEvent } from '../model-events.ts';
import type { ServerToolCall, ToolResult } from '../run-events.ts';

/** What a stream shows of a run: all but its start and end. */
export type ShownEvent = ContentEvent | ServerToolCall | ToolResult;

/** A text-delta without log probabilities, by far the most frequent event, is just its text. */
type WrittenEvent = string | ShownEvent;

/** More than this is not kept: a stream that long is not told again. */
const MAX_EVENTS = 250_000;
const MAX_CHARACTERS = 32 * 1024 * 1024;

/** In the place of events: there were more than are kept. */
const TOO_LONG = '"too long"';

/** Writes the batches of one run, as long as they are not too many. */
export class EventLog {
  #events = 0;
  #characters = 0;
  #isTooLong = false;

  /** The text to be kept of a batch; undefined when it is empty, or when enough was kept. */
  write(batch: readonly ShownEvent[]): string | undefined {
    if (batch.length === 0 || this.#isTooLong) return undefined;
    const text = JSON.stringify(batch.map(writeEvent));
    this.#events += batch.length;
    this.#characters += text.length;
    this.#isTooLong = this.#events > MAX_EVENTS || this.#characters > MAX_CHARACTERS;
    return this.#isTooLong ? TOO_LONG : text;
  }

  /** True when what was kept is not all there was. */
  get isTooLong(): boolean {
    return this.#isTooLong;
  }
}

/** The events of texts that an EventLog wrote, in order; undefined when they were too many to be kept. */
export function readEvents(texts: readonly string[]): readonly ShownEvent[] | undefined {
  if (texts.includes(TOO_LONG)) return undefined;
  return texts.flatMap((text) => (JSON.parse(text) as readonly WrittenEvent[]).map(readEvent));
}

function readEvent(event: WrittenEvent): ShownEvent {
  return typeof event === 'string' ? { type: 'text-delta', text: event } : event;
}

/** What a backend wants back with its reasoning stays out: only that there was something counts. */
function writeEvent(event: ShownEvent): WrittenEvent {
  if (event.type === 'text-delta') return event.logprobs === undefined ? event.text : event;
  if ('state' in event && event.state !== undefined) {
    return { ...event, state: { api: event.state.api, data: null } };
  }
  return event;
}

/** What was written of all batches as one text; there is one for no batches, too. */
export function joinEvents(texts: readonly string[]): string {
  if (texts.includes(TOO_LONG)) return TOO_LONG;
  return `[${texts.map((text) => text.slice(1, -1)).join(',')}]`;
}
