// One request and its answer, from arrival to the one log line at its true end. Everything that is sent goes
// through here, so ids, timing, errors and the log are right whatever happened. Knows nothing of operations.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { OperationId } from '../contract.ts';
import type { Clock, NewId } from '../core/ambient.ts';
import { type AppError, toAppError, toWireError } from '../errors.ts';
import { toHeaderValue } from './header-values.ts';
import { discardBody } from './read-body.ts';
import type { Readiness } from './readiness.ts';
import { logRequest } from './request-log.ts';
import { readPath } from './request-path.ts';

/** What all exchanges of a server share. */
export type ExchangeContext = {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly readiness: Readiness;
  /** The exchanges that have not ended, for the shutdown. */
  readonly active: Set<Exchange>;
  /** A client that takes nothing of an answer for this long is gone, whatever its connection says. */
  readonly readerIdleMs: number;
  /** Called when the last active exchange has ended. */
  onIdle?: (() => void) | undefined;
};

/** The caller's own id is taken when it is made of these. */
const USABLE_REQUEST_ID = /^[\w.:-]{1,128}$/;

const MAX_LOGGED_PATH = 200;

/** The caller's own id of a request, or a new one. */
export function requestIdOf({ headers }: IncomingMessage, newId: NewId): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && USABLE_REQUEST_ID.test(given) ? given : newId('req_');
}

