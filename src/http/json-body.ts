// What a request's body has to be here: one JSON object in UTF-8, declared as such. Knows nothing of the contract.

import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';
import { findJsonFault } from './json-position.ts';

const BYTE_ORDER_MARK = 0xfeff;
const MAX_DEPTH = 512;

/** Throws `unsupported_media_type` unless the headers declare plain JSON in UTF-8. */
export function checkMediaType(request: IncomingMessage): void {
  const encoding = encodingOf(request);
  if (encoding !== undefined) {
    throw new AppError(
      'unsupported_media_type',
      `The body is encoded as ${short(encoding)}. Send it as it is.`,
    );
  }
  const declared = request.headers['content-type'];
  if (declared === 'application/json') return;
  if (declared === undefined) {
    throw new AppError(
      'unsupported_media_type',
      'Content-Type is missing. Send Content-Type: application/json.',
    );
  }
  const [mediaType = '', ...parameters] = declared.split(';').map((part) => part.trim().toLowerCase());
  if (mediaType !== 'application/json') {
    const message = `The body is declared as ${short(mediaType)}. Send Content-Type: application/json.`;
    throw new AppError('unsupported_media_type', message);
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !/^"?utf-?8"?$/.test(charset)) {
    throw new AppError(
      'unsupported_media_type',
      `The body is declared as ${short(charset)}. Send it in UTF-8.`,
    );
  }
}

/** How the body is compressed, in itself or on its way; undefined when it is not. */
function encodingOf({ headers }: IncomingMessage): string | undefined {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') return encoding;
  const coding = headers['transfer-encoding'];
  return coding === undefined || coding.toLowerCase() === 'chunked' ? undefined : coding;
}

/**
 * The JSON object in a body, or in what `called` says. Throws `invalid_json`; `invalid_type` for JSON of another kind;
 * `invalid_request` when it is too deep.
 */
export function parseJsonObject(body: Buffer, called = 'body'): object {
  if (body.length === 0) throw new AppError('invalid_json', `The ${called} is empty. Send one JSON object.`);
  if (!isUtf8(body))
    throw new AppError('invalid_json', `The ${called} is not valid UTF-8. Send it encoded as UTF-8.`);
  const decoded = body.toString('utf8');
  const text = decoded.charCodeAt(0) === BYTE_ORDER_MARK ? decoded.slice(1) : decoded;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const { line, column, found } = findJsonFault(text);
    const place = line === 1 ? `position ${column}` : `line ${line}, position ${column}`;
    throw new AppError('invalid_json', `The ${called} is not valid JSON: unexpected ${found} at ${place}.`, {
      cause,
    });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    // Each level takes two bytes at least, so a short body needs no look.
    if (body.length > 2 * MAX_DEPTH) checkDepth(value, MAX_DEPTH, called);
    return value;
  }
  const kind = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
  throw new AppError('invalid_type', `The ${called} must be a JSON object; found ${kind}.`);
}

/** Deep nesting overflows the stack of whoever walks or serialises it later. */
function checkDepth(value: object, levelsLeft: number, called: string): void {
  if (levelsLeft === 0) {
    throw new AppError('invalid_request', `The ${called} is nested more than ${MAX_DEPTH} levels deep.`);
  }
  for (const child of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof child === 'object' && child !== null) checkDepth(child, levelsLeft - 1, called);
  }
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
