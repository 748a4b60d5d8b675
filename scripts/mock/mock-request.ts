// From what a client sent to what Prism understands: Prism picks the media type by Accept alone, wants a secret, and
// knows paths only as the contract writes them.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { OPERATIONS, type Operation } from '../../src/contract.ts';
import { AppError } from '../../src/errors.ts';
import { isDecodable, readPath } from '../../src/http/request-path.ts';

export type MockRequest = {
  readonly method: string;
  /** As the contract writes it, with the query as it came. */
  readonly target: string;
  readonly headers: Headers;
  /** Undefined also when the operation takes none. */
  readonly body: Buffer | undefined;
  /** The body as JSON; undefined when there is none. */
  readonly json: unknown;
  /** Undefined when no operation of the contract has this path and method, or the path cannot be decoded. */
  readonly operation: Operation | undefined;
};

/** Headers of the connection to us, which do not concern Prism. */
const CONNECTION_HEADERS =
  /^(host|connection|keep-alive|transfer-encoding|content-length|expect|upgrade|origin|accept)$/;

/** Throws `unsupported_media_type` and `invalid_json`, which Prism does not tell apart from other faults. */
export async function readMockRequest(request: IncomingMessage): Promise<MockRequest> {
  const url = request.url ?? '/';
  const path = readPath(url);
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  // HEAD is GET whose answer's body Node leaves out.
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const operation = isDecodable(path)
    ? operationsAt(path).find((one) => one.method === method.toLowerCase())
    : undefined;
  const bytes = await buffer(request);
  const takesBody = operation?.requestBodySchema !== undefined && operation.requestBodySchema !== null;
  const body = takesBody && bytes.length > 0 ? bytes : undefined;
  const json = takesBody ? readJson(request.headers, body) : undefined;
  return {
    method,
    target: path + query,
    headers: headersFor(request.headers, wantsStream(json, query)),
    body,
    json,
    operation,
  };
}

/** The operations of a path as a client writes it. */
export function operationsAt(path: string): readonly Operation[] {
  return Object.values<Operation>(OPERATIONS).filter((operation) => {
    return new RegExp(`^${operation.path.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path);
  });
}

function readJson(headers: IncomingHttpHeaders, body: Buffer | undefined): unknown {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new AppError(
      'unsupported_media_type',
      'Send the body as JSON, with Content-Type: application/json.',
    );
  }
  try {
    return JSON.parse(String(body ?? ''));
  } catch (error) {
    throw new AppError('invalid_json', undefined, { cause: error });
  }
}

/** By the body, or by the query where there is none. */
function wantsStream(json: unknown, query: string): boolean {
  if (json === undefined) return new URLSearchParams(query).get('stream') === 'true';
  return typeof json === 'object' && json !== null && 'stream' in json && json.stream === true;
}

function headersFor(sent: IncomingHttpHeaders, streamed: boolean): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(sent)) {
    if (value !== undefined && !CONNECTION_HEADERS.test(name)) headers.set(name, String(value));
  }
  headers.set('accept', streamed ? 'text/event-stream, application/json;q=0.5' : 'application/json');
  // Whoever only wants to see an answer need not know a secret. One that was sent is left as it is.
  if (!headers.has('authorization')) headers.set('authorization', 'Bearer mock');
  return headers;
}
