// The WebSocket connections of a server: who may open one, how many there are, whether they still live, and their end.
// Refusals are decided here and answered as any HTTP request is; only a handshake that is accepted is upgraded.

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { AppError, toAppError } from '../../errors.ts';
import { memoize } from '../../lib/memoize.ts';
import type { Authenticator, Login } from '../authenticate.ts';
import { type Exchange, type ExchangeContext, requestIdOf } from '../exchange.ts';
import { checkHost } from '../host-header.ts';
import { readPath } from '../request-path.ts';
import type { Accept } from './accept.ts';
import { Connection, type ConnectionSettings } from './connection.ts';
import { asksForWebSocket, checkHandshake, checkOrigin } from './handshake.ts';
import type { OpenSocketHandler } from './socket-operation.ts';

export type WebSocketOptions = {
  readonly openHandler: OpenSocketHandler;
  readonly maxConnections: number;
  readonly maxMessageBytes: number;
  /** Silence after which the other side is asked whether it is there; 0: never. */
  readonly pingIntervalMs: number;
  readonly maxConnectionMs: number;
  /** Of pages that may connect besides those from the gateway's own host. */
  readonly origins: readonly string[];
};

export type WebSocketDependencies = {
  /** Undefined: WebSocket is switched off. */
  readonly options: WebSocketOptions | undefined;
  /** The key that switches the whole endpoint on, when it is off. */
  readonly disabledBy: string | undefined;
  readonly authenticator: Authenticator;
  readonly context: ExchangeContext;
  readonly checkBody: ConnectionSettings['checkBody'];
  readonly checkEvent: ConnectionSettings['checkEvent'];
  readonly retryAfterShutdownSeconds: number;
};

const PATH = '/v1/responses';

export class WebSockets {
  readonly #deps: WebSocketDependencies;
  readonly #refusals = new WeakMap<IncomingMessage, AppError>();
  readonly #logins = new WeakMap<IncomingMessage, Login>();
  /** With those that are being opened. */
  readonly #sockets = new Set<Socket>();
  readonly #connections = new Set<Connection>();
  readonly #loadAccept = memoize(async (maxMessageBytes: number): Promise<Accept> => {
    const { createAccept } = await import('./accept.ts');
    return createAccept(maxMessageBytes);
  });
  #heartbeat: NodeJS.Timeout | undefined;
  #isEnding = false;

  constructor(deps: WebSocketDependencies) {
    this.#deps = deps;
  }

  /** Decides on a request that asks for an upgrade. When false, it is to be handled like any other. */
  admit(request: IncomingMessage): boolean {
    if (!asksForWebSocket(request)) return false;
    try {
      this.#logins.set(request, this.#check(request));
      return true;
    } catch (thrown) {
      this.#refusals.set(request, toAppError(thrown));
      return false;
    }
  }

  /** Throws why the request's handshake was refused, if it was one. */
  refuse(exchange: Exchange): void {
    const refusal = this.#refusals.get(exchange.request);
    if (refusal === undefined) return;
    exchange.setHeader('connection', 'close');
    throw refusal;
  }

  /** Takes over the connection of an admitted request. */
  accept(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const { options, context } = this.#deps;
    const login = this.#logins.get(request);
    if (options === undefined || login === undefined) {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => this.#sockets.delete(socket));
    const connectionId = requestIdOf(request, context.newId);
    const handshake = { request, socket, head, requestId: connectionId };
    const open = async (): Promise<void> => {
      const accept = await this.#loadAccept(options.maxMessageBytes);
      accept(handshake, (ws) => {
        const admitted = { request, path: PATH, login, connectionId };
        const settings = { ...this.#deps, ...options, ...context };
        const connection = new Connection(ws, socket, admitted, settings, options.openHandler());
        this.#connections.add(connection);
        this.#startHeartbeat(options.pingIntervalMs);
        ws.once('close', () => this.#connections.delete(connection));
        if (this.#isEnding) this.#retire(connection);
      });
    };
    open().catch((cause: unknown) => {
      context.logger.error({ requestId: connectionId, cause: String(cause) }, 'websocket failed to open');
      socket.destroy();
    });
  }

  /** No turn begins any more. Resolves when those under way have ended, or when the time is over. */
  async drain(graceMs: number): Promise<void> {
    this.#isEnding = true;
    for (const connection of this.#connections) this.#retire(connection);
    const rested = Promise.all([...this.#connections].map((connection) => connection.rested()));
    await within(graceMs, rested);
  }

  /** Ends the turns that are left with the error, and resolves when no connection is left. */
  async close(error: AppError, flushMs: number): Promise<void> {
    for (const connection of [...this.#connections]) connection.interrupt(error);
    const closed = [...this.#sockets].map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    await within(flushMs, Promise.all(closed));
    for (const socket of this.#sockets) socket.destroy();
    clearInterval(this.#heartbeat);
  }

  #check(request: IncomingMessage): Login {
    const { options, disabledBy, authenticator, context, retryAfterShutdownSeconds } = this.#deps;
    if (readPath(request.url ?? '/') !== PATH || request.method !== 'GET') {
      throw upgradeRequired(`WebSocket connections are served on GET ${PATH} only.`);
    }
    checkHost(request);
    if (disabledBy !== undefined) {
      throw new AppError('endpoint_disabled', `GET ${PATH} is switched off. Set ${disabledBy} to true.`);
    }
    if (options === undefined) {
      throw upgradeRequired(
        'WebSocket connections are switched off here. Use POST over HTTP, with stream: true for a stream.',
      );
    }
    if (context.readiness.draining) {
      throw new AppError('shutting_down', undefined, { retryAfterSeconds: retryAfterShutdownSeconds });
    }
    const login = authenticator.require(request);
    checkHandshake(request);
    checkOrigin(request, options.origins);
    for (const { request: earlier } of context.active) {
      if (earlier.socket !== request.socket) continue;
      throw new AppError(
        'invalid_request',
        'A WebSocket handshake cannot follow requests without their answers.',
      );
    }
    if (this.#sockets.size >= options.maxConnections) {
      throw new AppError(
        'too_many_connections',
        `There are ${options.maxConnections} WebSocket connections already, and clawgate.webSocket.maxConnections allows no more.`,
        { retryAfterSeconds: 1 },
      );
    }
    return login;
  }

  #retire(connection: Connection): void {
    const error = new AppError('shutting_down', undefined, {
      retryAfterSeconds: this.#deps.retryAfterShutdownSeconds,
    });
    connection.retire({ error, reason: 'shutting down', tellsIdle: false });
  }

  /** One for all, while there are any. */
  #startHeartbeat(intervalMs: number): void {
    if (this.#heartbeat !== undefined || intervalMs === 0) return;
    this.#heartbeat = setInterval(() => {
      for (const connection of this.#connections) connection.beat();
      if (this.#connections.size > 0) return;
      clearInterval(this.#heartbeat);
      this.#heartbeat = undefined;
    }, intervalMs).unref();
  }
}

function upgradeRequired(message: string): AppError {
  return new AppError('upgrade_required', message, { headers: { upgrade: 'HTTP/1.1' } });
}

async function within(timeoutMs: number, done: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([done, tooLong]);
  clearTimeout(timer);
}
