// What a caller gets when backends refuse, are limited or break: keys, retries, fallbacks and cool-downs through a whole
// gateway, over real connections.

import { describe, expect, it } from 'vitest';
import {
  chunk,
  completion,
  END,
  embeddingList,
  failure,
  streamed,
} from '../fixtures/clients/upstream-answers.ts';
import { expectAnswer, expectContract, expectError } from '../support/contract.ts';
import { startTestGateway, testGateway, upstreamDocument } from '../support/gateway.ts';
import {
  CUT,
  gate,
  RESET,
  type ScriptedAnswer,
  type ScriptedUpstream,
  STALL,
  scriptedUpstream,
} from '../support/scripted-upstream.ts';
import { CHAT, chatBody, DOORS, EMBEDDINGS, embeddingsBody, RESPONSES, responsesBody } from './requests.ts';
import { streamReader } from './stream-reader.ts';

const ATTEMPTS = 'x-clawgate-attempts';
const MODEL = 'x-openclaw-model';

const OVERLOADED = failure(503, { message: 'Try later.' });
const REFUSED = failure(401, { message: 'Bad key.' });
const limited = (seconds: number) => failure(429, { message: 'Slow down.' }, { 'retry-after': `${seconds}` });

type Options = {
  readonly keys?: readonly string[];
  readonly clawgate?: Readonly<Record<string, unknown>>;
};

/** A gateway whose agent has the model of the first upstream, and those of the others as fallbacks. */
function documentFor(upstreams: readonly ScriptedUpstream[], { keys = ['key-0'], clawgate }: Options = {}) {
  const ids = ['first', 'second', 'third'].slice(0, upstreams.length);
  const [primary, ...fallbacks] = ids.map((id) => `${id}/model`);
  const [baseUrl = ''] = upstreams.map((upstream) => upstream.baseUrl);
  return upstreamDocument(baseUrl, {
    agents: { defaults: { model: { primary, fallbacks } }, list: [{ id: 'main', default: true }] },
    memory: { search: { provider: 'first', model: 'embedding-1' } },
    models: {
      providers: Object.fromEntries(
        upstreams.map((upstream, index) => [ids[index], { baseUrl: upstream.baseUrl, apiKey: keys[0] }]),
      ),
    },
    clawgate: {
      retry: { maxAttempts: 2, baseDelayMs: 0, maxDelayMs: 0 },
      providers: { first: { apiKeys: keys.slice(1) } },
      ...clawgate,
    },
  });
}

async function gatewayWith(answers: readonly (readonly ScriptedAnswer[])[], options: Options = {}) {
  const upstreams = await Promise.all(answers.map((script) => scriptedUpstream(...script)));
  const gateway = await testGateway(documentFor(upstreams, options));
  const [first, second] = upstreams;
  if (first === undefined) throw new Error('No upstream.');
  return { gateway, upstreams, first, second: second ?? first };
}

const askChat = { path: CHAT, operationId: 'createChatCompletion', body: chatBody } as const;
const askResponse = { path: RESPONSES, operationId: 'createResponse', body: responsesBody } as const;

