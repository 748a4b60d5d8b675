// One WebSocket connection: its messages one after another, its limits and its end. Nothing that goes wrong on it
// reaches another one. Knows nothing of what the messages ask.

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { RequestBody } from '../../contract.ts';
import type { Clock, NewId } from '../../core/ambient.ts';
import { AppError } from '../../errors.ts';
import type { Login } from '../authenticate.ts';
import type { ClientSocket, Closing } from './client-socket.ts';
import { errorMessage } from './error-message.ts';
import { previousResponseId, readMessage } from './read-message.ts';
import type { SocketHandler } from './socket-operation.ts';
import { Turn, type TurnLink } from './turn.ts';

export type ConnectionSettings = {
  readonly maxMessageBytes: number;
  readonly maxConnectionMs: number;
  /** A client that takes nothing for this long is gone, whatever its connection says. */
  readonly readerIdleMs: number;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Holds a body against the contract, with the headers of the handshake. Throws as for a request over HTTP. */
  checkBody(request: IncomingMessage, body: object): Promise<RequestBody<'createResponse'>>;
  readonly checkEvent: TurnLink['checkEvent'];
};

export type AdmittedRequest = {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly login: Login;
  /** The request id of the handshake. */
  readonly connectionId: string;
};

/** Messages that wait for their turn; together they are no larger than one may be. */
const MAX_WAITING = 16;

const GOING_AWAY = 1001;
const UNSUPPORTED_DATA = 1003;
const INVALID_TEXT = 1007;
const POLICY_VIOLATION = 1008;
const TOO_LARGE = 1009;

/** Why no further turn begins. */
export type Retirement = {
  readonly error: AppError;
  readonly reason: string;
  /** Whether a client that asked for nothing is told, too. */
  readonly tellsIdle: boolean;
};

export class Connection {
  readonly #ws: ClientSocket;
  readonly #socket: Socket;
  readonly #admitted: AdmittedRequest;
  readonly #settings: ConnectionSettings;
  readonly #handler: SocketHandler;
  readonly #link: TurnLink;
  readonly #startedAt: number;
  readonly #expiry: NodeJS.Timeout;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #turn: Turn | undefined;
  #turns = 0;
  #retirement: Retirement | undefined;
  #isAlive = true;
  #isOver = false;
  /** Messages that the system has not taken yet. */
  #unsent = 0;
  /** True once the system did not take a message. */
  #hasLost = false;
  #wakeFlushed: (() => void) | undefined;
  #wakeDrained: (() => void) | undefined;
  #onRest: (() => void) | undefined;

  constructor(
    ws: ClientSocket,
    socket: Socket,
    admitted: AdmittedRequest,
    settings: ConnectionSettings,
    handler: SocketHandler,
  ) {
    this.#ws = ws;
    this.#socket = socket;
    this.#admitted = admitted;
    this.#settings = settings;
    this.#handler = handler;
    this.#startedAt = settings.clock();
    this.#link = this.#makeLink();
    ws.onClosing = (closing) => this.#onClosing(closing);
    ws.on('message', (data, isBinary) => this.#onMessage(data as Buffer, isBinary));
    ws.on('pong', () => {
      this.#isAlive = true;
    });
    // What is wrong is told by the code it closes with; without a listener it would end the process.
    ws.on('error', () => {});
    ws.once('close', (code) => this.#onClose(code));
    socket.on('drain', () => this.#wakeDrained?.());
    this.#expiry = setTimeout(() => this.#expire(), settings.maxConnectionMs).unref();
  }

  /** No turn begins any more; the one under way ends first. */
  retire(retirement: Retirement): void {
    if (this.#isOver) return;
    this.#retirement ??= retirement;
    this.#next();
  }

  /** Ends the turn under way, if there is one, and closes. */
  interrupt(error: AppError): void {
    this.#retirement ??= { error, reason: 'shutting down', tellsIdle: false };
    this.#turn?.interrupt(error);
    this.#end();
  }

  /** Asks the other side whether it is there; cuts the connection when it did not answer the last time. */
  beat(): void {
    // Behind what a slow reader has not taken yet it cannot have seen the question.
    if (!this.#isAlive && this.#socket.writableLength === 0) {
      this.terminate();
      return;
    }
    this.#isAlive = false;
    this.#ws.ping();
  }

  terminate(): void {
    this.#ws.terminate();
  }

  /** Resolves when no turn is under way and none will begin. Only after `retire`. */
  rested(): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onRest = resolve;
    });
  }

  #makeLink(): TurnLink {
    const { request, path, login, connectionId } = this.#admitted;
    const { logger, clock, checkEvent } = this.#settings;
    const socket = this.#socket;
    return {
      connectionId,
      request,
      path,
      login,
      logger,
      clock,
      checkEvent,
      get bytesWritten() {
        return socket.bytesWritten;
      },
      send: (messages) => this.#send(messages),
      drained: () => this.#drained(),
      flushed: () => this.#flushed(),
    };
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    if (this.#isOver) return;
    this.#isAlive = true;
    if (isBinary) {
      const error = new AppError(
        'unsupported_media_type',
        'Binary messages are not read. Send JSON as text.',
      );
      this.#refuse(error, UNSUPPORTED_DATA, 'binary message');
      return;
    }
    const { maxMessageBytes } = this.#settings;
    this.#waitingBytes += data.length;
    this.#waiting.push(data);
    if (this.#turn !== undefined) {
      if (this.#waiting.length > MAX_WAITING || this.#waitingBytes > maxMessageBytes) {
        this.#refuse(new AppError('websocket_queue_full'), POLICY_VIOLATION, 'too many messages are waiting');
      }
      return;
    }
    this.#next();
  }

  /** Begins the next turn, or ends the connection when there is to be none. */
  #next(): void {
    if (this.#turn !== undefined || this.#isOver) return;
    const message = this.#waiting.shift();
    if (message !== undefined) {
      this.#waitingBytes -= message.length;
      void this.#serve(message);
      return;
    }
    const retirement = this.#retirement;
    if (retirement === undefined) return;
    if (retirement.tellsIdle) this.#send([errorMessage(retirement.error)]);
    this.#end();
  }

  async #serve(message: Buffer): Promise<void> {
    const { newId } = this.#settings;
    const turn = new Turn(this.#link, newId('req_'));
    this.#turn = turn;
    const isAnswered = await this.#answer(turn, message);
    if (isAnswered) {
      this.#turns += 1;
      await turn.settle();
    }
    this.#turn = undefined;
    this.#next();
  }

  /** False for a message that wants no answer. */
  async #answer(turn: Turn, message: Buffer): Promise<boolean> {
    let isHandled = false;
    try {
      const asked = readMessage(message);
      if (asked.type === 'notice') return false;
      if (this.#retirement !== undefined) {
        this.#retirement = { ...this.#retirement, tellsIdle: false };
        throw this.#retirement.error;
      }
      const body = await this.#settings.checkBody(this.#admitted.request, asked.body);
      isHandled = true;
      await this.#handler.answer(turn.call(body, asked.generates));
      if (!turn.isOver) throw new TypeError('A message was handled without the end of an answer.');
    } catch (thrown) {
      const previous = isHandled ? undefined : previousResponseId(message);
      if (previous !== undefined) this.#handler.continuationRefused(previous);
      turn.fail(thrown);
    }
    return true;
  }

