// The HTTP server: puts the parts of this room together, listens, and drains before it closes. Knows what an
// operation is, not what any of them does.

import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import Koa from 'koa';
import type { Logger } from 'pino';
import type { AuthConfig, RateLimitConfig } from '../config/config.ts';
import type { OperationId } from '../contract.ts';
import type { Clock, NewId } from '../core/ambient.ts';
import { AppError } from '../errors.ts';
import { createAuthenticator } from './authenticate.ts';
import { refuseBadConnections } from './connection-refusals.ts';
import { type ContractRouter, createContractRouter, shown } from './contract-router.ts';
import { documentRoutes } from './document-routes.ts';
import { Exchange, type ExchangeContext } from './exchange.ts';
import type { ExchangeState } from './exchange-state.ts';
import { checkHost } from './host-header.ts';
import { createServer } from './node-http.ts';
import type { Handlers } from './operation.ts';
import type { BodyLimit } from './read-body.ts';
import type { Readiness } from './readiness.ts';
import { type ResponseCheckMode, responseCheck } from './response-check.ts';
import { type WebSocketOptions, WebSockets } from './websocket/web-sockets.ts';

export type HttpServerOptions = {
  /** One for each operation of the contract, no more and no fewer. */
  readonly handlers: Handlers;
  readonly auth: AuthConfig;
  /** Null: wrong secrets are not counted. */
  readonly rateLimit: RateLimitConfig | null;
  /** For each operation that takes a body. */
  readonly bodyLimits: Readonly<Partial<Record<OperationId, BodyLimit>>>;
  /** The operations that are switched off, with the configuration key that enables each. */
  readonly disabledOperations: Readonly<Partial<Record<OperationId, string>>>;
  readonly validateResponses: ResponseCheckMode;
  /** Silence after which a stream gets a comment; 0: never. */
  readonly keepAliveMs: number;
  /** Time that running requests get when the server closes. */
  readonly shutdownGraceMs: number;
  /** Longest silence borne while a body is arriving; 30 s unless given. */
  readonly bodyIdleMs?: number | undefined;
  /** Longest time in which a client may take nothing of its answer; 5 min unless given. */
  readonly readerIdleMs?: number | undefined;
  /** Absent: WebSocket is switched off. */
  readonly webSocket?: WebSocketOptions | undefined;
  /** Told when draining begins, so that the operation that reports it knows. */
  readonly readiness: Readiness;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type HttpServer = {
  /** Rejects when the address cannot be had. Port 0: any free one. */
  listen(port: number, host: string): Promise<{ readonly url: string; readonly port: number }>;
  /**
   * Takes no new runs, lets the running ones end within the grace, ends the rest with `shutting_down`, and
   * resolves when no connection is left. May be called again; all calls resolve together.
   */
  close(): Promise<void>;
};

const BODY_IDLE_MS = 30_000;
const READER_IDLE_MS = 300_000;

/** What connections that have been told of the end get to send what is left. */
const FLUSH_MS = 1_000;

/** Builds the server without listening. Throws when handlers and contract do not match. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { clock, newId, logger, readiness, keepAliveMs, validateResponses } = options;
  const readerIdleMs = options.readerIdleMs ?? READER_IDLE_MS;
  const context: ExchangeContext = { clock, newId, logger, readiness, readerIdleMs, active: new Set() };
  const authenticator = createAuthenticator(options.auth, options.rateLimit, clock);
  const retryAfterShutdownSeconds = Math.max(1, Math.ceil(options.shutdownGraceMs / 1000));
  const router = await createContractRouter({
    handlers: options.handlers,
    authenticator,
    readiness,
    bodyLimits: options.bodyLimits,
    disabledOperations: options.disabledOperations,
    answers: { keepAliveMs, validateResponses },
    bodyIdleMs: options.bodyIdleMs ?? BODY_IDLE_MS,
    retryAfterShutdownSeconds,
  });
  const webSockets = new WebSockets({
    options: options.webSocket,
    disabledBy: options.disabledOperations.createResponse,
    authenticator,
    context,
    checkBody: (request, body) => router.checkBody('createResponse', request, body),
    checkEvent: eventCheck(context, validateResponses),
    retryAfterShutdownSeconds,
  });
  const server = createNodeServer(createApp(context, router, webSockets), context, webSockets);
  let closing: Promise<void> | undefined;
  return {
    listen: (port, host) => listen(server, port, host),
    close() {
      closing ??= drain(server, context, webSockets, options.shutdownGraceMs);
      return closing;
    },
  };
}

/** As for a stream over HTTP. */
function eventCheck(
  context: ExchangeContext,
  mode: ResponseCheckMode,
): ((event: string) => void) | undefined {
  if (mode === 'off') return undefined;
  return (event) => {
    const fault = responseCheck.event('createResponse', event);
    if (fault === undefined) return;
    if (mode === 'fail') throw fault;
    context.logger.warn(
      { operationId: 'createResponse', problem: fault.message },
      'answer breaks the contract',
    );
  };
}

function createApp(
  context: ExchangeContext,
  router: ContractRouter,
  webSockets: WebSockets,
): Koa<ExchangeState> {
  const app = new Koa<ExchangeState>();
  app.use(async (koa, next) => {
    // Answers leave through the exchange; Koa is not to add its own.
    koa.respond = false;
    const exchange = new Exchange(context, koa.req, koa.res);
    koa.state.exchange = exchange;
    try {
      webSockets.refuse(exchange);
      checkHost(exchange.request);
      await router.route(exchange, () => {
        // Koa's own reading of a request target throws for some.
        koa.url = exchange.path;
        return next();
      });
      if (!exchange.answered && !exchange.left)
        throw new TypeError('A request was handled without an answer.');
    } catch (thrown) {
      exchange.fail(thrown);
    }
    exchange.settle();
  });
  app.use(documentRoutes());
  app.use(({ path }) => {
    throw new AppError(
      'unknown_url',
      `No operation has the path ${shown(path)}. GET /openapi.json lists those there are.`,
    );
  });
  // Koa reports broken sockets here; for us they are clients that left.
  app.on('error', (error: unknown) => context.logger.debug({ error: String(error) }, 'connection error'));
  return app;
}

function createNodeServer(app: Koa<ExchangeState>, context: ExchangeContext, webSockets: WebSockets): Server {
  const server = createServer({
    // A frame is not to wait for the acknowledgement of the one before.
    noDelay: true,
    requireHostHeader: false,
    // Head and body together may take five minutes to arrive; how long the answer takes is nobody's limit here.
    headersTimeout: 60_000,
    requestTimeout: 300_000,
    // Longer than the 60 s after which common proxies close: who sends must be the one who closes, or a request
    // can meet a connection that is just going away.
    keepAliveTimeout: 75_000,
    // What is not upgraded is answered in its turn, like any other request.
    shouldUpgradeCallback: (request) => webSockets.admit(request),
  });
  const handle = app.callback();
  server.on('request', handle);
  // The body reader gives the permission, once the caller has proved itself.
  server.on('checkContinue', handle);
  server.on('checkExpectation', handle);
  server.on('upgrade', (request, socket, head) => webSockets.accept(request, socket as Socket, head));
  refuseBadConnections(server, context);
  return server;
}

function listen(server: Server, port: number, host: string): Promise<{ url: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const { address, family, port: actualPort } = server.address() as AddressInfo;
      const name = family === 'IPv6' ? `[${address}]` : address;
      resolve({ url: `http://${name}:${actualPort}`, port: actualPort });
    });
  });
}

async function drain(
  server: Server,
  context: ExchangeContext,
  webSockets: WebSockets,
  graceMs: number,
): Promise<void> {
  context.readiness.startDraining();
  const error = new AppError('shutting_down', 'The gateway is shutting down; the answer is incomplete.');
  // New connections are still taken, and idle ones kept, so that whoever comes is told and not just refused.
  await Promise.all([allEnded(context, graceMs), webSockets.drain(graceMs)]);
  // Node's close would begin with this, and counts as idle what still waits for a slow reader.
  server.closeIdleConnections = () => {};
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  for (const exchange of [...context.active]) exchange.interrupt(error);
  await Promise.all([allEnded(context, FLUSH_MS), webSockets.close(error, FLUSH_MS)]);
  server.closeAllConnections();
  await closed;
}

/** Resolves when no exchange is active, or when the time is over. */
async function allEnded(context: ExchangeContext, timeoutMs: number): Promise<void> {
  if (context.active.size === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(finish, timeoutMs);
    context.onIdle = finish;
    function finish(): void {
      clearTimeout(timer);
      context.onIdle = undefined;
      resolve();
    }
  });
}
