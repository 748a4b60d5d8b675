// What went wrong on the way to a backend: sockets, names, certificates, silence. Shared by the vendor adapters;
// works on undici's and fetch's errors alike. A backend that answers with an error is upstream-error.ts.

import { AppError } from '../errors.ts';
import { isPlainObject } from '../lib/plain-object.ts';

export type TransportContext = {
  /** The provider's configured id: messages and configuration keys name it. */
  readonly providerId: string;
  /** True once the answer's head had arrived. */
  readonly answerBegun: boolean;
};

/** The AppError for a call that broke, with the thrown value as its cause. */
export function toTransportError(thrown: unknown, context: TransportContext): AppError {
  const code = errorCodeOf(thrown);
  const backend = `The backend ${context.providerId}`;
  const options = { cause: thrown };
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED') {
    return new AppError(
      'upstream_not_configured',
      `${backend} cannot be called: check models.providers.${context.providerId}.headers, .apiKey and .baseUrl for characters or headers that HTTP does not allow.`,
      options,
    );
  }
  if (context.answerBegun) {
    return new AppError(
      'upstream_interrupted',
      `${backend} broke off its answer${inBrackets(code)}.`,
      options,
    );
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return new AppError('upstream_connect_timeout', `${backend} accepted no connection in time.`, options);
  }
  if (code?.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW') {
    return new AppError('upstream_invalid_response', `${backend} does not answer in HTTP/1.1.`, options);
  }
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE') {
    return new AppError(
      'upstream_unreachable',
      `${backend} closed the connection without an answer.`,
      options,
    );
  }
  return new AppError('upstream_unreachable', `${backend} could not be reached${inBrackets(code)}.`, options);
}

/** `fetch failed` says nothing; its cause does. A failed race of addresses holds the codes in its errors. */
function errorCodeOf(thrown: unknown): string | undefined {
  for (let value = thrown, depth = 0; isPlainObject(value) && depth < 4; value = value.cause, depth += 1) {
    if (typeof value.code === 'string') return value.code;
    // undici's parser names what is wrong in its message alone.
    if (value.name === 'HTTPParserError') return 'HPE_INVALID';
    if (Array.isArray(value.errors)) return errorCodeOf(value.errors[0]);
  }
  return undefined;
}

function inBrackets(code: string | undefined): string {
  return code === undefined || code.startsWith('UND_') ? '' : ` (${code})`;
}
