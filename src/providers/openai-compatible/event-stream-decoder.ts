// Bytes of a text/event-stream as the data of its events, however the network cut them. What is not an event
// of the protocol (comments, other fields) is passed over, save the two ways in which servers misplace JSON.

import { StringDecoder } from 'node:string_decoder';
import { createParser, type ParseError } from 'eventsource-parser';

/** More than any answer in one event; a server that never ends a line is cut off here. */
const MAX_EVENT_CHARACTERS = 32 * 1024 * 1024;

export type EventStreamHandler = {
  /** One event's data. `name` is absent for most servers. May throw; the exception leaves `feed`. */
  onEvent(data: string, name: string | undefined): void;
  /** A line or an event grew beyond all bounds. Throws. */
  onOverflow(): never;
};

export class EventStreamDecoder {
  readonly #text = new StringDecoder('utf8');
  readonly #parser: { feed(chunk: string): void };

  constructor(handler: EventStreamHandler) {
    this.#parser = createParser({
      maxBufferSize: MAX_EVENT_CHARACTERS,
      onEvent: ({ data, event }) => handler.onEvent(data, event),
      onError: (error) => {
        if (error.type === 'max-buffer-size-exceeded') handler.onOverflow();
        const data = misplacedJson(error);
        if (data !== undefined) handler.onEvent(data, undefined);
      },
    });
  }

  feed(bytes: Buffer): void {
    this.#parser.feed(this.#text.write(bytes));
  }

  /** The input is over: gives out a last event that lacks its blank line. */
  end(): void {
    this.#parser.feed(`${this.#text.end()}\n\n`);
  }
}

/** llama.cpp before 2026 writes `error: {…}` as a field of its own; some servers write `{"error": …}` bare. */
function misplacedJson({ type, field, value, line }: ParseError): string | undefined {
  if (type !== 'unknown-field') return undefined;
  if (field === 'error' && value !== undefined) return `{"error":${value}}`;
  return line?.startsWith('{"error"') ? line : undefined;
}
