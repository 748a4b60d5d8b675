// A client of WebSocket connections that remembers what it received, so that a test can wait for the next message.

import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { validate } from '../../src/contract.ts';

export type SocketEvent = {
  readonly type: string;
  readonly sequence_number?: number;
  readonly delta?: string;
  readonly response?: { readonly id: string; readonly status: string } & Readonly<Record<string, unknown>>;
  readonly status?: number;
  readonly error?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

const LAST = new Set(['response.completed', 'response.incomplete', 'response.failed', 'error']);

export class SocketClient {
  readonly ws: WebSocket;
  /** Every message so far, as its text. */
  readonly texts: string[] = [];
  readonly #closed: Promise<{ readonly code: number; readonly reason: string }>;
  #next = 0;
  #wake: (() => void) | undefined;
  #isClosed = false;

  readonly #isChecked: boolean;

  constructor(ws: WebSocket, isChecked: boolean) {
    this.ws = ws;
    this.#isChecked = isChecked;
    ws.on('message', (data, isBinary) => {
      this.texts.push(isBinary ? '(binary)' : data.toString());
      this.#wake?.();
    });
    this.#closed = new Promise((resolve) => {
      ws.once('close', (code, reason) => {
        this.#isClosed = true;
        this.#wake?.();
        resolve({ code, reason: reason.toString() });
      });
    });
    ws.on('error', () => {});
  }

  /** How the other side closed. */
  get closed(): Promise<{ readonly code: number; readonly reason: string }> {
    return this.#closed;
  }

  send(message: unknown): void {
    this.ws.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Asks for a response. */
  create(fields: Readonly<Record<string, unknown>> = {}): void {
    this.send({ type: 'response.create', model: 'openclaw', input: 'Hello', ...fields });
  }

  /** The next message. Rejects when the connection closed before. */
  async next(): Promise<SocketEvent> {
    while (this.#next >= this.texts.length) {
      if (this.#isClosed) throw new Error('The connection closed before another message came.');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const text = this.texts[this.#next] ?? '';
    this.#next += 1;
    const event = JSON.parse(text) as SocketEvent;
    if (this.#isChecked) expectEvent(event);
    return event;
  }

  /** The messages of one turn. */
  async turn(): Promise<SocketEvent[]> {
    const events: SocketEvent[] = [];
    for (;;) {
      const event = await this.next();
      events.push(event);
      if (LAST.has(event.type)) return events;
    }
  }

  /** The last message of a turn. */
  async answer(): Promise<SocketEvent> {
    const last = (await this.turn()).at(-1);
    if (last === undefined) throw new Error('unreachable');
    return last;
  }

  /** What was said in a turn. */
  async text(): Promise<string> {
    return textOf(await this.turn());
  }
}

/** Holds an event against the contract. */
function expectEvent(event: SocketEvent): void {
  const violations = validate(event.type === 'error' ? 'ResponseSocketError' : 'ResponseStreamEvent', event);
  if (violations.length > 0) throw new Error(`${JSON.stringify(violations)} in ${JSON.stringify(event)}`);
}

function textOf(events: readonly SocketEvent[]): string {
  return events
    .filter(({ type }) => type === 'response.output_text.delta')
    .map(({ delta }) => delta)
    .join('');
}

export type SocketOptions = Omit<ClientOptions, 'headers'> & {
  readonly headers?: Readonly<Record<string, string>>;
  /** False: events are not of the contract. */
  readonly isChecked?: boolean;
};

/** Opens a connection that is cut when the test ends. `url` as of the HTTP server. */
export async function openSocket(
  url: string,
  { isChecked = true, ...options }: SocketOptions = {},
): Promise<SocketClient> {
  const ws = new WebSocket(`${url.replace(/^http/, 'ws')}/v1/responses`, options);
  onTestFinished(() => ws.terminate());
  const client = new SocketClient(ws, isChecked);
  await once(ws, 'open');
  return client;
}

/** The HTTP answer to a handshake that is refused. */
export async function refusedHandshake(
  url: string,
  options: SocketOptions & { readonly path?: string } = {},
): Promise<Response> {
  const { path = '/v1/responses', ...rest } = options;
  const ws = new WebSocket(url.replace(/^http/, 'ws') + path, rest);
  onTestFinished(() => ws.terminate());
  const refusal = new Promise<IncomingMessage>((resolve, reject) => {
    ws.once('unexpected-response', (_, response) => resolve(response));
    ws.once('open', () => reject(new Error('The handshake was accepted.')));
    ws.once('error', reject);
  });
  const answer = await refusal;
  const body = (await answer.setEncoding('utf8').toArray()).join('');
  const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return new Response(body, { status: answer.statusCode ?? 0, headers });
}
