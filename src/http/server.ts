// The HTTP server: puts the parts of this room together, listens, and drains before it closes. Knows what an
// operation is, not what any of them does.

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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
import { createServer } from './node-http.ts';
import type { Handlers } from './operation.ts';
import type { BodyLimit } from './read-body.ts';
import type { Readiness } from './readiness.ts';
import type { ResponseCheckMode } from './response-check.ts';

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
  const contractRouter = await createContractRouter({
    handlers: options.handlers,
    authenticator: createAuthenticator(options.auth, options.rateLimit, clock),
    readiness,
    bodyLimits: options.bodyLimits,
    disabledOperations: options.disabledOperations,
    answers: { keepAliveMs, validateResponses },
    bodyIdleMs: options.bodyIdleMs ?? BODY_IDLE_MS,
    retryAfterShutdownSeconds: Math.max(1, Math.ceil(options.shutdownGraceMs / 1000)),
  });
  const server = createNodeServer(createApp(context, contractRouter), context);
  let closing: Promise<void> | undefined;
  return {
    listen: (port, host) => listen(server, port, host),
    close() {
      closing ??= drain(server, context, options.shutdownGraceMs);
      return closing;
    },
  };
}

function createApp(context: ExchangeContext, contractRouter: ContractRouter): Koa<ExchangeState> {
  const app = new Koa<ExchangeState>();
  app.use(async (koa, next) => {
    // Answers leave through the exchange; Koa is not to add its own.
    koa.respond = false;
    const exchange = new Exchange(context, koa.req, koa.res);
    koa.state.exchange = exchange;
    try {
      requireHost(exchange);
      refuseWebSocket(exchange);
      await contractRouter(exchange, () => {
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

/** The characters of a host and a port; what else a URL may hold tells two readers two things. */
const HOST = /^[\w.~:%!$&'()*+,;=[\]-]*$/;

/** HTTP/1.1 demands one, and Node's own check would answer without id, body or log line. */
function requireHost({ request }: Exchange): void {
  const { host } = request.headers;
  if (host === undefined && request.httpVersion === '1.1') throw badHost('is missing');
  if (host !== undefined && !HOST.test(host)) throw badHost('is not a host and a port');
  if (countHosts(request.rawHeaders) > 1) throw badHost('is there more than once');
}

function badHost(problem: string): AppError {
  return new AppError('invalid_header', `The Host header ${problem}.`, { param: 'host' });
}

/** Node keeps the first of several. */
function countHosts(namesAndValues: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < namesAndValues.length; index += 2) {
    const name = namesAndValues[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}

/** By a status that WebSocket clients report; other protocols are offered in passing, and may be passed over. */
function refuseWebSocket(exchange: Exchange): void {
  const { connection = '', upgrade = '' } = exchange.request.headers;
  if (!/\bwebsocket\b/i.test(upgrade) || !/\bupgrade\b/i.test(connection)) return;
  exchange.setHeader('connection', 'close');
  throw new AppError('upgrade_required', undefined, { headers: { upgrade: 'HTTP/1.1' } });
}

function createNodeServer(app: Koa<ExchangeState>, context: ExchangeContext): Server {
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
    // Every answer is then sent in its turn, that to a WebSocket handshake too.
    shouldUpgradeCallback: () => false,
  });
  const handle = app.callback();
  server.on('request', handle);
  // The body reader gives the permission, once the caller has proved itself.
  server.on('checkContinue', handle);
  server.on('checkExpectation', handle);
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

async function drain(server: Server, context: ExchangeContext, graceMs: number): Promise<void> {
  context.readiness.startDraining();
  // New connections are still taken, and idle ones kept, so that whoever comes is told and not just refused.
  await allEnded(context, graceMs);
  // Node's close would begin with this, and counts as idle what still waits for a slow reader.
  server.closeIdleConnections = () => {};
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const error = new AppError('shutting_down', 'The gateway is shutting down; the answer is incomplete.');
  for (const exchange of [...context.active]) exchange.interrupt(error);
  await allEnded(context, FLUSH_MS);
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
