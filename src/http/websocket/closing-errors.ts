// Why a connection is closed, for the client that is told before: error messages and close codes.

import { AppError } from '../../errors.ts';

export const CLOSE_CODES = {
  goingAway: 1001,
  unsupportedData: 1003,
  policyViolation: 1008,
} as const;

/** With which codes the library closes for what breaks the protocol. */
const INVALID_TEXT = 1007;
const TOO_LARGE = 1009;

/** What the library has closed for. */
export function faultOf(code: number, maxMessageBytes: number): AppError {
  switch (code) {
    case TOO_LARGE:
      return new AppError(
        'request_too_large',
        `The message is larger than ${maxMessageBytes} bytes. Send less, or raise clawgate.webSocket.maxMessageBytes.`,
      );
    case INVALID_TEXT:
      return new AppError('invalid_json', 'The message is not valid UTF-8. Send it encoded as UTF-8.');
    default:
      return new AppError('invalid_request', 'What was sent breaks the WebSocket protocol.');
  }
}

export function connectionTooOld(maxConnectionMs: number): AppError {
  const minutes = Math.round(maxConnectionMs / 60_000);
  return new AppError(
    'websocket_connection_limit_reached',
    `This WebSocket connection has reached its limit of ${minutes} minutes. Open a new one to go on.`,
  );
}

export function binaryMessage(): AppError {
  return new AppError('unsupported_media_type', 'Binary messages are not read. Send JSON as text.');
}
