// Whether a request to open a WebSocket connection is well-formed, and from a place that may ask. Reads headers only.

import type { IncomingMessage } from 'node:http';
import { AppError } from '../../errors.ts';
import { show } from '../value-words.ts';

/** True for a request that asks for WebSocket; other protocols are offered in passing, and may be passed over. */
export function asksForWebSocket({ headers }: IncomingMessage): boolean {
  const { connection = '', upgrade = '' } = headers;
  return /\bwebsocket\b/i.test(upgrade) && /\bupgrade\b/i.test(connection);
}

/** What every client library sends. Throws `invalid_header`, or `invalid_request` for one with a body. */
export function checkHandshake({ headers }: IncomingMessage): void {
  const version = headers['sec-websocket-version'];
  if (version !== '13' && version !== '8') {
    throw new AppError('invalid_header', 'Sec-WebSocket-Version must be 13.', {
      param: 'sec-websocket-version',
      headers: { 'sec-websocket-version': '13, 8' },
    });
  }
  if (!/^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '')) {
    throw new AppError('invalid_header', 'Sec-WebSocket-Key must be 16 bytes in base64.', {
      param: 'sec-websocket-key',
    });
  }
  if (Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined) {
    throw new AppError('invalid_request', 'A WebSocket handshake has no body.');
  }
}

/**
 * Browsers let any page open a WebSocket connection and say in `Origin` which one it is; other clients have none.
 * Throws `origin_not_allowed` unless the page is from the same host, or from an origin of the list (`*`: any).
 */
export function checkOrigin({ headers }: IncomingMessage, allowed: readonly string[]): void {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes('*')) return;
  const url = URL.parse(origin);
  if (url !== null && url.host !== '' && url.host === host?.toLowerCase()) return;
  if (url !== null && allowed.includes(url.origin)) return;
  throw new AppError(
    'origin_not_allowed',
    `WebSocket connections of pages from ${show(origin)} are not allowed. The operator allows an origin in clawgate.webSocket.origins.`,
    { param: 'origin' },
  );
}
