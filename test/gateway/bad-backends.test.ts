// Everything that a bad provider does to a connection, to HTTP, to its stream and to its JSON: the caller is told the
// truth, nothing hangs, and no connection is left. Plain refusals are upstream-failures.test.ts.

import { existsSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chunk, completion, END } from '../fixtures/clients/upstream-answers.ts';
import { expectContract } from '../support/contract.ts';
import { type TestGateway, testGateway, upstreamDocument } from '../support/gateway.ts';
import {
  CUT,
  json,
  RESET,
  type ScriptedAnswer,
  type ScriptedUpstream,
  STALL,
  scriptedUpstream,
  sse,
} from '../support/scripted-upstream.ts';
import { CHAT, chatBody, RESPONSES, responsesBody } from './requests.ts';

const SILENCE_MS = 200;

const STREAM = { 'content-type': 'text/event-stream' };
const JSON_TYPE = { 'content-type': 'application/json' };
const ONCE = chunk({ content: 'Once' });
const WHOLE = [chunk({ content: 'Once' }), chunk({ content: ' 日本 🦞' }), END].join('');
const WHOLE_JSON = String(completion('Once 日本 🦞').steps[0]);
const TEXT = 'Once 日本 🦞';

/** What is written to the socket as it is. */
const raw = (...steps: ScriptedAnswer['steps'][number][]): ScriptedAnswer => ({ raw: true, steps });
const head = (...lines: readonly string[]): string => `HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n\r\n`;
const stream = (...steps: ScriptedAnswer['steps'][number][]): ScriptedAnswer => ({ headers: STREAM, steps });
const toolCall = (call: unknown): ScriptedAnswer => stream(chunk({ tool_calls: call }), END);
const choices = (value: unknown): ScriptedAnswer => json({ object: 'chat.completion', choices: value });

type Trouble = {
  readonly name: string;
  readonly answer: ScriptedAnswer;
  /** `ok`: there was no trouble after all, and the text is whole. Otherwise the status and the code of the failure. */
  readonly told: 'ok' | readonly [number, string];
  /** True: words come before the trouble, so that a stream has begun when it shows. */
  readonly afterWords?: true;
};

const TIMEOUTS: readonly Trouble[] = [
  { name: 'half a head and silence', answer: raw('HTTP/1.1 200 OK\r\nContent-Ty', STALL) },
  { name: 'a head and silence', answer: stream(STALL) },
  { name: 'half of its first frame and silence', answer: stream('data: {"choi', STALL) },
  { name: 'comments and no word', answer: stream(': one\n\n', ': two\n\n', STALL) },
  { name: 'comments without end', answer: stream({ endless: ': still here\n\n' }) },
  { name: 'frames that say nothing, without end', answer: stream({ endless: chunk({ content: '' }) }) },
  { name: 'half of its JSON and silence', answer: json({}, { steps: ['{"choices": [', STALL] }) },
].map((trouble) => ({ ...trouble, told: [504, 'upstream_first_token_timeout'] }));

const SILENCES: readonly Trouble[] = [
  { name: 'words and silence', answer: stream(ONCE, STALL) },
  { name: 'words, half a frame and silence', answer: stream(ONCE, 'data: {"choi', STALL) },
  { name: 'words and half a character', answer: stream(`${ONCE}data: "`, Uint8Array.of(0xe6, 0x97), STALL) },
  { name: 'words and comments', answer: stream(ONCE, ': hm\n\n', STALL) },
].map((trouble) => ({ ...trouble, told: [504, 'upstream_idle_timeout'], afterWords: true }));

const BREAKS: readonly Trouble[] = [
  { name: 'words and a reset', answer: stream(ONCE, RESET), afterWords: true },
  { name: 'words and a reset within a frame', answer: stream(ONCE, 'data: {"choi', RESET), afterWords: true },
  { name: 'words and an end within a frame', answer: stream(ONCE, 'data: {"choi'), afterWords: true },
  { name: 'a reset within its first frame', answer: stream('data: {"choi', RESET) },
  {
    name: 'a reset within a piece of HTTP',
    answer: raw(
      head('content-type: text/event-stream', 'transfer-encoding: chunked'),
      'ff\r\ndata: {',
      RESET,
    ),
  },
  {
    name: 'pieces of HTTP that are none',
    answer: raw(head('content-type: text/event-stream', 'transfer-encoding: chunked'), 'zz\r\n\r\n', CUT),
  },
  {
    name: 'less than its length',
    answer: raw(head('content-type: application/json', 'content-length: 5000'), '{"choices": [', CUT),
  },
].map((trouble): Trouble => ({ ...trouble, told: [502, 'upstream_interrupted'] }) as Trouble);

