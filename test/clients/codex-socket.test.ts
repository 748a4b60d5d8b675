// A client that behaves on a WebSocket connection as Codex does: it opens one before there is anything to say, warms it
// up, sends only what is new as long as its request extends the one before, takes an error message with a status for a
// failed HTTP request, and goes over to HTTP when the handshake is answered with 426.

import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import * as shapes from '../fixtures/clients/requests.ts';
import { failure, streamed, streamedToolCall } from '../fixtures/clients/upstream-answers.ts';
import { asked, sessionWorld } from '../gateway/sessions/session-world.ts';
import { simDocument, type TestGateway, TOKEN, testGateway } from '../support/gateway.ts';
import { SocketClient } from '../support/socket-client.ts';
import { finalResponse, messageText, streamResponse } from './shaped-requests.ts';

type Item = Readonly<Record<string, unknown>>;
type Prompt = Readonly<Record<string, unknown>> & { readonly input: readonly Item[] };
type Last = { readonly prompt: Prompt; readonly id: string; readonly items: readonly Item[] };

const { input: CODEX_INPUT, ...CODEX_FIELDS } = shapes.CODEX_RESPONSES;
const PROMPT: Prompt = { ...CODEX_FIELDS, instructions: 'You are Codex.', input: CODEX_INPUT };

/** What Codex sends with its handshake. */
const OPTIONS: ClientOptions = {
  perMessageDeflate: true,
  headers: {
    authorization: `Bearer ${TOKEN}`,
    'openai-beta': 'responses_websockets=2026-02-06',
    originator: 'codex_cli_rs',
    'session-id': '0199c0de-0000-7000-8000-000000000003',
    'thread-id': '0199c0de-0000-7000-8000-000000000003',
    'x-client-request-id': '0199c0de-0000-7000-8000-000000000003',
    'user-agent': 'codex_cli_rs/0.135.0 (Linux; x86_64) vt100',
    version: '0.135.0',
  },
};

class FailedRequest extends Error {
  readonly status: number;
  readonly code: unknown;

  constructor(status: number, code: unknown) {
    super(`status ${status}`);
    this.status = status;
    this.code = code;
  }
}

class Codex {
  readonly #url: string;
  #client: SocketClient | undefined;
  #last: Last | undefined;
  connections = 0;
  /** How many items each request brought, and whether it went on from another. */
  readonly sent: { readonly items: number; readonly goesOn: boolean }[] = [];

  constructor(gateway: TestGateway) {
    this.#url = `${gateway.url.replace(/^http/, 'ws')}/v1/responses`;
  }

  warmUp(prompt: Prompt): Promise<readonly Item[]> {
    return this.#request(prompt, { generate: false });
  }

  /** The items of the answer. The connection is given up when the request fails. */
  async turn(prompt: Prompt): Promise<readonly Item[]> {
    try {
      return await this.#request(prompt, {});
    } catch (thrown) {
      this.#client?.ws.terminate();
      this.#client = undefined;
      this.#last = undefined;
      throw thrown;
    }
  }

  processed(): void {
    this.#client?.send({ type: 'response.processed', response_id: this.#last?.id });
  }

  async #request(prompt: Prompt, more: object): Promise<readonly Item[]> {
    const client = await this.#connected();
    const news = this.#news(prompt);
    const fields = news === undefined ? {} : { input: news, previous_response_id: this.#last?.id };
    this.sent.push({ items: (news ?? prompt.input).length, goesOn: news !== undefined });
    client.send({ type: 'response.create', ...prompt, ...fields, ...more });
    const items: Item[] = [];
    for (;;) {
      const event = await client.next();
      if (event.type === 'error' && event.status !== undefined) {
        throw new FailedRequest(event.status, event.error?.code);
      }
      if (event.type === 'response.failed') throw new Error('The response failed.');
      if (event.type === 'response.output_item.done') items.push((event as unknown as { item: Item }).item);
      if (event.type !== 'response.completed') continue;
      this.#last = { prompt, id: event.response?.id ?? '', items };
      return items;
    }
  }