describe.each([askChat, askResponse])('$operationId', ({ path, operationId, body }) => {
  it.each([false, true])('is served by the fallback, which it names; streamed: %j', async (stream) => {
    const { gateway, first, second } = await gatewayWith([
      [OVERLOADED],
      [stream ? streamed('Served.') : completion('Served.')],
    ]);
    const response = await gateway.request(path, { json: body('Hello', { stream }) });
    expect(response.headers.get(MODEL)).toBe('second/model');
    expect(response.headers.get(ATTEMPTS)).toBe(
      'first/model=upstream_overloaded, first/model=upstream_overloaded, second/model=ok',
    );
    const answer = await expectContract(operationId, response);
    expect(JSON.stringify(answer)).toContain('Served.');
    expect(answer.status).toBe(200);
    expect(first.requests).toHaveLength(2);
    expect(second.requests).toHaveLength(1);
    expect(await gateway.logged()).toMatchObject({
      backendModel: 'second/model',
      attempts: [
        { backend: 'first/model', keyIndex: 0, outcome: 'upstream_overloaded', status: 503 },
        { backend: 'first/model', keyIndex: 0, outcome: 'upstream_overloaded', status: 503 },
        { backend: 'second/model', keyIndex: 0, outcome: 'ok' },
      ],
    });
  });

  it('is not passed on once its first words are out', async () => {
    const held = gate();
    const { gateway, first, second } = await gatewayWith([
      [{ steps: [chunk({ content: 'Once' }), held, CUT] }],
      [streamed('Never.')],
    ]);
    const response = await gateway.request(path, { json: body('Hello', { stream: true }) });
    held.open();
    const answer = await expectContract(operationId, response);
    expect(JSON.stringify(answer)).toContain('Once');
    expect(JSON.stringify(answer)).not.toContain('Never.');
    expect(first.requests).toHaveLength(1);
    expect(second.requests).toHaveLength(0);
    expect(response.headers.get(MODEL)).toBe('first/model');
  });

  it('is tried again when its answer, which nobody reads along with, breaks in the middle', async () => {
    const { gateway, first } = await gatewayWith([
      [{ steps: [chunk({ content: 'Once' }), RESET] }, completion('Whole.')],
    ]);
    const response = await gateway.request(path, { json: body() });
    const text = JSON.stringify(await expectAnswer(operationId, response));
    expect(text).toContain('Whole.');
    expect(text).not.toContain('Once');
    expect(first.requests).toHaveLength(2);
    expect(response.headers.get(ATTEMPTS)).toBe('first/model=upstream_interrupted, first/model=ok');
  });

  it('tells the last cause when all have failed', async () => {
    const { gateway } = await gatewayWith([[REFUSED], [OVERLOADED]]);
    const response = await gateway.request(path, { json: body() });
    expect(response.headers.get(ATTEMPTS)).toBe(
      'first/model=upstream_auth_failed, second/model=upstream_overloaded, second/model=upstream_overloaded',
    );
    expect(await expectError(operationId, response, 503)).toMatchObject({ code: 'upstream_overloaded' });
  });

  it('is a 429 with the shortest Retry-After when all are limited, and so is the next, without a call', async () => {
    const { gateway, first, second } = await gatewayWith([[limited(60)], [limited(30)]]);
    for (const requests of [1, 1]) {
      const response = await gateway.request(path, { json: body() });
      const seconds = Number(response.headers.get('retry-after'));
      expect(await expectError(operationId, response, 429)).toMatchObject({
        code: 'rate_limit_exceeded',
        type: 'rate_limit_error',
        message: 'Slow down.',
      });
      expect(seconds).toBeGreaterThan(25);
      expect(seconds).toBeLessThanOrEqual(30);
      expect(first.requests).toHaveLength(requests);
      expect(second.requests).toHaveLength(requests);
    }
  });

  it('is not passed on when the caller got it wrong', async () => {
    const { gateway, first, second } = await gatewayWith([
      [failure(400, { message: 'No such role.', code: 'bad_role' })],
      [completion('Never.')],
    ]);
    const response = await gateway.request(path, { json: body() });
    expect(await expectError(operationId, response, 400)).toMatchObject({ code: 'bad_role' });
    expect(first.requests).toHaveLength(1);
    expect(second.requests).toHaveLength(0);
    expect(response.headers.get(ATTEMPTS)).toBe('first/model=upstream_rejected');
  });
});

describe('the keys of a provider', () => {
  const sent = (upstream: ScriptedUpstream) =>
    upstream.requests.map(({ headers }) => String(headers.authorization).slice('Bearer '.length));

  it('are tried one after another, and those that were refused or limited are spared', async () => {
    const { gateway, first } = await gatewayWith([[REFUSED, limited(60), completion('Served.')]], {
      keys: ['key-0', 'key-1', 'key-2'],
    });
    const response = await gateway.request(CHAT, { json: chatBody() });
    expect(response.headers.get(ATTEMPTS)).toBe(
      'first/model=upstream_auth_failed, first/model=rate_limit_exceeded, first/model=ok',
    );
    const again = await gateway.request(CHAT, { json: chatBody() });
    expect(again.headers.get(ATTEMPTS)).toBe(
      'first/model=cooling-down, first/model=cooling-down, first/model=ok',
    );
    expect(sent(first)).toEqual(['key-0', 'key-1', 'key-2', 'key-2']);
  });

  it('serve embeddings as well', async () => {
    const { gateway, first } = await gatewayWith([[limited(60), OVERLOADED, embeddingList([1, 2])]], {
      keys: ['key-0', 'key-1'],
    });
    const response = await gateway.request(EMBEDDINGS, { json: embeddingsBody() });
    expect(response.headers.get(ATTEMPTS)).toBe(
      'first/embedding-1=rate_limit_exceeded, first/embedding-1=upstream_overloaded, first/embedding-1=ok',
    );
    await expectAnswer('createEmbedding', response);
    expect(sent(first)).toEqual(['key-0', 'key-1', 'key-1']);
  });

  it('are nowhere in the log', async () => {
    const { gateway } = await gatewayWith([[failure(401, { message: 'Bad key: key-zero-0123.' })]], {
      keys: ['key-zero-0123', 'key-one-0123'],
    });
    await (await gateway.request(CHAT, { json: chatBody() })).text();
    await gateway.logged();
    expect(JSON.stringify(gateway.log)).not.toMatch(/key-(zero|one)-0123/);
  });
});

describe('a backend that failed', () => {
  it('is passed over by the next request', async () => {
    const { gateway, first, second } = await gatewayWith([[OVERLOADED], [completion('Served.')]]);
    await (await gateway.request(CHAT, { json: chatBody() })).text();
    const response = await gateway.request(CHAT, { json: chatBody() });
    expect(response.headers.get(ATTEMPTS)).toBe('first/model=cooling-down, second/model=ok');
    expect(response.headers.get(MODEL)).toBe('second/model');
    await expectAnswer('createChatCompletion', response);
    expect(first.requests).toHaveLength(2);
    expect(second.requests).toHaveLength(2);
  });

  it('is asked again by the next request when there is no other', async () => {
    const { gateway } = await gatewayWith([[OVERLOADED, OVERLOADED, completion('Served.')]]);
    const refused = await gateway.request(CHAT, { json: chatBody() });
    await expectError('createChatCompletion', refused, 503);
    const response = await gateway.request(CHAT, { json: chatBody() });
    await expectAnswer('createChatCompletion', response);
    expect(response.status).toBe(200);
  });
});

