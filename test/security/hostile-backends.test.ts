// Backends that answer with what no backend should: our own secrets, numbers that are none, answers without end,
// text made to look like frames.

import { describe, expect, it } from 'vitest';
import { conforms } from '../../src/contract.ts';
import type { ModelProvider } from '../../src/core/model-provider.ts';
import { AppError } from '../../src/errors.ts';
import { backendOf } from '../core/requests.ts';
import { runToEnd } from '../core/run-world.ts';
import { CHAT } from '../http/harness.ts';
import { testGateway, upstreamDocument } from '../support/gateway.ts';
import { json, type ScriptedAnswer, scriptedUpstream, sse } from '../support/scripted-upstream.ts';

const API_KEY = 'upstream-key-0123456789';
const HEADER_KEY = 'header-key-9876543210';

async function gatewayBefore(answer: ScriptedAnswer) {
  const upstream = await scriptedUpstream(answer);
  return testGateway(
    upstreamDocument(upstream.baseUrl, {
      models: {
        providers: {
          upstream: {
            baseUrl: upstream.baseUrl,
            apiKey: API_KEY,
            headers: { 'X-Api-Key': HEADER_KEY, 'Proxy-Authorization': `Basic ${HEADER_KEY}` },
          },
        },
      },
    }),
  );
}

const choice = (message: object, rest: object = {}) => ({
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop', ...rest }],
});
const delta = (content: object, finish: string | null = null) => ({
  choices: [{ index: 0, delta: content, finish_reason: finish }],
});

