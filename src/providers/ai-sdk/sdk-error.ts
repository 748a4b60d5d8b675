// What an SDK package throws, or reports inside a stream, as an AppError. The SDK's errors are told by their names,
// so that this file does not load it.

import { AppError } from '../../errors.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import { toStreamedUpstreamError } from '../upstream-error.ts';
import type { UpstreamFetch } from './upstream-fetch.ts';

/** The SDK saw before calling that the vendor's API cannot be asked this. */
const REFUSALS = new Set([
  'AI_UnsupportedFunctionalityError',
  'AI_InvalidArgumentError',
  'AI_InvalidPromptError',
]);

/** What came is not the vendor's protocol. */
const MALFORMED = new Set([
  'AI_JSONParseError',
  'AI_TypeValidationError',
  'AI_InvalidResponseDataError',
  'AI_EmptyResponseBodyError',
]);

/** The refusal as our error when the SDK threw it instead of calling; undefined for everything else. */
export function toRefusal(thrown: unknown): AppError | undefined {
  if (!(thrown instanceof Error) || !REFUSALS.has(thrown.name)) return undefined;
  return new AppError('unsupported_value', `The backend cannot be asked this: ${thrown.message}`, {
    cause: thrown,
  });
}

/** The event that the SDK could read but has no description of; undefined for every other error. */
export function undescribedEvent(error: unknown): unknown {
  return error instanceof Error && error.name === 'AI_TypeValidationError'
    ? (error as { value?: unknown }).value
    : undefined;
}

/** The failure of a call that had begun. */
export function toCallFailure(thrown: unknown, call: UpstreamFetch): AppError {
  const own = ownErrorIn(thrown);
  if (own !== undefined) return own;
  if (!(thrown instanceof Error)) return streamedError(thrown, call);
  const payload = errorPayload(thrown);
  if (payload !== undefined) return streamedError(payload, call);
  const quoting = [thrown, thrown.cause].find(isMalformed);
  if (quoting !== undefined) return malformed(withoutQuotes(quoting), call);
  if (thrown.name === 'AI_APICallError' || 'cause' in thrown) return call.toTransportError(thrown);
  return malformed(thrown, call);
}

/** Our own `fetch` has already said what happened; the SDK may have wrapped it. */
function ownErrorIn(thrown: unknown): AppError | undefined {
  for (let value = thrown, depth = 0; value instanceof Error && depth < 4; value = value.cause, depth += 1) {
    if (value instanceof AppError) return value;
  }
  return undefined;
}

/** An error event at the very beginning of a stream is thrown by the SDK, with the event kept in one of two places. */
function errorPayload(error: Error): unknown {
  const { data, responseBody } = error as { data?: unknown; responseBody?: unknown };
  if (error.name !== 'AI_APICallError') return undefined;
  if (isErrorEvent(data)) return data;
  if (typeof responseBody !== 'string') return undefined;
  try {
    const body: unknown = JSON.parse(responseBody);
    return isErrorEvent(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function isErrorEvent(value: unknown): boolean {
  return isPlainObject(value) && ('message' in value || 'error' in value || 'response' in value);
}

/** Takes the SDK's report of an error event, whose `data` is the event, or the event itself. */
function streamedError(reported: unknown, call: UpstreamFetch): AppError {
  const event = isPlainObject(reported) && isPlainObject(reported.data) ? reported.data : reported;
  // `response.failed` holds the error in its response.
  const holder = isPlainObject(event) && isPlainObject(event.response) ? event.response : event;
  return toStreamedUpstreamError(holder, call.context);
}

function isMalformed(error: unknown): error is Error {
  return error instanceof Error && MALFORMED.has(error.name);
}

/** The SDK's words quote what came, which is people's text and is not for a log: its kind and place are kept. */
function withoutQuotes({ name, cause }: Error): Error {
  const issues = cause instanceof Error && 'issues' in cause ? cause.issues : undefined;
  const places = Array.isArray(issues)
    ? issues.map((issue: { readonly path?: unknown }) => JSON.stringify(issue.path))
    : [];
  return new TypeError(places.length === 0 ? name : `${name} at ${places.join(', ')}`);
}

function malformed(cause: Error, call: UpstreamFetch): AppError {
  return new AppError(
    'upstream_invalid_response',
    `The backend ${call.context.providerId} sent something that is not of its protocol.`,
    { cause },
  );
}
