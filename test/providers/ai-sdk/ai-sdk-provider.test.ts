// What holds for every vendor, tried on one or on each: keys, refusals, silence, leaving.

import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { ProviderApi, ProviderConfig } from '../../../src/config/config.ts';
import { createAiSdkProvider } from '../../../src/providers/ai-sdk/ai-sdk-provider.ts';
import * as google from '../../fixtures/google/transcripts.ts';
import * as openai from '../../fixtures/openai-responses/transcripts.ts';
import {
  gate,
  json,
  type ScriptedAnswer,
  STALL,
  scriptedUpstream,
  startScriptedUpstream,
} from '../../support/scripted-upstream.ts';
import {
  API_KEY,
  exchange,
  listed,
  modelRequest,
  providerConfig,
  readAnswer,
  toEventStream,
} from './calls.ts';

const anthropicText = await readFile(new URL('../../fixtures/anthropic/text.sse', import.meta.url), 'utf8');

const VENDORS = [
  { api: 'anthropic-messages', model: 'claude-sonnet-4-5', text: anthropicText, keyHeader: 'x-api-key' },
  {
    api: 'google-generative-ai',
    model: 'gemini-2.5-flash',
    text: toEventStream(google.TEXT),
    keyHeader: 'x-goog-api-key',
  },
  { api: 'openai-responses', model: 'gpt-4.1', text: toEventStream(openai.TEXT), keyHeader: 'authorization' },
] as const satisfies readonly { api: ProviderApi; model: string; text: string; keyHeader: string }[];

const [ANTHROPIC] = VENDORS;
const never = new AbortController().signal;

/** The transcript up to its first piece of text. */
const begun = (text: string): string => text.slice(0, text.indexOf('\n\n', text.indexOf('Good ')) + 2);

/** The failure of a call that is answered so. */
async function failureOf(
  { api, model }: { api: ProviderApi; model: string },
  answer: ScriptedAnswer,
  config: Partial<ProviderConfig> = {},
) {
  const { content, end } = await exchange({ api, ...config }, answer, modelRequest({ model }));
  expect(content).toEqual([]);
  return end.failure;
}

describe.each(VENDORS)('$api', (vendor) => {
  const { api, model, text, keyHeader } = vendor;

  test('refuses to call without a key, and names the variables and the configuration key', async () => {
    const config = providerConfig({ api, baseUrl: 'http://127.0.0.1:1/v1', apiKey: undefined });
    const call = readAnswer(createAiSdkProvider(config), modelRequest({ model }));
    await expect(call).rejects.toMatchObject({
      code: 'upstream_not_configured',
      message: expect.stringMatching(/VENDOR_API_KEY.*models\.providers\.vendor\.apiKey/),
    });
  });

  test('calls a backend that needs no key without one', async () => {
    const { end, sent } = await exchange(
      { api, apiKey: undefined, apiKeyVariables: [] },
      { steps: [text] },
      modelRequest({ model }),
    );
    expect(end.reason).toBe('stop');
    expect(sent.headers).not.toHaveProperty(keyHeader);
  });

  test('sends a credential that the configured headers hold in place of the key', async () => {
    const { sent } = await exchange(
      { api, apiKey: undefined, headers: { [keyHeader]: 'other' } },
      { steps: [text] },
      modelRequest({ model }),
    );
    expect(sent.headers[keyHeader]).toBe('other');
  });

  test('says of refused credentials that the operator has to act, and does not repeat the key', async () => {
    const answer = json({ error: { message: `Incorrect API key provided: ${API_KEY}` } }, { status: 401 });
    const failure = await failureOf(vendor, answer);
    expect(failure).toMatchObject({ code: 'upstream_auth_failed', status: 502 });
    expect(failure?.message).not.toContain(API_KEY);
  });

  test('passes on how long a rate limit lasts', async () => {
    const answer = json(
      { error: { message: 'Slow down.' } },
      { status: 429, headers: { 'retry-after': '17', 'content-type': 'application/json' } },
    );
    expect(await failureOf(vendor, answer)).toMatchObject({
      code: 'rate_limit_exceeded',
      message: 'Slow down.',
      retryAfterSeconds: 17,
    });
  });

  test.each([
    [400, 'upstream_rejected'],
    [503, 'upstream_overloaded'],
    [500, 'upstream_error'],
  ])('takes status %i for %s', async (status, code) => {
    expect(await failureOf(vendor, json({ error: { message: 'So it is.' } }, { status }))).toMatchObject({
      code,
      message: 'So it is.',
    });
  });

  test('takes a page, another kind of answer and a redirect for another kind of server', async () => {
    for (const answer of [
      { steps: ['<html></html>'] },
      json({ fine: true }),
      { status: 307, headers: { location: '/elsewhere' }, steps: [] },
    ]) {
      expect(await failureOf(vendor, answer)).toMatchObject({ code: 'upstream_invalid_response' });
    }
  });

  test('takes an error for an error, whatever its status', async () => {
    const answer = json({ error: { type: 'rate_limit_error', message: 'Slow down.' } });
    expect(await failureOf(vendor, answer)).toMatchObject({ code: 'rate_limit_exceeded' });
  });

  test('ends the call at once when the caller leaves before the answer has begun', async () => {
    const upstream = await scriptedUpstream({ beforeHead: STALL, steps: [] });
    const provider = createAiSdkProvider(providerConfig({ api, baseUrl: upstream.baseUrl }));
    const leaving = new AbortController();
    const call = readAnswer(provider, modelRequest({ model }), leaving.signal);
    const request = await upstream.request(0);
    leaving.abort();
    expect((await call).end).toEqual({ type: 'model-end', reason: 'cancelled' });
    expect(await request.closed).toBe('left');
  });

  test('ends the call at once when the caller leaves while the rest of the answer is awaited', async () => {
    const upstream = await scriptedUpstream({ steps: [begun(text), STALL] });
    const provider = createAiSdkProvider(providerConfig({ api, baseUrl: upstream.baseUrl }));
    const leaving = new AbortController();
    const batches = provider.stream(modelRequest({ model }), leaving.signal)[Symbol.asyncIterator]();
    expect((await batches.next()).value).toEqual([{ type: 'text-delta', text: 'Good ' }]);
    const next = batches.next();
    leaving.abort();
    expect((await next).value).toEqual([{ type: 'model-end', reason: 'cancelled' }]);
    expect(await (await upstream.request(0)).closed).toBe('left');
  });

  test('ends the call when the consumer stops reading', async () => {
    const upstream = await scriptedUpstream({ steps: [begun(text), STALL] });
    const provider = createAiSdkProvider(providerConfig({ api, baseUrl: upstream.baseUrl }));
    for await (const batch of provider.stream(modelRequest({ model }), never)) {
      expect(batch).toEqual([{ type: 'text-delta', text: 'Good ' }]);
      break;
    }
    expect(await (await upstream.request(0)).closed).toBe('left');
  });

  test('uses a connection again once its answer is over', async () => {
    const upstream = await scriptedUpstream({ steps: [text] });
    const provider = createAiSdkProvider(providerConfig({ api, baseUrl: upstream.baseUrl }));
    for (let call = 0; call < 5; call += 1) {
      await readAnswer(provider, modelRequest({ model }));
      await (await upstream.request(call)).closed;
    }
    // Two when a call begins while the connection of the one before is not quite free.
    expect(upstream.connections.accepted).toBeLessThanOrEqual(2);
  });

  test('refuses images for a model whose entry says that it takes none', async () => {
    const image = { type: 'image', mediaType: 'image/png', base64: 'YQ==' } as const;
    const call = exchange(
      { api, models: [listed({ id: model })] },
      { steps: [text] },
      modelRequest({ model, messages: [{ role: 'user', content: [image] }] }),
    );
    await expect(call).rejects.toMatchObject({ code: 'unsupported_value' });
  });
});