describe('what the operator configured for a backend', () => {
  const refusals: readonly (readonly [string, ScriptedAnswer])[] = [
    ['message', json({ error: { message: `Wrong: ${API_KEY}` } }, { status: 400 })],
    ['plain text', { status: 500, headers: { 'content-type': 'text/plain' }, steps: [`${API_KEY}!`] }],
    ['code', json({ error: { message: 'No.', code: API_KEY } }, { status: 400 })],
    ['code of a rate limit', json({ error: { message: 'No.', code: API_KEY } }, { status: 429 })],
    ['param', json({ error: { message: 'No.', param: `a ${API_KEY}` } }, { status: 400 })],
    ['message, where it is cut', json({ error: { message: 'x'.repeat(1_990) + API_KEY } }, { status: 400 })],
    ['message, by a header', json({ error: { message: `Wrong: ${HEADER_KEY}` } }, { status: 400 })],
    ['header', { ...json({ error: 'No.' }, { status: 400 }), headers: { 'x-echo': API_KEY } }],
    ['stream', { steps: [sse(delta({ content: 'a' }), { error: { message: API_KEY, code: API_KEY } })] }],
  ];

  it.each(refusals)(
    'is not told to callers or the log when a refusal repeats it as %s',
    async (_where, answer) => {
      const gateway = await gatewayBefore(answer);
      const response = await gateway.request('/v1/chat/completions', {
        json: { ...CHAT, stream: true },
        headers: { 'x-request-id': 'asked' },
      });
      const told = `${await response.text()}${JSON.stringify([...response.headers])}`;
      await gateway.logged('asked');
      for (const text of [told, JSON.stringify(gateway.log)]) {
        expect(text).not.toContain(API_KEY.slice(0, 10));
        expect(text).not.toContain(HEADER_KEY.slice(0, 10));
      }
    },
  );

  it('is shown of its answers nothing but what the contract has', async () => {
    const gateway = await gatewayBefore(
      json(choice({ content: 'ok' }), {
        headers: { 'content-type': 'application/json', 'set-cookie': 'a=b' },
      }),
    );
    const response = await gateway.request('/v1/chat/completions', { json: CHAT });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});

describe('a number that is none', () => {
  it.each([
    ['1e309', undefined],
    ['99999999999999999999999', undefined],
    ['-5', undefined],
    ['7.2', '8'],
  ])('is not passed on as Retry-After: %s', async (value, expected) => {
    const gateway = await gatewayBefore(
      json({ error: { message: 'Slower.' } }, { status: 429, headers: { 'retry-after': value } }),
    );
    const response = await gateway.request('/v1/chat/completions', { json: CHAT });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe(expected ?? null);
  });

  it.each([
    '{"prompt_tokens":1e308,"completion_tokens":1e308}',
    '{"prompt_tokens":1e309,"completion_tokens":1}',
    '{"prompt_tokens":-1,"completion_tokens":1}',
    '{"prompt_tokens":1.5,"completion_tokens":1}',
    '{"prompt_tokens":"1","completion_tokens":null}',
    '{"prompt_tokens":1,"completion_tokens":1,"prompt_tokens_details":7}',
    '[]',
    '7',
  ])('in the usage leaves a valid answer: %s', async (usage) => {
    const body = JSON.stringify({ ...choice({ content: 'ok' }), usage: 0 }).replace(
      '"usage":0',
      `"usage":${usage}`,
    );
    const gateway = await gatewayBefore({ steps: [body] });
    const answer: unknown = await (await gateway.request('/v1/chat/completions', { json: CHAT })).json();
    expect(conforms('ChatCompletion', answer)).toBe(true);
  });

  it('in the log probabilities leaves a valid answer', async () => {
    const logprobs = { content: [{ token: 'ok', logprob: 0, bytes: ['a', {}, 300, 1.5, -1, 7] }] };
    const body = JSON.stringify(choice({ content: 'ok' }, { logprobs })).replace(
      '"logprob":0',
      '"logprob":-1e309',
    );
    const gateway = await gatewayBefore({ steps: [body] });
    const answer: unknown = await (await gateway.request('/v1/chat/completions', { json: CHAT })).json();
    expect(conforms('ChatCompletion', answer)).toBe(true);
    expect(answer).toMatchObject({ choices: [{ logprobs: { content: [{ logprob: -9999 }] } }] });
  });

  it('in a vector is no vector', async () => {
    const gateway = await gatewayBefore({ steps: ['{"data":[{"index":0,"embedding":[1e309,1]}]}'] });
    const response = await gateway.request('/v1/embeddings', { json: { model: 'openclaw', input: 'x' } });
    expect(await response.json()).toMatchObject({ error: { code: 'upstream_invalid_response' } });
  });

  it('in the usage of embeddings is counted here instead', async () => {
    const gateway = await gatewayBefore(
      json({ data: [{ index: 0, embedding: [1] }], usage: { prompt_tokens: 1.5 } }),
    );
    const response = await gateway.request('/v1/embeddings', { json: { model: 'openclaw', input: 'x' } });
    expect(await response.json()).toMatchObject({ usage: { prompt_tokens: 1, total_tokens: 1 } });
  });
});

describe('text made to look like frames', () => {
  const nasty = 'a\n\ndata: [DONE]\n\nevent: x\r\ndata: {"evil":1}\r\r\u2028\u2029\u0085\0\ufeff';
  const call = { index: 0, id: `id${nasty}`, function: { name: `n${nasty}`, arguments: '{}' } };
  const frames = sse(
    delta({ content: nasty, reasoning_content: nasty }),
    delta({ tool_calls: [call] }),
    delta({}, `stop${nasty}`),
    '[DONE]',
  );

  it.each([
    ['/v1/chat/completions', { ...CHAT }],
    ['/v1/responses', { model: 'openclaw', input: 'x', metadata: { 'a\n\nb': nasty }, instructions: nasty }],
  ])('stays text in the stream of %s', async (path, body) => {
    const gateway = await gatewayBefore({ steps: [frames] });
    const response = await gateway.request(path, { json: { ...body, stream: true } });
    const lines = (await response.text()).split(/\r\n|\r|\n/);
    const data = lines.filter((line) => line !== '' && !line.startsWith('event: '));
    expect(data.at(-1)).toBe('data: [DONE]');
    expect(data.filter((line) => line === 'data: [DONE]')).toHaveLength(1);
    for (const line of data.slice(0, -1)) {
      expect(JSON.parse(line.slice('data: '.length))).not.toHaveProperty('evil');
    }
    expect(lines.filter((line) => line === 'event: x')).toEqual([]);
  });
});

describe('an answer without end', () => {
  it('ends a run when it is longer than any answer', async () => {
    const batch = [{ type: 'text-delta' as const, text: 'x'.repeat(1024 * 1024) }];
    let batches = 0;
    let left = false;
    const provider: ModelProvider = {
      forwardsExtra: false,
      ignoredOptions: () => [],
      async *stream() {
        try {
          for (; batches < 1000; batches += 1) yield batch;
        } finally {
          left = true;
        }
      },
    };
    const { end } = await runToEnd({ backends: [backendOf(provider)] });
    expect(end).toMatchObject({ status: 'failed', failure: expect.any(AppError) });
    expect(end?.status === 'failed' && end.failure.code).toBe('upstream_invalid_response');
    expect(batches).toBeLessThan(100);
    expect(left).toBe(true);
  });
});
