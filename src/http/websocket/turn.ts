// One turn of a WebSocket connection: a message, its answer, and the one log line at its true end. Whatever becomes of
// it, the client is told once: by the last event of a response, or by an error message.

import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { RequestBody } from '../../contract.ts';
import type { Clock } from '../../core/ambient.ts';
import { type AppError, toAppError } from '../../errors.ts';
import type { Login } from '../authenticate.ts';
import { readHeader } from '../header-values.ts';
import { logRequest } from '../request-log.ts';
import { closeSource, unwind } from '../unwind.ts';
import { errorMessage } from './error-message.ts';
import type { Outbox } from './outbox.ts';
import type { SocketCall } from './socket-operation.ts';

/** What a turn needs of its connection. */
export type TurnLink = {
  readonly connectionId: string;
  /** The handshake. */
  readonly request: IncomingMessage;
  readonly path: string;
  readonly login: Login;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Throws `invalid_response` for an event that must not leave. */
  readonly checkEvent?: ((event: string) => void) | undefined;
  readonly outbox: Pick<Outbox, 'send' | 'drained' | 'flushed' | 'bytesWritten'>;
};

/** The events after which a response has no more. */
const LAST_EVENT = /^\{"type":"response\.(?:completed|incomplete|failed)"/;

const IGNORED_PARAMS_HEADER = 'x-clawgate-ignored-params';

export class Turn {
  readonly requestId: string;
  readonly #link: TurnLink;
  readonly #startedAt: number;
  readonly #bytesBefore: number;
  readonly #controller = new AbortController();
  readonly #notes: Record<string, unknown> = {};
  readonly #endListeners: ((delivered: boolean) => void)[] = [];
  #error: AppError | undefined;
  /** True once the client was told how the turn ended. */
  #isTold = false;
  #hasLeft = false;
  /** True once nothing more of the source may be sent, with the source possibly still at work. */
  #isStopped = false;
  #delivered: boolean | undefined;
  #stop: () => void = () => {};
  readonly #stopped = new Promise<void>((resolve) => {
    this.#stop = resolve;
  });

  constructor(link: TurnLink, requestId: string) {
    this.#link = link;
    this.requestId = requestId;
    this.#startedAt = link.clock();
    this.#bytesBefore = link.outbox.bytesWritten;
  }

  /** The handler's view. */
  call(body: RequestBody<'createResponse'>, generates: boolean): SocketCall {
    return {
      body,
      generates,
      scopes: this.#link.login.scopes,
      signal: this.#controller.signal,
      requestId: this.requestId,
      header: (name) => readHeader(this.#link.request, name),
      note: (fields) => void Object.assign(this.#notes, fields),
      onEnd: (listener) => {
        if (this.#delivered === undefined) this.#endListeners.push(listener);
        else listener(this.#delivered);
      },
      setHeader: (name, value) => {
        if (name === IGNORED_PARAMS_HEADER) this.#notes.ignoredParams = value;
      },
      sendEvents: (events) => this.#sendEvents(events),
    };
  }

  /** True once the client was told how the turn ended, or has gone. */
  get isOver(): boolean {
    return this.#isTold || this.#isStopped;
  }

  /**
   * Answers with an error message, unless the client has left or knows the end already; true when it did. The first
   * failure counts.
   */
  fail(thrown: unknown): boolean {
    if (this.#hasLeft || this.#isStopped) return false;
    this.#error ??= toAppError(thrown);
    if (this.#isTold) return false;
    this.#isTold = true;
    this.#link.outbox.send([errorMessage(this.#error)]);
    return true;
  }

  /** Ends the turn from outside: the client is told `error`, and the signal fires with it. */
  interrupt(error: AppError): void {
    // Said in full already, and only on its way.
    if (this.#isTold || this.#hasLeft) return;
    this.fail(error);
    this.#abandon(error);
  }

  /** Nobody is there any more to be told anything. */
  leave(): void {
    if (this.#hasLeft) return;
    this.#hasLeft = true;
    this.#abandon(undefined);
  }

  /** To be called when the handler is done: waits until its answer is on its way, and writes the log line. */
  async settle(): Promise<void> {
    const isFlushed = await this.#link.outbox.flushed();
    const delivered = isFlushed && !this.#hasLeft && this.#isTold && this.#error === undefined;
    this.#delivered = delivered;
    for (const listener of this.#endListeners) listener(delivered);
    const { connectionId, request, path, clock, logger, outbox } = this.#link;
    const error = this.#error;
    const fields = {
      ...this.#notes,
      requestId: this.requestId,
      connectionId,
      transport: 'websocket',
      method: request.method,
      path,
      status: this.#isTold ? (error?.status ?? 200) : undefined,
      durationMs: Math.max(0, Math.round(clock() - this.#startedAt)),
      bytes: outbox.bytesWritten - this.#bytesBefore,
      operationId: 'createResponse',
      outcome: error !== undefined ? 'failed' : delivered ? 'completed' : 'cancelled',
    };
    logRequest(logger, fields, error);
  }

  async #sendEvents(events: AsyncIterable<string>): Promise<void> {
    if (this.#isStopped) return;
    const source = events[Symbol.asyncIterator]();
    const pumped = this.#pump(source);
    await Promise.race([pumped, this.#stopped]);
    if (this.#isStopped) await unwind(source, pumped);
  }

  async #pump(source: AsyncIterator<string>): Promise<void> {
    const { checkEvent, outbox } = this.#link;
    try {
      for (;;) {
        const next = await source.next();
        if (this.#isStopped || next.done === true) return;
        const messages = next.value.split('\n').filter((line) => line !== '');
        if (checkEvent !== undefined) for (const message of messages) checkEvent(message);
        if (LAST_EVENT.test(messages.at(-1) ?? '')) this.#isTold = true;
        if (!outbox.send(messages)) await outbox.drained();
      }
    } catch (thrown) {
      // What a source throws after its turn is over is the echo of that.
      if (this.#isStopped) return;
      // It was not the source that threw if an event broke the contract.
      void closeSource(source);
      throw thrown;
    }
  }

  #abandon(reason: AppError | undefined): void {
    this.#isStopped = true;
    this.#stop();
    this.#controller.abort(reason);
  }
}