test('gives what one network read brought as one batch', async () => {
  const held = gate();
  const middle = anthropicText.indexOf('event: ping');
  const upstream = await scriptedUpstream({
    steps: [anthropicText.slice(0, middle), held, anthropicText.slice(middle)],
  });
  const provider = createAiSdkProvider(providerConfig({ api: ANTHROPIC.api, baseUrl: upstream.baseUrl }));
  held.open();
  const sizes: number[] = [];
  for await (const batch of provider.stream(modelRequest({ model: ANTHROPIC.model }), never)) {
    sizes.push(batch.length);
  }
  expect(sizes).toEqual([3]);
});

test('says that a backend could not be reached', async () => {
  const { baseUrl, close } = await startScriptedUpstream();
  await close();
  const config = providerConfig({ api: ANTHROPIC.api, baseUrl });
  const { end } = await readAnswer(createAiSdkProvider(config), modelRequest({ model: ANTHROPIC.model }));
  expect(end.failure).toMatchObject({
    code: 'upstream_unreachable',
    message: 'The backend vendor could not be reached (ECONNREFUSED).',
  });
});

test('makes no call for a caller who has left already', async () => {
  const upstream = await scriptedUpstream({ steps: [anthropicText] });
  const provider = createAiSdkProvider(providerConfig({ api: ANTHROPIC.api, baseUrl: upstream.baseUrl }));
  const { end } = await readAnswer(provider, modelRequest({ model: ANTHROPIC.model }), AbortSignal.abort());
  expect(end.reason).toBe('cancelled');
  expect(upstream.requests).toEqual([]);
});

test('says of a model that the backend does not know that it does not', async () => {
  const answer = json(
    { type: 'error', error: { type: 'not_found_error', message: 'model: claude-9' } },
    { status: 404 },
  );
  expect(await failureOf(ANTHROPIC, answer)).toMatchObject({ code: 'upstream_model_not_found' });
});

test('is not made for a protocol that it does not speak', () => {
  const config = providerConfig({ api: 'ollama', baseUrl: 'http://127.0.0.1:1' });
  expect(() => createAiSdkProvider(config)).toThrow(TypeError);
});

test('sends the parameters that the operator set for the model, unless the caller says otherwise', async () => {
  const params = { temperature: 0.25, maxTokens: 500, cacheRetention: 'long' };
  const model = listed({ id: ANTHROPIC.model, maxTokens: 2_000, params });
  const call = (options: object) =>
    exchange(
      { api: ANTHROPIC.api, models: [model] },
      { steps: [anthropicText] },
      modelRequest({ model: ANTHROPIC.model, options }),
    );
  expect((await call({})).sent.json).toMatchObject({ temperature: 0.25, max_tokens: 500 });
  expect((await call({ temperature: 1, maxOutputTokens: 9 })).sent.json).toMatchObject({
    temperature: 1,
    max_tokens: 9,
  });
});