  /** What the request adds to the last one and its answer; undefined when it does not extend them. */
  #news(prompt: Prompt): readonly Item[] | undefined {
    const last = this.#last;
    if (last === undefined) return undefined;
    const same = JSON.stringify({ ...last.prompt, input: [] }) === JSON.stringify({ ...prompt, input: [] });
    const known = [...last.prompt.input, ...last.items];
    const extended = JSON.stringify(prompt.input.slice(0, known.length)) === JSON.stringify(known);
    return same && extended ? prompt.input.slice(known.length) : undefined;
  }

  async #connected(): Promise<SocketClient> {
    if (this.#client !== undefined) return this.#client;
    const ws = new WebSocket(this.#url, OPTIONS);
    onTestFinished(() => ws.terminate());
    const refused = new Promise<never>((_, reject) => {
      ws.once('unexpected-response', (_request, response: IncomingMessage) => {
        reject(new FailedRequest(response.statusCode ?? 0, undefined));
      });
    });
    const client = new SocketClient(ws, true);
    await Promise.race([once(ws, 'open'), refused]);
    this.connections += 1;
    this.#client = client;
    return client;
  }
}

const user = (text: string): Item => ({
  type: 'message',
  role: 'user',
  content: [{ type: 'input_text', text }],
});

describe('a client of the kind of Codex', () => {
  it('warms up, calls tools and goes on over many turns, and sends each item once', async () => {
    const call = { id: 'call_1', name: 'shell_command', arguments: '{"command":["ls"]}' };
    const world = await sessionWorld([
      streamedToolCall(call),
      streamed('One file.'),
      streamed('You are Ana.'),
    ]);
    const codex = new Codex(world.gateway);

    expect(await codex.warmUp(PROMPT)).toEqual([]);
    expect(world.upstream.requests).toEqual([]);
    const calls = await codex.turn(PROMPT);
    expect(calls).toMatchObject([{ type: 'function_call', call_id: 'call_1', name: 'shell_command' }]);
    codex.processed();
    const output = { type: 'function_call_output', call_id: 'call_1', output: 'README.md' };
    const input = [...PROMPT.input, ...calls, output];
    const answer = await codex.turn({ ...PROMPT, input });
    codex.processed();
    await codex.turn({ ...PROMPT, input: [...input, ...answer, user('And my name?')] });

    expect(codex.connections).toBe(1);
    expect(codex.sent).toEqual([
      { items: 2, goesOn: false },
      { items: 0, goesOn: true },
      { items: 1, goesOn: true },
      { items: 1, goesOn: true },
    ]);
    expect(await asked(world, 2)).toEqual([
      'u:My name is Ana. What is my name?',
      'a:shell_command(call_1)',
      't:call_1 README.md',
      'a:One file.',
      'u:And my name?',
    ]);
  });

  it('sends everything when its request no longer extends the one before', async () => {
    const world = await sessionWorld();
    const codex = new Codex(world.gateway);
    await codex.turn(PROMPT);
    await codex.turn({ ...PROMPT, input: [user('A compacted conversation.')] });
    expect(codex.sent).toEqual([
      { items: 2, goesOn: false },
      { items: 1, goesOn: false },
    ]);
    expect(await asked(world, 1)).toEqual(['u:A compacted conversation.']);
  });

  it('sees the status of a failure, and is served on its next connection', async () => {
    const world = await sessionWorld([
      streamed('one'),
      failure(429, { message: 'slow down' }, { 'retry-after': '1' }),
      streamed('three'),
    ]);
    const codex = new Codex(world.gateway);
    const answer = await codex.turn(PROMPT);
    const prompt = { ...PROMPT, input: [...PROMPT.input, ...answer, user('go on')] };
    await expect(codex.turn(prompt)).rejects.toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
    await codex.turn(prompt);
    expect(codex.connections).toBe(2);
    expect((await asked(world, 2)).at(-1)).toBe('u:go on');
  });

  it('opens a new connection when its own has lived long enough', async () => {
    const clawgate = { webSocket: { maxConnectionMs: 500 } };
    const gateway = await testGateway(simDocument({ clawgate }));
    const codex = new Codex(gateway);
    const answer = await codex.turn(PROMPT);
    await gateway.logged();
    const prompt = { ...PROMPT, input: [...PROMPT.input, ...answer, user('go on')] };
    let failed: unknown;
    for (let tries = 0; failed === undefined && tries < 1_000; tries += 1) {
      failed = await codex.turn(prompt).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    }
    expect(failed).toMatchObject({ status: 400, code: 'websocket_connection_limit_reached' });
    await codex.turn(prompt);
    expect(codex.connections).toBe(2);
  });

  it('goes over to HTTP at once where there is no WebSocket', async () => {
    const gateway = await testGateway(simDocument({ clawgate: { webSocket: { enabled: false } } }));
    const codex = new Codex(gateway);
    await expect(codex.warmUp(PROMPT)).rejects.toMatchObject({ status: 426 });
    expect(messageText(finalResponse(await streamResponse(gateway, shapes.CODEX_RESPONSES)))).toContain(
      'Ana',
    );
  });
});
