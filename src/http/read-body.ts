// Takes a request's body off the socket, under a limit of size and of silence. Called only after the caller has
// proved itself. Knows nothing of what the bytes mean.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../errors.ts';

export type BodyLimit = {
  readonly maxBytes: number;
  /** The configuration key that raises it, for the message. */
  readonly configKey: string;
};

/** How long and how much of a body that nobody wants is still taken, so that its sender can read the refusal. */
const DISCARD_MS = 5_000;
const DISCARD_BYTES = 64 * 1024 * 1024;

/**
 * The whole body. Throws `request_too_large`, by the declared length before a byte is read; `request_timeout`
 * after `idleMs` without a byte; `invalid_request` when the sender leaves midway.
 */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: BodyLimit,
  idleMs: number,
): Promise<Buffer> {
  if (isOver(response)) throw brokenOff();
  if (Number(request.headers['content-length'] ?? 0) > limit.maxBytes) throw tooLarge(limit);
  if (request.headers.expect !== undefined && request.httpVersion === '1.1') response.writeContinue();
  // A body that came in one packet with its head is all there at the end of this turn of the event loop.
  await endOfTurn();
  if (isOver(response)) throw brokenOff();
  if (!request.complete) return receive(request, response, limit, idleMs);
  const body: Buffer | null = request.read();
  if (body !== null && body.length > limit.maxBytes) throw tooLarge(limit);
  return body ?? Buffer.alloc(0);
}

/** The rest of a body, piece by piece. */
function receive(
  request: IncomingMessage,
  response: ServerResponse,
  limit: BodyLimit,
  idleMs: number,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => {
      const message = `No byte of the body arrived for ${idleMs / 1000} s. Send the whole request without pausing.`;
      settle(() => reject(new AppError('request_timeout', message)));
    }, idleMs);

    const settle = (then: () => void): void => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd);
      response.off('close', onClose);
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
    const onClose = (): void => settle(() => reject(brokenOff()));
    request.on('data', onData).on('end', onEnd);
    // Closes with the connection, and also when somebody else has answered meanwhile.
    response.on('close', onClose);
  });
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

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isOver(response: ServerResponse): boolean {
  return response.writableEnded || response.destroyed;
}

function brokenOff(): AppError {
  return new AppError('invalid_request', 'The connection closed before the body was complete.');
}

function tooLarge(limit: BodyLimit): AppError {
  const message = `The body is larger than ${limit.maxBytes} bytes. Send less, or raise ${limit.configKey}.`;
  return new AppError('request_too_large', message);
}
