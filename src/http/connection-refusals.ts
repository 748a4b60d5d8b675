// What arrives on a connection and never becomes a request: broken HTTP and tunnels. Each still gets an id, an
// OpenAI error body where one can be written, and a log line. What arrived before it is answered first.

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { OperationId } from '../contract.ts';
import { AppError, toWireError } from '../errors.ts';
import type { Exchange, ExchangeContext } from './exchange.ts';
import { STATUS_CODES } from './node-http.ts';

/** How long the other side has to take the answer before the connection is cut. */
const LINGER_MS = 2_000;

/** Answers what Node reports outside of requests. */
export function refuseBadConnections(server: Server, context: ExchangeContext): void {
  /** Node reports every further piece of what is broken; once is enough. */
  const broken = new WeakSet<Duplex>();

  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    // Node has let go of the connection: the answers that are due on it could not be sent in full any more.
    if (exchangesOn(socket, context).length > 0) socket.destroy();
    else refuse(context, socket, new AppError('method_not_allowed', 'CONNECT is not served here.'), request);
  });
  server.on('clientError', (cause: NodeJS.ErrnoException, socket: Duplex) => {
    if (broken.has(socket)) return;
    if (cause.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    broken.add(socket);
    const error = toBrokenRequest(cause);
    const exchanges = exchangesOn(socket, context);
    const halfSent = exchanges.find(({ request }) => !request.complete);
    const last = exchanges.at(-1);
    if (halfSent !== undefined) {
      // The head was fine and the body is not: the request itself is answered, or cut if that has begun.
      halfSent.setHeader('connection', 'close');
      halfSent.interrupt(error);
      if (!halfSent.answered) socket.destroy();
    } else if (last === undefined) refuse(context, socket, error);
    else last.response.once('close', () => refuse(context, socket, error));
  });
}

/** The requests of a connection that are still being answered, in their order. */
function exchangesOn(socket: Duplex, context: ExchangeContext): Exchange[] {
  return [...context.active].filter(({ request }) => request.socket === socket);
}

function toBrokenRequest(cause: NodeJS.ErrnoException): AppError {
  switch (cause.code) {
    case 'HPE_HEADER_OVERFLOW':
      return new AppError('request_headers_too_large', undefined, { cause });
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new AppError('request_too_large', 'The chunk extensions are too long.', { cause });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new AppError('request_timeout', undefined, { cause });
    default:
      return new AppError('invalid_request', 'The request is not valid HTTP/1.1.', { cause });
  }
}

function refuse(context: ExchangeContext, socket: Duplex, error: AppError, request?: IncomingMessage): void {
  if (!socket.writable) return;
  const requestId = context.newId('req_');
  const body = JSON.stringify({ error: toWireError(error) });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-request-id': requestId,
    'openai-processing-ms': 0,
    connection: 'close',
    ...error.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}\r\n${lines.join('')}\r\n`;

  socket.on('error', () => {});
  // Unread bytes would turn the close into a reset, which can destroy the answer on its way.
  socket.resume();
  const cut = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once('close', () => clearTimeout(cut));
  socket.end(head + body);

  const { method, url } = request ?? {};
  const path = url?.split(/[?#]/, 1)[0]?.slice(0, 200);
  const outcome = {
    status: error.status,
    operationId: undefined as OperationId | undefined,
    outcome: 'failed',
  };
  context.logger.warn({ requestId, method, path, durationMs: 0, ...outcome, code: error.code }, 'request');
}
