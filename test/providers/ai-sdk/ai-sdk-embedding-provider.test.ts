import { describe, expect, test } from 'vitest';
import type { EmbeddingRequest } from '../../../src/core/embedding-provider.ts';
import { createAiSdkEmbeddingProvider } from '../../../src/providers/ai-sdk/ai-sdk-provider.ts';
import { json, type ScriptedAnswer, STALL, scriptedUpstream } from '../../support/scripted-upstream.ts';
import { API_KEY, providerConfig } from './calls.ts';

const never = new AbortController().signal;

async function embed(
  api: 'google-generative-ai' | 'openai-responses',
  answer: ScriptedAnswer,
  members: Partial<EmbeddingRequest> = {},
) {
  const upstream = await scriptedUpstream(answer);
  const provider = createAiSdkEmbeddingProvider(providerConfig({ api, baseUrl: upstream.baseUrl }));
  const request = { model: 'embedder', inputs: ['one', 'two'], extra: {}, ...members };
  const result = await provider.embed(request, never);
  return { result, sent: await upstream.request(0) };
}

describe("OpenAI's embeddings", () => {
  const answer = json({
    object: 'list',
    model: 'embedder',
    data: [
      { object: 'embedding', index: 1, embedding: [3, 4] },
      { object: 'embedding', index: 0, embedding: [1, 2] },
    ],
    usage: { prompt_tokens: 5, total_tokens: 5 },
  });

  test('are in the order of the inputs, with the tokens', async () => {
    const { result, sent } = await embed('openai-responses', answer, { dimensions: 2, endUser: 'zoe' });
    expect(result).toEqual({
      vectors: [
        [1, 2],
        [3, 4],
      ],
      inputTokens: 5,
    });
    expect(sent.path).toBe('/v1/embeddings');
    expect(sent.headers.authorization).toBe(`Bearer ${API_KEY}`);
    expect(sent.json).toEqual({
      model: 'embedder',
      input: ['one', 'two'],
      encoding_format: 'float',
      dimensions: 2,
      user: 'zoe',
    });
  });

  test('are invalid when their number is not that of the inputs', async () => {
    await expect(embed('openai-responses', answer, { inputs: ['one'] })).rejects.toMatchObject({
      code: 'upstream_invalid_response',
    });
  });
});

describe("Google's embeddings", () => {
  test('of several inputs are one batch, whose tokens are unknown', async () => {
    const answer = json({ embeddings: [{ values: [1, 2] }, { values: [3, 4] }] });
    const { result, sent } = await embed('google-generative-ai', answer, { dimensions: 2 });
    expect(result).toEqual({
      vectors: [
        [1, 2],
        [3, 4],
      ],
      inputTokens: undefined,
    });
    expect(sent.path).toBe('/v1/models/embedder:batchEmbedContents');
    expect(sent.json).toMatchObject({
      requests: [
        { content: { parts: [{ text: 'one' }] }, outputDimensionality: 2 },
        { content: { parts: [{ text: 'two' }] }, outputDimensionality: 2 },
      ],
    });
  });

  test('of one input are asked for alone', async () => {
    const answer = json({ embedding: { values: [1, 2] } });
    const { result, sent } = await embed('google-generative-ai', answer, { inputs: ['one'] });
    expect(result.vectors).toEqual([[1, 2]]);
    expect(sent.path).toBe('/v1/models/embedder:embedContent');
  });

  test.each([
    [
      json({ error: { code: 429, message: 'Slow down.', status: 'RESOURCE_EXHAUSTED' } }, { status: 429 }),
      'rate_limit_exceeded',
    ],
    [
      json({ error: { code: 400, message: 'No.', status: 'INVALID_ARGUMENT' } }, { status: 400 }),
      'upstream_rejected',
    ],
    [json({ vectors: [] }), 'upstream_invalid_response'],
    [{ steps: ['<html></html>'] }, 'upstream_invalid_response'],
  ])('fail as the backend says (%#)', async (answer, code) => {
    await expect(embed('google-generative-ai', answer)).rejects.toMatchObject({ code });
  });

  test('take a hundred inputs in a call', () => {
    const config = providerConfig({ api: 'google-generative-ai', baseUrl: 'http://vendor.test' });
    expect(createAiSdkEmbeddingProvider(config).maxInputsPerCall).toBe(100);
  });
});

test('Anthropic has no embeddings, and says which key to set', async () => {
  const config = providerConfig({ api: 'anthropic-messages', baseUrl: 'http://vendor.test' });
  const call = createAiSdkEmbeddingProvider(config).embed(
    { model: 'any', inputs: ['one'], extra: {} },
    never,
  );
  await expect(call).rejects.toMatchObject({
    code: 'embedding_model_not_configured',
    message: expect.stringContaining('memory.search.provider'),
  });
});

test('a caller who leaves ends the call', async () => {
  const upstream = await scriptedUpstream({ beforeHead: STALL, steps: [] });
  const config = providerConfig({ api: 'openai-responses', baseUrl: upstream.baseUrl });
  const leaving = new AbortController();
  const call = createAiSdkEmbeddingProvider(config).embed(
    { model: 'embedder', inputs: ['one'], extra: {} },
    leaving.signal,
  );
  const request = await upstream.request(0);
  leaving.abort(new Error('gone'));
  await expect(call).rejects.toThrow('gone');
  expect(await request.closed).toBe('left');
});
