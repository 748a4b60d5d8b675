// A server of the HTTP room with WebSocket and a handler of the test's own.

import type { SocketCall, SocketHandler } from '../../../src/http/websocket/socket-operation.ts';
import type { WebSocketOptions } from '../../../src/http/websocket/web-sockets.ts';
import { openSocket, type SocketClient, type SocketOptions } from '../../support/socket-client.ts';
import { AUTHORIZED, type Harness, startServer } from '../harness.ts';

type ServerOptions = Omit<NonNullable<Parameters<typeof startServer>[0]>, 'webSocket'> & {
  readonly webSocket?: Partial<Omit<WebSocketOptions, 'openHandler'>>;
};

export type SocketServer = Harness & {
  open(options?: SocketOptions): Promise<SocketClient>;
  /** The responses that refused continuations named. */
  readonly refused: string[];
};

/** Events that look like a response's, one string for each. */
export async function* says(...texts: readonly string[]): AsyncGenerator<string, void, undefined> {
  for (const text of texts) yield event('response.output_text.delta', { delta: text });
  yield COMPLETED;
}

export function event(type: string, fields: object = {}): string {
  return `${JSON.stringify({ type, ...fields })}\n`;
}

export const COMPLETED = event('response.completed');

/** Starts a server whose turns are answered by the function. */
export async function startSocketServer(
  answer: (call: SocketCall) => Promise<void>,
  { webSocket, ...options }: ServerOptions = {},
): Promise<SocketServer> {
  const refused: string[] = [];
  const openHandler = (): SocketHandler => ({
    answer,
    continuationRefused: (id) => void refused.push(id),
  });
  const harness = await startServer({
    ...options,
    webSocket: {
      maxConnections: 10,
      maxMessageBytes: 100_000,
      pingIntervalMs: 0,
      maxConnectionMs: 3_600_000,
      origins: [],
      ...webSocket,
      openHandler,
    },
  });
  return {
    ...harness,
    refused,
    open: (socketOptions) =>
      openSocket(harness.url, { headers: AUTHORIZED, isChecked: false, ...socketOptions }),
  };
}

/** Answers with the input of the request. */
export async function echo(call: SocketCall): Promise<void> {
  await call.sendEvents(says(String(call.body.input)));
}

/** A promise and what settles it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}
