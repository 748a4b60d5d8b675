// Which options each model honours is written down in our vendor files, because the answer is needed before an SDK
// package is loaded. Here it is held against what the packages themselves warn about, model by model.

import { readFile } from 'node:fs/promises';
import { anthropicModelCatalog } from '@ai-sdk/anthropic/internal';
import { openaiModelCatalog } from '@ai-sdk/openai/internal';
import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import type { ModelOptionName, ModelOptions } from '../../../src/core/model-request.ts';
import { createAiSdkProvider } from '../../../src/providers/ai-sdk/ai-sdk-provider.ts';
import { ANTHROPIC } from '../../../src/providers/ai-sdk/anthropic.ts';
import { cannotThink, thinkingBudget } from '../../../src/providers/ai-sdk/anthropic-models.ts';
import { writeCallOptions } from '../../../src/providers/ai-sdk/call-options.ts';
import { GOOGLE } from '../../../src/providers/ai-sdk/google.ts';
import { OPENAI_RESPONSES } from '../../../src/providers/ai-sdk/openai-responses.ts';
import type { Vendor } from '../../../src/providers/ai-sdk/vendor.ts';
import * as google from '../../fixtures/google/transcripts.ts';
import * as openai from '../../fixtures/openai-responses/transcripts.ts';
import { listed, modelRequest, providerConfig, toEventStream } from './calls.ts';

const OWNER = { id: 'vendor', api: 'anthropic-messages' } as const;

const SAMPLING = { temperature: 0.5, topP: 0.9, frequencyPenalty: 0.1, presencePenalty: 0.1, seed: 7 };

const SETTINGS: readonly ModelOptions[] = [
  SAMPLING,
  { topP: 0.9 },
  { temperature: 0.5 },
  // The SDK sends 1 instead; leaving it out means the same.
  { temperature: 1.5 },
  { ...SAMPLING, reasoningEffort: 'none' },
  { ...SAMPLING, reasoningEffort: 'low' },
  { ...SAMPLING, reasoningEffort: 'xhigh' },
];

const VENDORS = [
  {
    name: 'Anthropic',
    vendor: ANTHROPIC,
    text: await readFile(new URL('../../fixtures/anthropic/text.sse', import.meta.url), 'utf8'),
    models: [
      ...Object.keys(anthropicModelCatalog),
      ...['claude-3-haiku-20240307', 'claude-3-5-sonnet-latest', 'claude-3-7-sonnet-latest'],
      ...['claude-sonnet-4-20250514', 'claude-opus-4-20250514', 'claude-haiku-4-5-20251001'],
      ...['claude-opus-4-7-20260401', 'claude-2.1', 'claude-new-9', 'MiniMax-M2'],
    ],
  },
  {
    name: 'Google',
    vendor: GOOGLE,
    text: toEventStream(google.TEXT),
    models: ['gemini-2.5-pro', 'gemini-2.5-flash-lite', 'gemini-3-pro-preview', 'gemini-4-flash'],
  },
  {
    name: 'OpenAI',
    vendor: OPENAI_RESPONSES,
    text: toEventStream(openai.TEXT),
    models: [
      ...Object.entries(openaiModelCatalog).flatMap(([id, entry]) =>
        'language' in entry.capabilities ? [id] : [],
      ),
      ...['o3', 'o4-mini-2025-04-16', 'gpt-5-2025-08-07', 'gpt-5.1-codex-max', 'gpt-3.5-turbo', 'qwen3'],
    ],
  },
] as const;

const COMPARED: readonly ModelOptionName[] = [
  'temperature',
  'topP',
  'frequencyPenalty',
  'presencePenalty',
  'seed',
  'logprobs',
];

/** The options that the SDK says it leaves out of a call made with all of them. */
async function leftOut(
  vendor: Vendor,
  text: string,
  model: string,
  options: ModelOptions,
): Promise<ModelOptionName[]> {
  const fetch = async () => new Response(text, { headers: { 'content-type': 'text/event-stream' } });
  const connect = await vendor.load();
  const models = connect({ baseURL: 'http://vendor.test/v1', apiKey: 'key', headers: {}, fetch });
  const call = writeCallOptions(vendor, OWNER, modelRequest({ model, options }), undefined);
  // Our own judgement, which the SDK would believe.
  delete call.providerOptions?.openai?.forceReasoning;
  const { stream } = await models.languageModel(model).doStream(call);
  const parts: LanguageModelV4StreamPart[] = [];
  for await (const part of stream) parts.push(part);
  const [start] = parts;
  if (start?.type !== 'stream-start') throw new Error('The stream has no start.');
  const features = start.warnings.flatMap((warning) =>
    warning.type === 'unsupported' ? [warning.feature] : [],
  );
  return COMPARED.filter((name) => features.includes(name));
}