describe('silence', () => {
  const LIMITS = { firstTokenMs: 60_000, idleMs: 60_000 };
  const SILENT: ScriptedAnswer = { beforeHead: STALL, steps: [] };

  it('before the first word has the fallback asked, and ends the call', async () => {
    const { gateway, first } = await gatewayWith([[SILENT], [completion('Served.')]], {
      clawgate: { timeouts: { ...LIMITS, firstTokenMs: 150 } },
    });
    const response = await gateway.request(CHAT, { json: chatBody() });
    expect(response.headers.get(ATTEMPTS)).toBe('first/model=upstream_first_token_timeout, second/model=ok');
    await expectAnswer('createChatCompletion', response);
    expect(await (await first.request(0)).closed).toBe('left');
  });

  it.each<[string, ScriptedAnswer]>([
    ['before the first word', SILENT],
    ['after the head', { headers: { 'content-type': 'text/event-stream' }, steps: [': hi\n\n', STALL] }],
  ])('%s is no longer than a run may be', async (_when, answer) => {
    const { gateway, first } = await gatewayWith([[answer], [completion('Never.')]], {
      clawgate: { timeouts: LIMITS, run: { timeoutMs: 150 } },
    });
    const response = await gateway.request(CHAT, { json: chatBody() });
    expect(await expectError('createChatCompletion', response, 504)).toMatchObject({ code: 'run_timeout' });
    expect(await (await first.request(0)).closed).toBe('left');
  });

  it('within a stream is no longer than a run may be either', async () => {
    const { gateway, first } = await gatewayWith([[{ steps: [chunk({ content: 'Once' }), STALL] }]], {
      clawgate: { timeouts: LIMITS, run: { timeoutMs: 150 } },
    });
    const response = await gateway.request(CHAT, { json: chatBody('Hello', { stream: true }) });
    const answer = await expectContract('createChatCompletion', response);
    if (answer.kind !== 'stream') throw new Error('The answer is no stream.');
    expect(answer.done).toBe(false);
    expect(answer.events.at(-1)).toMatchObject({ error: { code: 'run_timeout' } });
    expect(await (await first.request(0)).closed).toBe('left');
  });
});

describe('a wait between two attempts', () => {
  const WAITING = { retry: { maxAttempts: 2, baseDelayMs: 0, maxDelayMs: 60_000 }, shutdownGraceMs: 0 };
  const SOON = failure(503, { message: 'Loading.' }, { 'retry-after': '50' });

  it.each(DOORS)('of $operationId ends when the client leaves', async ({ path, body }) => {
    const { gateway, first } = await gatewayWith([[SOON]], { clawgate: WAITING });
    const leaving = new AbortController();
    const headers = { 'x-request-id': 'left-1' };
    const asked = gateway.request(path, { json: body(), signal: leaving.signal, headers });
    expect(await (await first.request(0)).closed).toBe('complete');
    leaving.abort();
    await expect(asked).rejects.toThrow();
    const line = await gateway.logged('left-1');
    expect(line).toMatchObject({ outcome: 'cancelled' });
    expect(Number(line.durationMs)).toBeLessThan(10_000);
    expect(first.requests).toHaveLength(1);
  });

  it.each(DOORS)('of $operationId ends with the shutdown', async ({ operationId, path, body }) => {
    const upstream = await scriptedUpstream(SOON);
    const gateway = await startTestGateway(documentFor([upstream], { clawgate: WAITING }));
    const asked = gateway.request(path, { json: body() });
    expect(await (await upstream.request(0)).closed).toBe('complete');
    await gateway.close();
    expect(await expectError(operationId, await asked, 503)).toMatchObject({ code: 'shutting_down' });
    expect(upstream.requests).toHaveLength(1);
  });
});

it('a client who leaves ends the call of a fallback', async () => {
  const { gateway, second } = await gatewayWith([
    [OVERLOADED],
    [{ steps: [chunk({ content: 'On' }), STALL] }],
  ]);
  const leaving = new AbortController();
  const response = await gateway.request(CHAT, {
    json: chatBody('Hello', { stream: true }),
    signal: leaving.signal,
  });
  await streamReader(response).until('On');
  leaving.abort();
  expect(await (await second.request(0)).closed).toBe('left');
});

it('a request that is served at once says nothing of attempts', async () => {
  const { gateway } = await gatewayWith([[{ steps: [chunk({ content: 'Yes.' }), END] }]]);
  const response = await gateway.request(CHAT, { json: chatBody('Hello', { stream: true }) });
  expect(response.headers.get(ATTEMPTS)).toBeNull();
  expect(await expectContract('createChatCompletion', response)).toMatchObject({ done: true });
  expect(await gateway.logged()).not.toHaveProperty('attempts');
});
