// What the MCP SDK, its transports and the system threw, as a ToolServerError. Loads the SDK.

import {
  ProtocolError,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { cutText } from '../lib/cut-text.ts';
import { BROKEN_OFF } from './http-transport.ts';
import { ToolServerError } from './tool-server-error.ts';

const MAX_SERVER_WORDS = 2_000;
const MAX_CAUSES = 5;

/** The system's codes of a connection that was there. */
const CLOSED_CODES = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** The other codes that say more than themselves. */
const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  UND_ERR_CONNECT_TIMEOUT: 'accepted no connection in time',
  ENOTFOUND: 'could not be reached: its host name is not known',
  EAI_AGAIN: 'could not be reached: its host name could not be looked up',
  ENOENT: 'could not be started: the command or its folder does not exist',
  EACCES: 'could not be started: the command may not be executed',
};

/** `timeoutMs` is the limit that held, for the words. The cause is kept for the log. */
export function readFailure(thrown: unknown, timeoutMs: number): ToolServerError {
  if (thrown instanceof ToolServerError) return thrown;
  const options = { cause: thrown };
  if (thrown instanceof SdkHttpError) return readHttpFailure(thrown);
  if (thrown instanceof UnauthorizedError)
    return new ToolServerError('refused', 'answered with HTTP 401', options);
  if (thrown instanceof ProtocolError) {
    if (thrown.code === BROKEN_OFF.code && thrown.message.endsWith(BROKEN_OFF.message)) {
      return new ToolServerError('closed', 'broke its answer off', options);
    }
    const serverWords = cutText(thrown.message, MAX_SERVER_WORDS);
    return new ToolServerError('refused', `answered with the error ${thrown.code}`, {
      ...options,
      serverWords,
    });
  }
  const code = systemCode(thrown);
  if (code !== undefined) {
    if (CLOSED_CODES.has(code)) return new ToolServerError('closed', 'closed the connection', options);
    return new ToolServerError('unreachable', CODES[code] ?? `could not be reached (${code})`, options);
  }
  if (thrown instanceof SdkError) {
    if (thrown.code === SdkErrorCode.RequestTimeout) {
      return new ToolServerError('timeout', `did not answer within ${timeoutMs} ms`, options);
    }
    if (thrown.code === SdkErrorCode.ConnectionClosed || thrown.code === SdkErrorCode.NotConnected) {
      return new ToolServerError('closed', 'ended before it had answered', options);
    }
  }
  return new ToolServerError('invalid', 'gave an answer that is not the Model Context Protocol', options);
}

function readHttpFailure(error: SdkHttpError): ToolServerError {
  const options = { cause: error };
  const { status } = error;
  // 404 is the protocol's word for an ended session; many servers say it with 400 and a sentence.
  const isSessionGone = status === 404 || (status === 400 && /session/i.test(String(error.data.text)));
  if (isSessionGone) return new ToolServerError('session-gone', `answered with HTTP ${status}`, options);
  const isRedirect = status >= 300 && status < 400;
  const words = isRedirect ? `, a redirect that is not followed` : '';
  return new ToolServerError('refused', `answered with HTTP ${status}${words}`, options);
}

/** The first code in capital letters along the causes, as the system and undici give them. */
function systemCode(thrown: unknown): string | undefined {
  let current = thrown;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth += 1) {
    // The SDK's codes look the same, but stand on its own errors.
    if (!(current instanceof SdkError) && 'code' in current && typeof current.code === 'string') {
      if (/^[A-Z][A-Z_]+$/.test(current.code)) return current.code;
    }
    current = current.cause;
  }
  return undefined;
}