describe.each(VENDORS)('$name', ({ vendor, text, models }) => {
  test.each([...new Set(models)])('%s ignores exactly what the SDK says it leaves out', async (model) => {
    for (const options of SETTINGS) {
      const ignored = vendor.ignoredOptions(modelRequest({ model, options }), undefined);
      const unfiltered: Vendor = {
        ...vendor,
        // What the SDK does not warn about stays our own judgement.
        ignoredOptions: () => ignored.filter((name) => !COMPARED.includes(name)),
      };
      const about = { model, options };
      expect({ ...about, ignored: COMPARED.filter((name) => ignored.includes(name)) }).toEqual({
        ...about,
        ignored: await leftOut(unfiltered, text, model, options),
      });
      expect({ ...about, left: await leftOut(vendor, text, model, options) }).toEqual({ ...about, left: [] });
    }
  });
});

test.each(VENDORS[0].models)(
  '%s is told a budget to think with exactly when the SDK does so',
  async (model) => {
    const bodies: { thinking?: { type: string } }[] = [];
    const fetch: typeof globalThis.fetch = async (_url, init) => {
      bodies.push(JSON.parse(String(init?.body)));
      return new Response(VENDORS[0].text, { headers: { 'content-type': 'text/event-stream' } });
    };
    const connect = await ANTHROPIC.load();
    const models = connect({ baseURL: 'http://vendor.test/v1', apiKey: 'key', headers: {}, fetch });
    const prompt = writeCallOptions(ANTHROPIC, OWNER, modelRequest({ model }), undefined);
    await models.languageModel(model).doStream({ ...prompt, reasoning: 'low' });
    const budget = cannotThink(model) || thinkingBudget(model, 'low', 10_000) !== undefined;
    expect(bodies[0]?.thinking?.type).toBe(budget ? 'enabled' : 'adaptive');
  },
);

test.each([
  [
    'anthropic-messages',
    'claude-sonnet-4-5',
    { verbosity: 'low', logprobs: true, topLogprobs: 2 },
    ['logprobs', 'topLogprobs', 'verbosity'],
  ],
  ['anthropic-messages', 'claude-sonnet-4-5', { endUser: 'zoe', parallelToolCalls: false, stop: ['x'] }, []],
  ['anthropic-messages', 'claude-sonnet-4-5', { reasoningSummary: 'auto' }, ['reasoningSummary']],
  ['anthropic-messages', 'claude-sonnet-4-5', { reasoningSummary: 'auto', reasoningEffort: 'low' }, []],
  [
    'anthropic-messages',
    'claude-3-5-sonnet-latest',
    { reasoningEffort: 'low', temperature: 0.5 },
    ['reasoningEffort'],
  ],
  [
    'google-generative-ai',
    'gemini-3-pro',
    { endUser: 'zoe', verbosity: 'low', logprobs: true },
    ['logprobs', 'verbosity', 'endUser'],
  ],
  [
    'anthropic-messages',
    'claude-sonnet-4-5',
    { reasoningEffort: 'low', maxOutputTokens: 2_000, temperature: 1 },
    ['reasoningEffort'],
  ],
  ['google-generative-ai', 'gemini-3-pro', { parallelToolCalls: true }, []],
  ['google-generative-ai', 'gemini-3-pro', { parallelToolCalls: false }, ['parallelToolCalls']],
  ['google-generative-ai', 'gemini-2.0-flash', { reasoningEffort: 'low' }, ['reasoningEffort']],
  [
    'openai-responses',
    'gpt-4.1',
    { reasoningEffort: 'low', reasoningSummary: 'auto' },
    ['reasoningEffort', 'reasoningSummary'],
  ],
  ['openai-responses', 'gpt-6-astra', { logprobs: true, topLogprobs: 2 }, ['logprobs', 'topLogprobs']],
  ['openai-responses', 'gpt-5.4', { verbosity: 'low', endUser: 'zoe', parallelToolCalls: false }, []],
] as const)('%s says of %s with %j that %j is ignored', (api, model, options, ignored) => {
  const provider = createAiSdkProvider(providerConfig({ api, baseUrl: 'http://vendor.test/v1' }));
  expect(provider.ignoredOptions(modelRequest({ model, options }))).toEqual(ignored);
});

test('what the operator set and the model ignores is not told to the caller', () => {
  const model = listed({ id: 'claude-opus-4-8', params: { temperature: 0.5 } });
  const config = providerConfig({
    api: 'anthropic-messages',
    baseUrl: 'http://vendor.test/v1',
    models: [model],
  });
  const ignored = createAiSdkProvider(config).ignoredOptions(
    modelRequest({ model: model.id, options: { topP: 0.5 } }),
  );
  expect(ignored).toEqual(['topP']);
});