const UNREADABLE: readonly Trouble[] = [
  { name: 'another protocol', answer: raw('SSH-2.0-OpenSSH_9.9\r\n', CUT) },
  { name: 'a head without end', answer: raw('HTTP/1.1 200 OK\r\nx-long: ', { endless: 'a'.repeat(4096) }) },
  { name: 'nothing', answer: { headers: STREAM, steps: [''] } },
  { name: 'status 204', answer: { status: 204, headers: {}, steps: [] } },
  { name: 'an end and nothing before it', answer: stream(sse('[DONE]')) },
  {
    name: 'events under the name of JSON',
    answer: { headers: { 'content-type': 'application/json' }, steps: [WHOLE] },
  },
  { name: 'a page under the name of events', answer: stream('<html><body>Sign in</body></html>') },
  { name: 'JSON of another kind under the name of events', answer: stream('{"hello": "world"}') },
  {
    name: 'what nobody asked to be packed',
    answer: {
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      steps: [gzipSync(WHOLE_JSON)],
    },
  },
  {
    name: 'JSON that its length cuts off',
    answer: raw(
      head('content-type: application/json', 'content-length: 20', 'connection: close'),
      WHOLE_JSON.slice(0, 20),
      CUT,
    ),
  },
  { name: 'an event without end', answer: stream('data: ', { endless: 'a'.repeat(1024 * 1024) }) },
  {
    name: 'JSON without end',
    answer: json({}, { steps: ['{"choices": [', { endless: ' '.repeat(1024 * 1024) }] }),
  },
  { name: 'a choice that is a number', answer: choices([5]) },
  { name: 'a choice that is null', answer: choices([null]) },
  { name: 'choices that are none', answer: choices('many') },
  {
    name: 'arguments nested beyond all measure',
    answer: {
      headers: STREAM,
      steps: [
        chunk({ tool_calls: [{ index: 0, id: 'c', function: { name: 'f', arguments: 'DEEP' } }] }).replace(
          '"DEEP"',
          `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
        ),
        END,
      ],
    },
  },
  { name: 'a call without a name', answer: toolCall([{ index: 0, id: 'c', function: { arguments: '{}' } }]) },
].map((trouble) => ({ ...trouble, told: [502, 'upstream_invalid_response'] }));

const ERRORS: readonly Trouble[] = [
  {
    name: 'an error with status 200',
    answer: json({ error: { message: 'Busy.', type: 'overloaded_error' } }),
    told: [503, 'upstream_overloaded'],
  },
  {
    name: 'an error as its first event',
    answer: stream(sse({ error: { message: 'Slow down.', code: 'rate_limit_exceeded' } })),
    told: [429, 'rate_limit_exceeded'],
  },
  {
    name: 'words and an error event',
    answer: stream(ONCE, 'event: error\ndata: {"error":{"message":"Busy.","type":"overloaded_error"}}\n\n'),
    told: [503, 'upstream_overloaded'],
    afterWords: true,
  },
  {
    name: 'a page about its failure, without end',
    answer: {
      status: 500,
      headers: { 'content-type': 'text/html' },
      steps: ['<html>', { endless: 'no. '.repeat(10_000) }],
    },
    told: [502, 'upstream_error'],
  },
  {
    name: 'words that are no JSON',
    answer: stream(ONCE, 'data: so it went\n\n'),
    told: [502, 'upstream_invalid_response'],
    afterWords: true,
  },
  { name: 'a closed door', answer: { beforeHead: CUT, steps: [] }, told: [502, 'upstream_unreachable'] },
];

const bytesOf = (text: string): Uint8Array[] => [...Buffer.from(text)].map((byte) => Uint8Array.of(byte));

const NO_TROUBLE: readonly Trouble[] = [
  { name: 'every byte by itself', answer: stream(...bytesOf(WHOLE)) },
  { name: 'lines that end in CR and LF', answer: stream(WHOLE.replaceAll('\n', '\r\n')) },
  { name: 'CR and LF in pieces', answer: stream(...bytesOf(WHOLE.replaceAll('\n', '\r\n'))) },
  { name: 'lines that end in CR', answer: stream(WHOLE.replaceAll('\n', '\r')) },
  { name: 'a last event without its blank line', answer: stream(WHOLE.trimEnd()) },
  { name: 'JSON where events were asked for', answer: json({}, { steps: [WHOLE_JSON] }) },
  {
    name: 'JSON behind a byte order mark',
    answer: json({}, { headers: JSON_TYPE, steps: ['\uFEFF', WHOLE_JSON] }),
  },
  {
    name: 'a hint before its head',
    answer: raw(
      'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n',
      head('content-type: text/event-stream', 'connection: close'),
      WHOLE,
      CUT,
    ),
  },
  {
    name: 'more behind its end',
    answer: raw(
      head('content-type: text/event-stream', `content-length: ${Buffer.byteLength(WHOLE)}`),
      `${WHOLE}HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nEvil`,
      CUT,
    ),
  },
].map((trouble) => ({ ...trouble, told: 'ok' }));

const TROUBLES: readonly Trouble[] = [
  ...TIMEOUTS,
  ...SILENCES,
  ...BREAKS,
  ...UNREADABLE,
  ...ERRORS,
  ...NO_TROUBLE,
];

const DOORS = [
  { operationId: 'createChatCompletion', path: CHAT, body: chatBody },
  { operationId: 'createResponse', path: RESPONSES, body: responsesBody },
] as const;

/** Bears only as much silence as the trouble is about, and any amount of what else may take its time. */
const gatewayFor = ({ baseUrl }: ScriptedUpstream, { told }: Pick<Trouble, 'told'>): Promise<TestGateway> => {
  const limitMs = (code: string): number => (told[1] === code ? SILENCE_MS : 60_000);
  const firstTokenMs = limitMs('upstream_first_token_timeout');
  const idleMs = limitMs('upstream_idle_timeout');
  return testGateway(upstreamDocument(baseUrl, { clawgate: { timeouts: { firstTokenMs, idleMs } } }));
};

/** Resolves when every connection to the backend is closed but those that are free for another call. */
async function allClosed(upstream: ScriptedUpstream): Promise<void> {
  await Promise.all(upstream.requests.map(({ closed }) => closed));
  await expect
    .poll(() => {
      upstream.closeIdle();
      return upstream.connections.open;
    })
    .toBe(0);
}

describe.each(DOORS)('$operationId, when the backend gives', ({ operationId, path, body }) => {
  it.each(TROUBLES)('$name', async ({ answer, told, afterWords }) => {
    const upstream = await scriptedUpstream(answer);
    const gateway = await gatewayFor(upstream, { told });

    const [whole, streamed] = await Promise.all(
      [false, true].map(async (stream) =>
        expectContract(operationId, await gateway.request(path, { json: body('Hello', { stream }) })),
      ),
    );
    const shown = JSON.stringify(streamed);
    if (told === 'ok') {
      expect(whole).toMatchObject({ kind: 'json', status: 200 });
      expect(JSON.stringify(whole)).toContain(TEXT);
      expect(streamed).toMatchObject({ kind: 'stream', status: 200, done: true });
      expect(textOf(streamed)).toBe(TEXT);
    } else {
      const [status, code] = told;
      expect(whole).toMatchObject({ kind: 'json', status, body: { error: { code } } });
      if (afterWords === undefined) {
        expect(streamed).toMatchObject({ kind: 'json', status, body: { error: { code } } });
      } else if (operationId === 'createChatCompletion') {
        expect(streamed).toMatchObject({ kind: 'stream', done: false });
        expect(lastOf(streamed)).toMatchObject({ error: { code } });
        expect(shown).toContain('Once');
      } else {
        expect(lastOf(streamed)).toMatchObject({ type: 'response.failed', response: { status: 'failed' } });
        expect(shown).toContain('Once');
      }
    }
    await allClosed(upstream);
  });
});

type Answer = Awaited<ReturnType<typeof expectContract>>;

function lastOf(answer: Answer | undefined): unknown {
  return answer?.kind === 'stream' ? answer.events.at(-1) : undefined;
}

/** The text of a stream of either dialect. */
function textOf(answer: Answer | undefined): string {
  if (answer?.kind !== 'stream') return '';
  return (answer.events as readonly object[])
    .map((event) => {
      if ('choices' in event) {
        const [choice] = event.choices as { delta: { content?: string } }[];
        return choice?.delta.content ?? '';
      }
      return 'type' in event && event.type === 'response.output_text.delta' && 'delta' in event
        ? String(event.delta)
        : '';
    })
    .join('');
}

describe('a tool call of bad JSON', () => {
  it.each([
    ['that ends too early', '{"city": "Par'],
    ['that is none', 'Paris'],
    ['that is a number', '5'],
  ])('%s is the model’s own, and reaches the caller as it is', async (_how, written) => {
    const call = [{ index: 0, id: 'call-1', function: { name: 'weather', arguments: written } }];
    const upstream = await scriptedUpstream(toolCall(call));
    const gateway = await gatewayFor(upstream, { told: 'ok' });
    const tools = [{ type: 'function', function: { name: 'weather' } }];
    const response = await gateway.request(CHAT, { json: chatBody('Hello', { tools }) });
    expect(await expectContract('createChatCompletion', response)).toMatchObject({
      status: 200,
      body: {
        choices: [{ message: { tool_calls: [{ function: { name: 'weather', arguments: written } }] } }],
      },
    });
  });
});

const FILES = '/proc/self/fd';

describe.skipIf(!existsSync(FILES))('after all of it', () => {
  async function everyTrouble(upstreams: readonly ScriptedUpstream[], gateways: readonly TestGateway[]) {
    for (const [index, gateway] of gateways.entries()) {
      const json = chatBody('Hello', { stream: index % 2 === 0 });
      await (await gateway.request(CHAT, { json })).text();
    }
    for (const upstream of upstreams) await allClosed(upstream);
  }

  it('no socket or file is left', async () => {
    const upstreams: ScriptedUpstream[] = [];
    const gateways: TestGateway[] = [];
    for (const trouble of TROUBLES) {
      const upstream = await scriptedUpstream(trouble.answer);
      upstreams.push(upstream);
      gateways.push(await gatewayFor(upstream, trouble));
    }
    const openFiles = (): number => readdirSync(FILES).length;
    await everyTrouble(upstreams, gateways);
    const before = openFiles();
    await everyTrouble(upstreams, gateways);
    await expect.poll(openFiles).toBeLessThanOrEqual(before);
  }, 60_000);
});
