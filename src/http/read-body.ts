// Takes a request's body off the socket, under a limit of size and of silence, and turns it into JSON. Called only
// after the caller has proved itself. Knows nothing of the contract.

import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../errors.ts';
import { findJsonFault } from './json-position.ts';

export type BodyLimit = {
  readonly maxBytes: number;
  /** The configuration key that raises it, for the message. */
  readonly configKey: string;
};

/** How long and how much of a body that nobody wants is still taken, so that its sender can read the refusal. */
const DISCARD_MS = 5_000;
const DISCARD_BYTES = 64 * 1024 * 1024;

/** Throws `unsupported_media_type` unless the headers declare plain JSON in UTF-8. */
export function checkMediaType(request: IncomingMessage): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
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

/**
 * The whole body. Throws `request_too_large`, by the declared length before a byte is read; `request_timeout`
 * after `idleMs` without a byte; `invalid_request` when the sender leaves midway.
 */
export function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: BodyLimit,
  idleMs: number,
): Buffer | Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit.maxBytes) throw tooLarge(limit);
  if (request.headers.expect !== undefined && request.httpVersion === '1.1') response.writeContinue();
  // A body that came in the same packet as its head is all there already.
  if (!request.complete) return receive(request, limit, idleMs);
  const body = (request.read() as Buffer | null) ?? Buffer.alloc(0);
  if (body.length > limit.maxBytes) throw tooLarge(limit);
  return body;
}

function receive(request: IncomingMessage, limit: BodyLimit, idleMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => {
      const message = `No byte of the body arrived for ${idleMs / 1000} s. Send the whole request without pausing.`;
      settle(() => reject(new AppError('request_timeout', message)));
    }, idleMs);

    const settle = (then: () => void): void => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onClose);
      then();
    };
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > limit.maxBytes) settle(() => reject(tooLarge(limit)));
      else {
        chunks.push(chunk);
        timer.refresh();
      }
    };
    const onEnd = (): void => settle(() => resolve(Buffer.concat(chunks, bytes)));
    const onClose = (): void =>
      settle(() =>
        reject(new AppError('invalid_request', 'The connection closed before the body was complete.')),
      );
    request.on('data', onData).on('end', onEnd).on('close', onClose);
  });
}

/** The JSON object in a body. Throws `invalid_json`, or `invalid_type` for JSON of another kind. */
export function parseJsonObject(body: Buffer): object {
  if (body.length === 0) throw new AppError('invalid_json', 'The body is empty. Send one JSON object.');
  if (!isUtf8(body))
    throw new AppError('invalid_json', 'The body is not valid UTF-8. Send it encoded as UTF-8.');
  const text = body.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (cause) {
    const { line, column, found } = findJsonFault(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    const place = line === 1 ? `position ${column}` : `line ${line}, position ${column}`;
    throw new AppError('invalid_json', `The body is not valid JSON: unexpected ${found} at ${place}.`, {
      cause,
    });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  const kind = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
  throw new AppError('invalid_type', `The body must be a JSON object; found ${kind}.`);
}

/**
 * Takes what is still coming of a refused body and throws it away: closing while the other side is sending would
 * reset the connection and could destroy the answer before it is read. Cuts the connection when it goes on too long.
 */
export function discardBody(request: IncomingMessage): void {
  let bytesLeft = DISCARD_BYTES;
  const timer = setTimeout(() => request.destroy(), DISCARD_MS).unref();
  request.on('data', (chunk: Buffer) => {
    bytesLeft -= chunk.length;
    if (bytesLeft < 0) request.destroy();
  });
  request.on('error', () => {});
  request.once('close', () => clearTimeout(timer));
}

function tooLarge(limit: BodyLimit): AppError {
  const message = `The body is larger than ${limit.maxBytes} bytes. Send less, or raise ${limit.configKey}.`;
  return new AppError('request_too_large', message);
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
