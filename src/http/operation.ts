// What an operation's handler is given: one validated request and the ways to answer it. Operations see this and
// never Koa, a socket or openapi-backend.

import type { OperationId, RequestBody } from '../contract.ts';
import type { AppError } from '../errors.ts';

/** The validated JSON body; `undefined` where the operation takes none. */
export type CallBody<Id extends OperationId> = [RequestBody<Id>] extends [never]
  ? undefined
  : RequestBody<Id>;

export type StreamOptions = {
  /** The frame that tells a client that has already received a part that the rest will not come. */
  errorFrame(error: AppError): string;
};

/**
 * One request that passed routing, authentication and validation. Exactly one of `sendJson` and `sendStream` is
 * to be called; what a handler throws before the first byte is answered as an OpenAI error body.
 */
export type OperationCall<Id extends OperationId = OperationId> = {
  /**
   * As the contract types it, and as it was sent: `null` in an optional field is still there, because it means
   * absence at every depth and only its reader knows which fields are optional.
   */
  readonly body: CallBody<Id>;
  /** Percent-decoded, by the names in the path template. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Those that the contract declares and the request has, as text. */
  readonly queryParameters: Readonly<Record<string, string>>;
  /** True for a caller with the right secret, and for every caller where none is asked for. */
  readonly authenticated: boolean;
  /** What the caller narrowed itself to where no secret is asked for; undefined means no limit. */
  readonly scopes: ReadonlySet<string> | undefined;
  /** Fires when the client leaves, and with the AppError `shutting_down` when the shutdown grace is over. */
  readonly signal: AbortSignal;
  readonly requestId: string;
  /** A request header, read as UTF-8; an empty one counts as absent. Throws `invalid_header` when it is not UTF-8. */
  header(name: string): string | undefined;
  /** Adds to the request's one log line. Never message text. */
  note(fields: Readonly<Record<string, unknown>>): void;
  /**
   * Calls the listener when the exchange is over: with true once the whole answer was handed to the connection, with
   * false when the client left before or the answer failed.
   */
  onEnd(listener: (delivered: boolean) => void): void;
  /** Sets an answer header; what is not printable ASCII is percent-encoded. */
  setHeader(name: string, value: string): void;
  /** Answers with JSON. Throws `invalid_response` where the server is told to refuse what the contract forbids. */
  sendJson(status: number, body: unknown): void;
  /**
   * Answers with an event stream; each string holds whole frames that are ready at the same time and leaves in
   * one write. Resolves at the end of the stream, also when the client left. Throws what `frames` threw as long
   * as nothing was sent; later that becomes `errorFrame`.
   */
  sendStream(frames: AsyncIterable<string>, options: StreamOptions): Promise<void>;
};

export type Handler<Id extends OperationId> = (call: OperationCall<Id>) => Promise<void>;

/** A handler for every operation of the contract: a missing or unknown one does not compile. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };
