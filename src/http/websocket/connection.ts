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
import { binaryMessage, CLOSE_CODES, connectionTooOld, faultOf } from './closing-errors.ts';
import { errorMessage } from './error-message.ts';
import { Outbox } from './outbox.ts';
import { previousResponseId, readMessage } from './read-message.ts';
import type { SocketHandler } from './socket-operation.ts';
import { Turn, type TurnLink } from './turn.ts';
import { WaitingMessages } from './waiting-messages.ts';

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
  readonly #outbox: Outbox;
  readonly #waiting: WaitingMessages;
  readonly #link: TurnLink;
  readonly #startedAt: number;
  readonly #expiry: NodeJS.Timeout;
  #turn: Turn | undefined;
  #turns = 0;
  #retirement: Retirement | undefined;
  #bytesReadWhenAsked: number | undefined;
  #isOver = false;
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
    this.#waiting = new WaitingMessages(settings.maxMessageBytes);
    const { readerIdleMs } = settings;
    this.#outbox = new Outbox(ws, socket, { readerIdleMs, onStalled: () => this.terminate() });
    this.#link = { ...settings, ...admitted, outbox: this.#outbox };
    ws.onClosing = (closing) => this.#onClosing(closing);
    ws.on('message', (data, isBinary) => this.#onMessage(data as Buffer, isBinary));
    // What is wrong is told by the code it closes with; without a listener it would end the process.
    ws.on('error', () => {});
    ws.once('close', (code) => this.#onClose(code));
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

  /** Asks the other side whether it is there; cuts the connection when nothing came since the last time. */
  beat(): void {
    const { bytesRead, writableLength } = this.#socket;
    // Behind what a slow reader has not taken yet it cannot have seen the question.
    if (bytesRead === this.#bytesReadWhenAsked && writableLength === 0) {
      this.terminate();
      return;
    }
    this.#bytesReadWhenAsked = bytesRead;
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

  #onMessage(data: Buffer, isBinary: boolean): void {
    if (this.#isOver) return;
    if (isBinary) {
      this.#refuse(binaryMessage(), CLOSE_CODES.unsupportedData, 'binary message');
      return;
    }
    this.#waiting.add(data);
    if (this.#turn === undefined) this.#next();
    else if (this.#waiting.isTooMuch) {
      this.#refuse(
        new AppError('websocket_queue_full'),
        CLOSE_CODES.policyViolation,
        'too many messages are waiting',
      );
    }
  }

  /** Begins the next turn, or ends the connection when there is to be none. */
  #next(): void {
    if (this.#turn !== undefined || this.#isOver) return;
    const message = this.#waiting.take();
    if (message !== undefined) {
      void this.#serve(message);
      return;
    }
    const retirement = this.#retirement;
    if (retirement === undefined) return;
    if (retirement.tellsIdle) this.#outbox.send([errorMessage(retirement.error)]);
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

  #expire(): void {
    const error = connectionTooOld(this.#settings.maxConnectionMs);
    this.retire({ error, reason: 'connection limit reached', tellsIdle: true });
  }

  /** For what cannot be gone on from: the client is told, and the turn under way is dropped with the connection. */
  #refuse(error: AppError, code: number, reason: string): void {
    this.#tell(error);
    this.#ws.close(code, reason);
  }

  /** As the end of the turn under way, where there is one. */
  #tell(error: AppError): void {
    if (this.#turn?.fail(error) !== true) this.#outbox.send([errorMessage(error)]);
  }

  #end(): void {
    if (this.#isOver) return;
    this.#ws.close(CLOSE_CODES.goingAway, this.#retirement?.reason ?? '');
  }

  #onClosing(closing: Closing): void {
    if (closing.type === 'fault') this.#tell(faultOf(closing.code, this.#settings.maxMessageBytes));
    this.#leave();
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
    this.#waiting.clear();
    this.#turn?.leave();
    this.#outbox.close();
    this.#onRest?.();
  }
}