export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  /** The path as it is routed. */
  readonly path: string;
  /** Set once the request is routed. */
  operationId: OperationId | undefined;
  /** Takes over an interruption while a stream is under way. */
  onInterrupt: ((error: AppError) => void) | undefined;

  readonly #context: ExchangeContext;
  readonly #startedAt: number;
  readonly #bytesBefore: number;
  readonly #headers: Record<string, string>;
  #notes: Record<string, unknown> | undefined;
  #error: AppError | undefined;
  #controller: AbortController | undefined;
  #endedAt: number | undefined;
  #settled = false;
  #onEnd: ((delivered: boolean) => void) | undefined;

  constructor(context: ExchangeContext, request: IncomingMessage, response: ServerResponse) {
    this.#context = context;
    this.#startedAt = context.clock();
    this.request = request;
    this.response = response;
    this.path = readPath(request.url ?? '/');
    this.#bytesBefore = request.socket.bytesWritten;
    this.requestId = requestIdOf(request, context.newId);
    this.#headers = { 'x-request-id': this.requestId };
    context.active.add(this);
    response.once('close', () => this.#end());
  }

  /** Fires when the client leaves or the exchange is interrupted. Made on first use. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.left) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  /** True once the connection went away before the answer was complete. */
  get left(): boolean {
    return this.response.destroyed && !this.response.writableFinished;
  }

  get answered(): boolean {
    return this.response.headersSent;
  }

  /** See `OperationCall`. One listener; it is called at once when the exchange is over already. */
  onEnd(listener: (delivered: boolean) => void): void {
    if (this.#endedAt === undefined) this.#onEnd = listener;
    else listener(this.#wasDelivered);
  }

  get #wasDelivered(): boolean {
    return this.#error === undefined && this.response.writableFinished;
  }

  note(fields: Readonly<Record<string, unknown>>): void {
    this.#notes = this.#notes === undefined ? { ...fields } : Object.assign(this.#notes, fields);
  }

  warn(fields: Readonly<Record<string, unknown>>, message: string): void {
    const { requestId, operationId } = this;
    this.#context.logger.warn({ requestId, operationId, ...fields }, message);
  }

  setHeader(name: string, value: string): void {
    this.#headers[name] = toHeaderValue(value);
  }

  /** Sends the status line and headers; further headers come too late. */
  writeHead(status: number, contentType?: string, contentLength?: number): void {
    const headers = this.#headers;
    if (contentType !== undefined) headers['content-type'] = contentType;
    if (contentLength !== undefined) headers['content-length'] = String(contentLength);
    headers['openai-processing-ms'] = String(this.#elapsedMs());
    if (this.#context.readiness.draining) headers.connection = 'close';
    this.response.writeHead(status, headers);
  }

  /** The whole answer at once. Does nothing when one is on its way already: an interruption may have been faster. */
  send(status: number, contentType: string, body: string | Buffer): void {
    if (this.answered || this.response.destroyed) return;
    this.writeHead(status, contentType, Buffer.byteLength(body));
    this.end(body);
  }

  /** The end of the answer. What of it waits for the client does not wait for ever. */
  end(text: string | Buffer): void {
    this.response.end(text);
    const { socket } = this.response;
    // Node counts from the last byte that was taken, and sets the time anew when all were.
    if (socket !== null && socket.writableLength > 0) socket.setTimeout(this.#context.readerIdleMs);
  }

  /** See `ExchangeContext`. */
  get readerIdleMs(): number {
    return this.#context.readerIdleMs;
  }

  /** Tells a client that what it has is still current. */
  sendNotModified(): void {
    if (this.answered || this.response.destroyed) return;
    this.writeHead(304);
    this.response.end();
  }

  /** Answers with an error body, or cuts the connection when a part of an answer is out already. */
  fail(thrown: unknown): void {
    // What a handler throws because its client left is not a failure.
    if (this.left) return;
    const error = toAppError(thrown);
    this.failed(error);
    if (this.answered) {
      if (!this.response.writableEnded) this.response.destroy();
      return;
    }
    for (const name in error.headers) this.setHeader(name, error.headers[name] ?? '');
    const seconds = Math.ceil(error.retryAfterSeconds ?? Number.NaN);
    // A backend may have named any number; not every one can be told in digits.
    if (Number.isSafeInteger(seconds)) this.#headers['retry-after'] = String(Math.max(0, seconds));
    if (!this.request.complete) this.#giveUpBody(error);
    this.send(error.status, 'application/json', JSON.stringify({ error: toWireError(error) }));
  }

  /** Records a failure for the log; the first one counts. */
  failed(error: AppError): void {
    this.#error ??= error;
  }

  /** Ends the exchange from outside: what has begun is told `error`, and the signal fires with it. */
  interrupt(error: AppError): void {
    // Said in full already, and only on its way.
    if (this.response.writableEnded) return;
    if (this.onInterrupt !== undefined) this.onInterrupt(error);
    else this.fail(error);
    this.#controller?.abort(error);
  }

  /** To be called when the handler is done, whatever became of it. */
  settle(): void {
    this.#settled = true;
    this.#logOnce();
  }

  /** For a client that still waits for permission to send, Node closes the connection by itself. */
  #giveUpBody(error: AppError): void {
    if (error.code === 'request_timeout') this.#headers.connection = 'close';
    else discardBody(this.request);
  }

  #elapsedMs(): number {
    return Math.max(0, Math.round((this.#endedAt ?? this.#context.clock()) - this.#startedAt));
  }

  #end(): void {
    this.#endedAt = this.#context.clock();
    const { active, onIdle } = this.#context;
    active.delete(this);
    if (active.size === 0) onIdle?.();
    if (!this.response.writableFinished) this.#controller?.abort();
    this.#onEnd?.(this.#wasDelivered);
    this.#logOnce();
  }

  /** Once the answer has ended and the handler has said all it knows. */
  #logOnce(): void {
    if (this.#endedAt === undefined || !this.#settled) return;
    const { request, response, operationId, requestId } = this;
    const error = this.#error;
    const outcome = error !== undefined ? 'failed' : response.writableFinished ? 'completed' : 'cancelled';
    const status = response.headersSent ? response.statusCode : undefined;
    const fields: Record<string, unknown> = {
      ...this.#notes,
      requestId,
      method: request.method,
      path: this.path.slice(0, MAX_LOGGED_PATH),
      status,
      durationMs: this.#elapsedMs(),
      bytes: request.socket.bytesWritten - this.#bytesBefore,
      operationId,
      outcome,
    };
    logRequest(this.#context.logger, fields, error);
  }
}