  #send(messages: readonly string[]): boolean {
    if (this.#isOver || messages.length === 0) return true;
    this.#unsent += messages.length;
    this.#socket.cork();
    for (const message of messages) this.#ws.send(message, this.#onSent);
    this.#socket.uncork();
    return !this.#socket.writableNeedDrain;
  }

  readonly #onSent = (error?: Error | null): void => {
    this.#unsent -= 1;
    if (error != null) this.#hasLost = true;
    if (this.#unsent === 0) this.#wakeFlushed?.();
  };

  /** A client that takes nothing of what it was sent does not hold its connection for ever. */
  #drained(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isOver) {
        resolve();
        return;
      }
      const stalled = setTimeout(() => this.terminate(), this.#settings.readerIdleMs).unref();
      this.#wakeDrained = () => {
        clearTimeout(stalled);
        this.#wakeDrained = undefined;
        resolve();
      };
    });
  }

  async #flushed(): Promise<boolean> {
    if (this.#unsent > 0 && !this.#isOver) {
      await new Promise<void>((resolve) => {
        const stalled = setTimeout(() => this.terminate(), this.#settings.readerIdleMs).unref();
        this.#wakeFlushed = () => {
          clearTimeout(stalled);
          this.#wakeFlushed = undefined;
          resolve();
        };
      });
    }
    return this.#unsent === 0 && !this.#hasLost;
  }

  #expire(): void {
    const minutes = Math.round(this.#settings.maxConnectionMs / 60_000);
    const error = new AppError(
      'websocket_connection_limit_reached',
      `This WebSocket connection has reached its limit of ${minutes} minutes. Open a new one to go on.`,
    );
    this.retire({ error, reason: 'connection limit reached', tellsIdle: true });
  }

  /** For what cannot be gone on from: the client is told, and the turn under way is dropped with the connection. */
  #refuse(error: AppError, code: number, reason: string): void {
    this.#tell(error);
    this.#ws.close(code, reason);
  }

  /** As the end of the turn under way, where there is one. */
  #tell(error: AppError): void {
    if (this.#turn?.fail(error) !== true) this.#send([errorMessage(error)]);
  }

  #end(): void {
    if (this.#isOver) return;
    this.#ws.close(GOING_AWAY, this.#retirement?.reason ?? '');
  }

  #onClosing(closing: Closing): void {
    if (closing.type === 'fault') this.#tell(this.#faultOf(closing.code));
    this.#leave();
  }

  #faultOf(code: number): AppError {
    const { maxMessageBytes } = this.#settings;
    switch (code) {
      case TOO_LARGE:
        return new AppError(
          'request_too_large',
          `The message is larger than ${maxMessageBytes} bytes. Send less, or raise clawgate.webSocket.maxMessageBytes.`,
        );
      case INVALID_TEXT:
        return new AppError('invalid_json', 'The message is not valid UTF-8. Send it encoded as UTF-8.');
      default:
        return new AppError('invalid_request', 'What was sent breaks the WebSocket protocol.');
    }
  }

  #onClose(closeCode: number): void {
    this.#leave();
    const { request, path, connectionId } = this.#admitted;
    const { logger, clock } = this.#settings;
    const fields = {
      requestId: connectionId,
      method: request.method,
      path,
      status: 101,
      durationMs: Math.max(0, Math.round(clock() - this.#startedAt)),
      turns: this.#turns,
      closeCode,
    };
    logger.info(fields, 'websocket closed');
  }

  /** Nobody is there any more. */
  #leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#expiry);
    this.#waiting = [];
    this.#turn?.leave();
    this.#wakeDrained?.();
    this.#wakeFlushed?.();
    this.#onRest?.();
  }
}
