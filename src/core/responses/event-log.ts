// What a run told, as short text to be kept: the stream that was made of it can be made again, event for event.

import type { ContentEvent } from '../model-events.ts';
import type { RunEvent, ServerToolCall, ToolResult } from '../run-events.ts';

/** What a stream shows of a run: all but its start and end. */
export type LoggedEvent = ContentEvent | ServerToolCall | ToolResult;

/** A text-delta without log probabilities, by far the most frequent event, is just its text. */
type WrittenEvent = string | LoggedEvent;

/** The events of a batch that belong into the log. */
export function loggedEvents(batch: readonly RunEvent[]): readonly LoggedEvent[] {
  return batch.every(isLogged) ? batch : batch.filter(isLogged);
}

/** One batch as text. What a backend wants back with its reasoning stays out: only that there was something counts. */
export function writeEvents(events: readonly LoggedEvent[]): string {
  return JSON.stringify(events.map(write));
}

/** The batch that was given to `writeEvents`. */
export function readEvents(text: string): readonly LoggedEvent[] {
  return (JSON.parse(text) as readonly WrittenEvent[]).map((event) =>
    typeof event === 'string' ? { type: 'text-delta', text: event } : event,
  );
}

function isLogged(event: RunEvent): event is LoggedEvent {
  return event.type !== 'run-start' && event.type !== 'run-end';
}

function write(event: LoggedEvent): WrittenEvent {
  if (event.type === 'text-delta') return event.logprobs === undefined ? event.text : event;
  if ('state' in event && event.state !== undefined) {
    return { ...event, state: { api: event.state.api, data: null } };
  }
  return event;
}
