// What the handler of a WebSocket connection is given: one validated message at a time and the way to answer it.
// Handlers see this and never a socket.

import type { OperationCall } from '../operation.ts';

/** One turn: a response that is asked for in a message. Exactly one call of `sendEvents`, or a throw. */
export type SocketCall = Pick<
  OperationCall<'createResponse'>,
  /** With `stream: true`, whether or not the message said it. */
  | 'body'
  | 'scopes'
  /** Fires when the client leaves, and with the AppError `shutting_down` when the shutdown grace is over. */
  | 'signal'
  | 'requestId'
  /** Of the handshake: it holds for all turns of the connection. */
  | 'header'
  | 'note'
  | 'onEnd'
  /** A socket has no answer headers: what this would tell goes to the log line. */
  | 'setHeader'
> & {
  /** False: the caller wants no answer yet, only an id to go on from (`generate: false`). */
  readonly generates: boolean;
  /**
   * Answers with events; each string holds one or more of them, as JSON, each on a line of its own. Resolves at the
   * end, also when the client left. Throws what `events` threw; unless the client left, that is answered with an
   * error message.
   */
  sendEvents(events: AsyncIterable<string>): Promise<void>;
};

/** Serves the turns of one connection, one after another. */
export type SocketHandler = {
  /** What it throws is answered with an error message. */
  answer(call: SocketCall): Promise<void>;
  /** A message that would have gone on from this response was refused before it became a turn. */
  continuationRefused(previousResponseId: string): void;
};

/** Makes the handler of a new connection; what it remembers ends with the connection. */
export type OpenSocketHandler = () => SocketHandler;
