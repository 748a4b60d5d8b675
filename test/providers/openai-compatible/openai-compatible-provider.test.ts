import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../../src/core/model-events.ts';
import type { ErrorCode } from '../../../src/errors.ts';
import {
  CUT,
  gate,
  json,
  RESET,
  type ScriptedAnswer,
  STALL,
  scriptedUpstream,
  sse,
} from '../../support/scripted-upstream.ts';
import { collect, endOf, modelRequest, testProvider, textOf } from './test-provider.ts';

const chunk = (content: string, finish_reason: string | null = null) => ({
  choices: [{ index: 0, delta: { content }, finish_reason }],
});
const WHOLE = sse(chunk('Hello'), chunk(' you', 'stop'), '[DONE]');
const ANSWER = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  choices: [
    { index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop', logprobs: null },
  ],
  usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
};

/** undici takes a connection for free one turn of the event loop after the answer's end. */
async function connectionsFree(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

describe('a call', () => {
  it('posts JSON with the key, the configured headers and its own agent name', async () => {
    const upstream = await scriptedUpstream({ steps: [WHOLE] });
    const provider = testProvider(upstream.baseUrl, { headers: { 'x-title': 'Test', 'user-agent': 'mine' } });
    await collect(provider, { model: 'm/x' });
    const request = await upstream.request(0);
    expect(request).toMatchObject({ method: 'POST', path: '/v1/chat/completions', json: { model: 'm/x' } });
    expect(request.headers).toMatchObject({
      authorization: 'Bearer secret-key-1234',
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'x-title': 'Test',
      'user-agent': 'mine',
    });
  });

  it.each([
    [
      'a configured authorization header wins over the key',
      { headers: { authorization: 'Basic x' } },
      'Basic x',
    ],
    ['no key sends none', { apiKey: undefined }, undefined],
  ])('%s', async (_name, rest, want) => {
    const upstream = await scriptedUpstream({ steps: [WHOLE] });
    await collect(testProvider(upstream.baseUrl, rest));
    expect((await upstream.request(0)).headers.authorization).toBe(want);
  });

  it.each([
    ['/v1', 'openai-completions', '/v1/chat/completions'],
    ['', 'openai-completions', '/chat/completions'],
    [
      '/openai/deployments/x?api-version=1',
      'openai-completions',
      '/openai/deployments/x/chat/completions?api-version=1',
    ],
    ['', 'ollama', '/v1/chat/completions'],
    ['/v1', 'ollama', '/v1/chat/completions'],
  ] as const)('to base %j of %s goes to the right path', async (base, api, path) => {
    const upstream = await scriptedUpstream({ steps: [WHOLE] });
    await collect(testProvider(upstream.origin + base, { api }));
    expect((await upstream.request(0)).path).toBe(path);
  });

  it('throws before it begins when the key is missing, naming variable and configuration key', async () => {
    const upstream = await scriptedUpstream({ steps: [WHOLE] });
    const provider = testProvider(upstream.baseUrl, {
      id: 'openai',
      apiKey: undefined,
      apiKeyVariables: ['OPENAI_API_KEY'],
    });
    await expect(collect(provider)).rejects.toMatchObject({
      code: 'upstream_not_configured',
      message: expect.stringMatching(/OPENAI_API_KEY.*models\.providers\.openai\.apiKey/),
    });
    expect(upstream.requests).toHaveLength(0);
  });

  it('needs no key where a header carries the credential', async () => {
    const upstream = await scriptedUpstream({ steps: [WHOLE] });
    const rest = { apiKey: undefined, apiKeyVariables: ['KEY'], headers: { 'api-key': 'k' } };
    expect(endOf(await collect(testProvider(upstream.baseUrl, rest))).reason).toBe('stop');
  });

  it('names the configuration when a header cannot be sent', async () => {
    const upstream = await scriptedUpstream({ steps: [WHOLE] });
    const end = endOf(await collect(testProvider(upstream.baseUrl, { apiKey: 'line\nbreak' })));
    expect(end.failure).toMatchObject({ code: 'upstream_not_configured' });
    expect(end.failure?.message).not.toContain('line');
  });

  it('uses one connection for calls one after another, whatever became of them', async () => {
    const upstream = await scriptedUpstream(
      { steps: [WHOLE] },
      json(ANSWER),
      json({ error: {} }, { status: 500 }),
      { steps: [sse({ error: {} })] },
      { steps: [WHOLE] },
    );
    const provider = testProvider(upstream.baseUrl);
    for (const streaming of [true, false, true, true, true]) {
      await collect(provider, { streaming });
      await connectionsFree();
    }
    expect(upstream.requests.map(({ connection }) => connection)).toEqual([0, 0, 0, 0, 0]);
  });

  it('lets the backend end its message after [DONE]', async () => {
    const held = gate();
    const upstream = await scriptedUpstream({ steps: [WHOLE, held] }, { steps: [WHOLE] });
    const provider = testProvider(upstream.baseUrl);
    expect(endOf(await collect(provider)).reason).toBe('stop');
    held.open();
    expect(await (await upstream.request(0)).closed).toBe('complete');
    const nextConnection = async () => {
      await collect(provider);
      return upstream.requests.at(-1)?.connection;
    };
    await expect.poll(nextConnection).toBe(0);
  });

  it('gives each of several calls at once its own connection', async () => {
    const held = gate();
    const upstream = await scriptedUpstream({ steps: [held, WHOLE] });
    const provider = testProvider(upstream.baseUrl);
    const all = [1, 2, 3].map(() => collect(provider));
    await upstream.request(2);
    held.open();
    for (const events of await Promise.all(all)) expect(textOf(events)).toBe('Hello you');
    expect(upstream.connections.accepted).toBe(3);
  });
});

describe('a streamed answer', () => {
  it('arrives as it is sent, what came together as one batch', async () => {
    const first = gate();
    const second = gate();
    const upstream = await scriptedUpstream({
      steps: [sse(chunk('a'), chunk('b')), first, sse(chunk('c')), second, sse(chunk('', 'stop'), '[DONE]')],
    });
    const batches: (readonly ModelEvent[])[] = [];
    for await (const batch of testProvider(upstream.baseUrl).stream(
      modelRequest(),
      new AbortController().signal,
    )) {
      batches.push(batch);
      if (batches.length === 1) first.open();
      if (batches.length === 2) second.open();
    }
    expect(batches).toEqual([
      [
        { type: 'text-delta', text: 'a' },
        { type: 'text-delta', text: 'b' },
      ],
      [{ type: 'text-delta', text: 'c' }],
      [{ type: 'model-end', reason: 'stop', usage: undefined }],
    ]);
  });

  it('ends at [DONE], whatever follows', async () => {
    const upstream = await scriptedUpstream({ steps: [WHOLE + sse(chunk('more')), STALL] });
    expect(textOf(await collect(testProvider(upstream.baseUrl)))).toBe('Hello you');
  });

  const ENDINGS: [string, ScriptedAnswer['steps'], string, ErrorCode | undefined][] = [
    ['the end of HTTP after a finish reason', [sse(chunk('x', 'stop'))], 'stop', undefined],
    ['a last event without its blank line', ['data: [DONE]'], 'failed', 'upstream_invalid_response'],
    ['[DONE] without blank line', [`${sse(chunk('x', 'stop'))}data: [DONE]`], 'stop', undefined],
    ['[DONE] without a finish reason', [sse(chunk('x'), '[DONE]')], 'stop', undefined],
    ['an unknown finish reason', [sse(chunk('x', 'eos_token'))], 'stop', undefined],
    ['tool_calls without any call', [sse(chunk('x', 'tool_calls'))], 'stop', undefined],
    ['the end of HTTP without either', [sse(chunk('x'))], 'failed', 'upstream_interrupted'],
    ['the end of HTTP within an event', [sse(chunk('x')), 'data: {"choi'], 'failed', 'upstream_interrupted'],
    ['a finish reason of failure', [sse(chunk('x', 'error'), '[DONE]')], 'failed', 'upstream_error'],
    ['an aborted model', [sse(chunk('x', 'abort'), '[DONE]')], 'failed', 'upstream_interrupted'],
    [
      'an event that is not JSON',
      [sse(chunk('x'), 'oops', chunk('y'))],
      'failed',
      'upstream_invalid_response',
    ],
    [
      'an error event',
      ['event: error\ndata: {"message":"Busy","type":"overloaded_error"}\n\n'],
      'failed',
      'upstream_overloaded',
    ],
    ['nothing', [], 'failed', 'upstream_invalid_response'],
    [
      'an event stream of another kind',
      [sse({ type: 'message_start' })],
      'failed',
      'upstream_invalid_response',
    ],
  ];

  it.each(ENDINGS)('with %s ends as it should', async (_name, steps, reason, code) => {
    const upstream = await scriptedUpstream({ steps, headers: { 'content-type': 'text/event-stream' } });
    const end = endOf(await collect(testProvider(upstream.baseUrl)));
    expect(end.reason).toBe(reason);
    expect(end.failure?.code).toBe(code);
  });

  it.each([
    ['reset', RESET],
    ['closed', CUT],
  ] as const)('that is %s in the middle of a frame is interrupted', async (_name, how) => {
    const held = gate();
    const upstream = await scriptedUpstream({
      steps: [sse(chunk('Half')), 'data: {"choices":[{"del', held, how],
    });
    const events: ModelEvent[] = [];
    for await (const batch of testProvider(upstream.baseUrl).stream(
      modelRequest(),
      new AbortController().signal,
    )) {
      events.push(...batch);
      held.open();
    }
    expect(textOf(events)).toBe('Half');
    expect(endOf(events)).toMatchObject({ reason: 'failed', failure: { code: 'upstream_interrupted' } });
  });

  it('that is reset after its finish reason is complete', async () => {
    const held = gate();
    const upstream = await scriptedUpstream({ steps: [sse(chunk('Done', 'stop')), held, RESET] });
    const events: ModelEvent[] = [];
    for await (const batch of testProvider(upstream.baseUrl).stream(
      modelRequest(),
      new AbortController().signal,
    )) {
      events.push(...batch);
      held.open();
    }
    expect(endOf(events)).toMatchObject({ reason: 'stop' });
  });

  it('tells the usage that was reported last, also in a frame like an earlier one', async () => {
    const counted = (content: string, tokens: number) => ({
      ...chunk(content),
      usage: { prompt_tokens: 1, completion_tokens: tokens },
    });
    const frames = sse(counted('a', 1), counted('b\n', 2), counted('c', 1), '[DONE]');
    const upstream = await scriptedUpstream({ steps: [frames] });
    const events = await collect(testProvider(upstream.baseUrl));
    expect(textOf(events)).toBe('ab\nc');
    expect(endOf(events).usage).toMatchObject({ outputTokens: 1 });
  });

  it('fails at an event named error, even one that looks like text', async () => {
    const steps = [`${sse(chunk('a'), chunk('b'))}event: error\n${sse(chunk('c'))}`];
    const upstream = await scriptedUpstream({ steps });
    const events = await collect(testProvider(upstream.baseUrl));
    expect(textOf(events)).toBe('ab');
    expect(endOf(events).reason).toBe('failed');
  });

  it('keeps the usage reported before a failure', async () => {
    const usage = { prompt_tokens: 3, completion_tokens: 1 };
    const upstream = await scriptedUpstream({ steps: [sse({ ...chunk('x'), usage })] });
    const end = endOf(await collect(testProvider(upstream.baseUrl)));
    expect(end).toMatchObject({ reason: 'failed', usage: { inputTokens: 3, outputTokens: 1 } });
  });

  it('ignores every choice but the first', async () => {
    const second = { choices: [{ index: 1, delta: { content: 'no' }, finish_reason: 'length' }] };
    const upstream = await scriptedUpstream({ steps: [sse(second, chunk('yes', 'stop'), second, '[DONE]')] });
    const events = await collect(testProvider(upstream.baseUrl));
    expect(textOf(events)).toBe('yes');
    expect(endOf(events).reason).toBe('stop');
  });

  it('stops reading while nobody takes what has come, and loses nothing', async () => {
    const event = sse(chunk('x'.repeat(1000)));
    const steps = Array.from({ length: 100 }, () => event.repeat(100));
    const upstream = await scriptedUpstream({ steps: [...steps, sse(chunk('', 'stop'), '[DONE]')] });
    const stream = testProvider(upstream.baseUrl).stream(modelRequest(), new AbortController().signal);
    const iterator = stream[Symbol.asyncIterator]();
    const first = await iterator.next();
    let length = textOf(first.value ?? []).length;
    for (;;) {
      const next = await iterator.next();
      if (next.done) break;
      length += textOf(next.value).length;
      // Far more than one read, as it comes when the socket is never paused.
      expect(textOf(next.value).length).toBeLessThan(1_000_000);
    }
    expect(length).toBe(100 * 100 * 1000);
  });
});

describe('an answer in one piece', () => {
  it('is one batch, when nobody reads along', async () => {
    const upstream = await scriptedUpstream(json(ANSWER));
    const batches: (readonly ModelEvent[])[] = [];
    const request = modelRequest({ streaming: false });
    for await (const batch of testProvider(upstream.baseUrl).stream(request, new AbortController().signal)) {
      batches.push(batch);
    }
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject([
      { type: 'text-delta', text: 'Hello' },
      { type: 'model-end', reason: 'stop', usage: { inputTokens: 3, outputTokens: 2 } },
    ]);
    expect((await upstream.request(0)).headers.accept).toBe('application/json');
  });

  it('tells reasoning, text and calls of a message', async () => {
    const message = {
      role: 'assistant',
      reasoning_content: 'hm',
      content: 'Look',
      tool_calls: [
        { id: 'a', type: 'function', function: { name: 'f', arguments: '{"x":1}' } },
        { id: 'b', type: 'function', function: { name: 'f', arguments: '{}' } },
      ],
    };
    const upstream = await scriptedUpstream(
      json({ choices: [{ index: 0, message, finish_reason: 'tool_calls' }] }),
    );
    const events = await collect(testProvider(upstream.baseUrl), { streaming: false });
    expect(events.map(({ type }) => type)).toEqual([
      'reasoning-delta',
      'text-delta',
      'tool-call-start',
      'tool-call-delta',
      'tool-call-end',
      'tool-call-start',
      'tool-call-delta',
      'tool-call-end',
      'model-end',
    ]);
    expect(endOf(events).reason).toBe('tool-calls');
  });

  it.each([
    ['JSON although a stream was asked for', true, json(ANSWER), 'Hello'],
    ['a stream although JSON was asked for', false, { steps: [WHOLE] }, 'Hello you'],
    ['a stream without a content type', true, { steps: [WHOLE], headers: {} }, 'Hello you'],
    ['JSON without a content type', false, json(ANSWER, { headers: {} }), 'Hello'],
    [
      'JSON with a BOM',
      false,
      { steps: [`\uFEFF${JSON.stringify(ANSWER)}`], headers: { 'content-type': 'application/json' } },
      'Hello',
    ],
    [
      'JSON in many pieces',
      false,
      {
        steps: [...Buffer.from(JSON.stringify(ANSWER))].map((byte) => Buffer.of(byte)),
        headers: { 'content-type': 'application/json' },
      },
      'Hello',
    ],
  ] as [string, boolean, ScriptedAnswer, string][])('may be %s', async (_name, streaming, answer, want) => {
    const upstream = await scriptedUpstream(answer);
    const events = await collect(testProvider(upstream.baseUrl), { streaming });
    expect(textOf(events)).toBe(want);
    expect(endOf(events).reason).toBe('stop');
  });

  it.each<[string, ScriptedAnswer, ErrorCode]>([
    [
      'an error object',
      json({ error: { message: 'No', code: 'rate_limit_exceeded' } }),
      'rate_limit_exceeded',
    ],
    ['JSON of another kind', json({ hello: 1 }), 'upstream_invalid_response'],
    [
      'no JSON',
      { steps: ['{oops'], headers: { 'content-type': 'application/json' } },
      'upstream_invalid_response',
    ],
    ['null', json(null), 'upstream_invalid_response'],
    ['a page', { steps: ['<html>'], headers: { 'content-type': 'text/html' } }, 'upstream_invalid_response'],
    ['nothing', { status: 204, steps: [], headers: {} }, 'upstream_invalid_response'],
    [
      'half of it',
      { steps: ['{"choices":', CUT], headers: { 'content-type': 'application/json' } },
      'upstream_interrupted',
    ],
  ])('that is %s fails, streamed or not', async (_name, answer, code) => {
    const upstream = await scriptedUpstream(answer);
    for (const streaming of [false, true]) {
      const end = endOf(await collect(testProvider(upstream.baseUrl), { streaming }));
      expect(end).toMatchObject({ reason: 'failed', failure: { code } });
    }
  });
});

describe('a refusal', () => {
  it('is an event with the status, words and Retry-After of the backend', async () => {
    const upstream = await scriptedUpstream(
      json(
        { error: { message: 'Slow down', code: 'rate_limit_exceeded' } },
        { status: 429, headers: { 'retry-after': '9' } },
      ),
    );
    const end = endOf(await collect(testProvider(upstream.baseUrl)));
    expect(end.failure).toMatchObject({
      code: 'rate_limit_exceeded',
      message: 'Slow down',
      retryAfterSeconds: 9,
    });
  });

  it('with a body of any size is read to a limit and ends the call', async () => {
    const upstream = await scriptedUpstream({
      status: 400,
      steps: [...Array.from({ length: 20 }, () => 'x'.repeat(10_000)), STALL],
    });
    const end = endOf(await collect(testProvider(upstream.baseUrl)));
    expect(end.failure).toMatchObject({
      code: 'upstream_rejected',
      message: expect.stringMatching(/^x{2000}…$/),
    });
    expect(await (await upstream.request(0)).closed).toBe('left');
  });

  it('whose body breaks off keeps its status', async () => {
    const upstream = await scriptedUpstream({ status: 503, steps: ['{"err', CUT] });
    const end = endOf(await collect(testProvider(upstream.baseUrl)));
    expect(end.failure).toMatchObject({ code: 'upstream_overloaded' });
  });
});

describe('a backend that is not there', () => {
  it('is unreachable when nothing listens', async () => {
    const upstream = await scriptedUpstream({ steps: [] });
    await upstream.close();
    const end = endOf(await collect(testProvider(upstream.baseUrl)));
    expect(end.failure).toMatchObject({
      code: 'upstream_unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('is unreachable when it closes the connection without an answer', async () => {
    const upstream = await scriptedUpstream({ beforeHead: RESET, steps: [] });
    const end = endOf(await collect(testProvider(upstream.baseUrl)));
    expect(end.failure).toMatchObject({ code: 'upstream_unreachable' });
  });

  it('is called again at the next request', async () => {
    const upstream = await scriptedUpstream({ beforeHead: RESET, steps: [] }, { steps: [WHOLE] });
    const provider = testProvider(upstream.baseUrl);
    await collect(provider);
    expect(textOf(await collect(provider))).toBe('Hello you');
  });
});

describe('leaving', () => {
  const PENDING: [string, ScriptedAnswer, number][] = [
    ['before the head', { beforeHead: STALL, steps: [] }, 0],
    ['before the first event', { steps: [STALL], headers: { 'content-type': 'text/event-stream' } }, 0],
    ['between two events', { steps: [sse(chunk('Half')), STALL] }, 1],
  ];

  it.each(PENDING)('%s, by the signal, closes the upstream call at once', async (_name, answer, batches) => {
    const upstream = await scriptedUpstream(answer);
    const leaving = new AbortController();
    const iterator = testProvider(upstream.baseUrl)
      .stream(modelRequest(), leaving.signal)
      [Symbol.asyncIterator]();
    for (let taken = 0; taken < batches; taken += 1) await iterator.next();
    const pending = iterator.next();
    const request = await upstream.request(0);
    leaving.abort();
    expect(await request.closed).toBe('left');
    expect(await pending).toEqual({
      done: false,
      value: [{ type: 'model-end', reason: 'cancelled', usage: undefined }],
    });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    await upstream.idle();
  });

  it('by the consumer, who reads no further, closes the upstream call at once', async () => {
    const upstream = await scriptedUpstream({ steps: [sse(chunk('Half')), STALL] });
    for await (const _ of testProvider(upstream.baseUrl).stream(modelRequest(), new AbortController().signal))
      break;
    expect(await (await upstream.request(0)).closed).toBe('left');
    await upstream.idle();
  });

  it('while the answer waits unread gives none of it', async () => {
    const upstream = await scriptedUpstream({ steps: [sse(chunk('a')), sse(chunk('b')), STALL] });
    const leaving = new AbortController();
    const iterator = testProvider(upstream.baseUrl)
      .stream(modelRequest(), leaving.signal)
      [Symbol.asyncIterator]();
    await iterator.next();
    leaving.abort();
    expect((await iterator.next()).value).toMatchObject([{ type: 'model-end', reason: 'cancelled' }]);
  });

  it('before the call makes none', async () => {
    const upstream = await scriptedUpstream({ steps: [WHOLE] });
    const events = await collect(testProvider(upstream.baseUrl), {}, AbortSignal.abort());
    expect(events).toEqual([{ type: 'model-end', reason: 'cancelled' }]);
    expect(upstream.connections.accepted).toBe(0);
  });

  it('while the connection is being made sends no request', async () => {
    const upstream = await scriptedUpstream({ steps: [WHOLE] });
    const leaving = new AbortController();
    const provider = testProvider(upstream.baseUrl);
    await collect(provider);
    await connectionsFree();
    const held = collect(provider, {}, leaving.signal);
    const second = collect(provider, {}, leaving.signal);
    leaving.abort();
    expect(endOf(await held).reason).toBe('cancelled');
    expect(endOf(await second).reason).toBe('cancelled');
    // The one that was there and the one that was being made: undici keeps neither for a call that is refused.
    await expect.poll(() => upstream.connections).toEqual({ accepted: 2, open: 0 });
    expect(upstream.requests.length).toBe(1);
  });

  it('after the end changes nothing', async () => {
    const upstream = await scriptedUpstream({ steps: [WHOLE] });
    const leaving = new AbortController();
    const events = await collect(testProvider(upstream.baseUrl), {}, leaving.signal);
    leaving.abort();
    expect(endOf(events).reason).toBe('stop');
  });
});

describe('the provider', () => {
  it('forwards extra fields and ignores only the reasoning summary', () => {
    const provider = testProvider('http://127.0.0.1:1/v1');
    expect(provider.forwardsExtra).toBe(true);
    expect(provider.ignoredOptions(modelRequest({ options: { temperature: 1, endUser: 'u' } }))).toEqual([]);
    expect(provider.ignoredOptions(modelRequest({ options: { reasoningSummary: 'auto' } }))).toEqual([
      'reasoningSummary',
    ]);
  });
});
