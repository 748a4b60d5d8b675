// What arrives on a connection and never becomes a request: broken HTTP, WebSocket handshakes, tunnels. Each still
// gets an id, an OpenAI error body where one can be written, and a log line.

import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { OperationId } from '../contract.ts';
import { AppError, toWireError } from '../errors.ts';
import type { ExchangeContext } from './exchange.ts';

/** How long the other side has to take the answer before the connection is cut. */
const LINGER_MS = 2_000;

/** Answers what Node reports outside of requests. */
export function refuseBadConnections(server: Server, context: ExchangeContext): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const error = new AppError('upgrade_required', undefined, { headers: { upgrade: 'HTTP/1.1' } });
    refuse(context, socket, error, request);
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    refuse(context, socket, new AppError('method_not_allowed', 'CONNECT is not served here.'), request);
  });
  server.on('clientError', (cause: NodeJS.ErrnoException, socket: Duplex) => {
    if (cause.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const error = toBrokenRequest(cause);
    const exchange = [...context.active].find(({ request }) => request.socket === socket);
    if (exchange !== undefined) {
      // The head was fine and the body is not: the request itself is answered, or cut if that has begun.
      exchange.setHeader('connection', 'close');
      exchange.fail(error);
      if (!exchange.response.headersSent) socket.destroy();
      return;
    }
    refuse(context, socket, error);
  });
}

function toBrokenRequest(cause: NodeJS.ErrnoException): AppError {
  switch (cause.code) {
    case 'HPE_HEADER_OVERFLOW':
      return new AppError('invalid_request', 'The request headers are too long.', { status: 431, cause });
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new AppError('request_too_large', 'The chunk extensions are too long.', { cause });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new AppError('request_timeout', undefined, { cause });
    default:
      return new AppError('invalid_request', 'The request is not valid HTTP/1.1.', { cause });
  }
}

function refuse(context: ExchangeContext, socket: Duplex, error: AppError, request?: IncomingMessage): void {
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
