import { describe, expect, it } from 'vitest';
import type { ProviderApi, ProviderConfig } from '../../src/config/config.ts';
import { createEmbeddingProvider, createModelProvider } from '../../src/providers/create-provider.ts';
import { providerConfig } from '../support/configs.ts';
import { json, scriptedUpstream } from '../support/scripted-upstream.ts';

const dependencies = { clock: () => 0, newId: (prefix: string) => `${prefix}1`, sleep: async () => {} };

const config = (api: ProviderApi, baseUrl: string | undefined): ProviderConfig =>
  providerConfig({ id: 'p', api, baseUrl, apiKey: 'key', apiKeys: ['key', 'other-key'], models: [] });

const request = {
  model: 'm',
  messages: [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] }],
  tools: [],
  toolChoice: { type: 'auto' as const },
  responseFormat: { type: 'text' as const },
  options: {},
  streaming: true,
  extra: {},
};

describe('the provider for an api', () => {
  it.each<[ProviderApi, string, boolean]>([
    ['openai-completions', '/chat/completions', true],
    ['ollama', '/v1/chat/completions', true],
    ['openai-responses', '/responses', false],
    ['anthropic-messages', '/messages', false],
    ['google-generative-ai', '/models/m:streamGenerateContent?alt=sse', false],
  ])('%s calls %s', async (api, path, forwardsExtra) => {
    const upstream = await scriptedUpstream(json({ error: { message: 'No' } }, { status: 400 }));
    const provider = createModelProvider(config(api, upstream.origin), dependencies);
    for await (const _ of provider.stream(request, new AbortController().signal));
    expect((await upstream.request(0)).path).toBe(path);
    expect(provider.forwardsExtra).toBe(forwardsExtra);
  });

  it.each<[ProviderApi, string]>([
    ['openai-completions', 'authorization'],
    ['openai-responses', 'authorization'],
    ['anthropic-messages', 'x-api-key'],
    ['google-generative-ai', 'x-goog-api-key'],
  ])('%s sends the key of its number', async (api, header) => {
    const upstream = await scriptedUpstream(json({ error: { message: 'No' } }, { status: 400 }));
    for (const keyIndex of [undefined, 0, 1]) {
      const provider = createModelProvider(config(api, upstream.origin), dependencies, keyIndex);
      for await (const _ of provider.stream(request, new AbortController().signal));
    }
    const sent = upstream.requests.map(({ headers }) => String(headers[header]).replace('Bearer ', ''));
    expect(sent).toEqual(['key', 'key', 'other-key']);
  });

  it('sim answers by itself', async () => {
    const types = [];
    const provider = createModelProvider(config('sim', undefined), dependencies);
    for await (const batch of provider.stream(request, new AbortController().signal)) {
      types.push(...batch.map(({ type }) => type));
    }
    expect(types).toContain('text-delta');
    expect(types.at(-1)).toBe('model-end');
  });

  it.each<[ProviderApi, string]>([
    ['openai-completions', '/embeddings'],
    ['ollama', '/v1/embeddings'],
    ['openai-responses', '/embeddings'],
  ])('%s embeds through %s', async (api, path) => {
    const upstream = await scriptedUpstream(json({ error: { message: 'No' } }, { status: 400 }));
    const provider = createEmbeddingProvider(config(api, upstream.origin), dependencies);
    const attempt = provider.embed({ model: 'm', inputs: ['a'], extra: {} }, new AbortController().signal);
    await expect(attempt).rejects.toMatchObject({ code: 'upstream_rejected' });
    expect((await upstream.request(0)).path).toBe(path);
  });

  it('embeds with the key of its number', async () => {
    const upstream = await scriptedUpstream(json({ error: { message: 'No' } }, { status: 400 }));
    const provider = createEmbeddingProvider(config('openai-completions', upstream.origin), dependencies, 1);
    const attempt = provider.embed({ model: 'm', inputs: ['a'], extra: {} }, new AbortController().signal);
    await expect(attempt).rejects.toThrow();
    expect((await upstream.request(0)).headers.authorization).toBe('Bearer other-key');
  });

  it('sim embeds by itself', async () => {
    const provider = createEmbeddingProvider(config('sim', undefined), dependencies);
    const result = await provider.embed(
      { model: 'm', inputs: ['a'], dimensions: 8, extra: {} },
      new AbortController().signal,
    );
    expect(result.vectors[0]).toHaveLength(8);
  });
});
