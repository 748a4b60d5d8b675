import { describe, expect, it } from 'vitest';
import type { ProviderConfig } from '../../../src/config/config.ts';
import type { EmbeddingRequest } from '../../../src/core/embedding-provider.ts';
import type { ErrorCode } from '../../../src/errors.ts';
import { createOpenAICompatibleEmbeddingProvider } from '../../../src/providers/openai-compatible/openai-compatible-embedding-provider.ts';
import { json, type ScriptedAnswer, STALL, scriptedUpstream } from '../../support/scripted-upstream.ts';
import { NOW_MS, testProviderConfig } from './test-provider.ts';

const provider = (baseUrl: string, rest: Partial<ProviderConfig> = {}) =>
  createOpenAICompatibleEmbeddingProvider(testProviderConfig(baseUrl, rest), { clock: () => NOW_MS });
const request = (rest: Partial<EmbeddingRequest> = {}): EmbeddingRequest => ({
  model: 'embed-small',
  inputs: ['a', 'b'],
  extra: {},
  ...rest,
});
const never = new AbortController().signal;
const entry = (index: number | undefined, embedding: unknown) => ({ object: 'embedding', index, embedding });
const base64 = (...values: number[]) => Buffer.from(new Float32Array(values).buffer).toString('base64');

describe('embeddings', () => {
  it('are asked for as floats, with everything the caller said', async () => {
    const upstream = await scriptedUpstream(json({ data: [entry(0, [1]), entry(1, [2])] }));
    const extra = { input_type: 'query', model: 'other', encoding_format: 'base64' };
    await provider(upstream.baseUrl).embed(request({ dimensions: 8, endUser: 'u', extra }), never);
    expect(await upstream.request(0)).toMatchObject({
      method: 'POST',
      path: '/v1/embeddings',
      json: {
        model: 'embed-small',
        input: ['a', 'b'],
        encoding_format: 'float',
        dimensions: 8,
        user: 'u',
        input_type: 'query',
      },
    });
  });

  it('leave out what the caller did not say', async () => {
    const upstream = await scriptedUpstream(json({ data: [entry(0, [1]), entry(1, [2])] }));
    await provider(upstream.baseUrl).embed(request(), never);
    expect((await upstream.request(0)).json).toEqual({
      model: 'embed-small',
      input: ['a', 'b'],
      encoding_format: 'float',
    });
  });

  it.each<[string, unknown, number[][], number | undefined]>([
    [
      'in order',
      { data: [entry(0, [1, 2]), entry(1, [3, 4])], usage: { prompt_tokens: 7, total_tokens: 9 } },
      [
        [1, 2],
        [3, 4],
      ],
      7,
    ],
    ['out of order', { data: [entry(1, [3]), entry(0, [1])], usage: { total_tokens: 9 } }, [[1], [3]], 9],
    ['without indices', { data: [entry(undefined, [1]), entry(undefined, [3])] }, [[1], [3]], undefined],
    [
      'in base64',
      { data: [entry(0, base64(0.5, -2)), entry(1, base64(1, 0))] },
      [
        [0.5, -2],
        [1, 0],
      ],
      undefined,
    ],
  ])('come back %s', async (_name, body, vectors, inputTokens) => {
    const upstream = await scriptedUpstream(json(body));
    expect(await provider(upstream.baseUrl).embed(request(), never)).toEqual({ vectors, inputTokens });
  });

  it.each<[string, ScriptedAnswer, ErrorCode]>([
    ['too few', json({ data: [entry(0, [1])] }), 'upstream_invalid_response'],
    ['too many', json({ data: [entry(0, [1]), entry(1, [1]), entry(2, [1])] }), 'upstream_invalid_response'],
    ['one of them twice', json({ data: [entry(0, [1]), entry(0, [1])] }), 'upstream_invalid_response'],
    ['no numbers', json({ data: [entry(0, ['x']), entry(1, [1])] }), 'upstream_invalid_response'],
    ['broken base64', json({ data: [entry(0, 'AAA='), entry(1, [1])] }), 'upstream_invalid_response'],
    ['no data', json({ object: 'list' }), 'upstream_invalid_response'],
    ['no JSON', { steps: ['<html>'] }, 'upstream_invalid_response'],
    [
      'an error in a good status',
      json({ error: { message: 'No', type: 'overloaded_error' } }),
      'upstream_overloaded',
    ],
    ['a refusal', json({ error: { message: 'No', code: 'x' } }, { status: 400 }), 'upstream_rejected'],
    [
      'an unknown model',
      json({ error: { message: 'model not found' } }, { status: 404 }),
      'upstream_model_not_found',
    ],
  ])('are an error when the backend gives %s', async (_name, answer, code) => {
    const upstream = await scriptedUpstream(answer);
    await expect(provider(upstream.baseUrl).embed(request(), never)).rejects.toMatchObject({ code });
  });

  it('are an error when nothing listens', async () => {
    const upstream = await scriptedUpstream(json({}));
    await upstream.close();
    await expect(provider(upstream.baseUrl).embed(request(), never)).rejects.toMatchObject({
      code: 'upstream_unreachable',
    });
  });

  it('need a key where one is needed', async () => {
    const rest = { apiKey: undefined, apiKeyVariables: ['EMBED_KEY'] };
    const attempt = provider('http://127.0.0.1:1/v1', rest).embed(request(), never);
    await expect(attempt).rejects.toMatchObject({
      code: 'upstream_not_configured',
      message: expect.stringContaining('EMBED_KEY'),
    });
  });

  it('end at once when the caller leaves', async () => {
    const upstream = await scriptedUpstream({ beforeHead: STALL, steps: [] });
    const leaving = new AbortController();
    const attempt = provider(upstream.baseUrl).embed(request(), leaving.signal);
    const failed = expect(attempt).rejects.toThrow('gone');
    const asked = await upstream.request(0);
    leaving.abort(new Error('gone'));
    expect(await asked.closed).toBe('left');
    await failed;
  });
});
