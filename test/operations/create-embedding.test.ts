import { describe, expect, it } from 'vitest';
import type { AgentConfig } from '../../src/config/config.ts';
import type { Schema } from '../../src/contract.ts';
import type { EmbeddingProvider, EmbeddingRequest } from '../../src/core/embedding-provider.ts';
import { descriptionOf, fieldNames, promiseOf } from '../adapters/contract-fields.ts';
import { thrownBy } from '../core/requests.ts';
import { agentConfig } from '../support/configs.ts';
import { operationWorld } from './operation-world.ts';

type Body = Schema<'CreateEmbeddingRequest'>;

const AGENTS: readonly AgentConfig[] = [
  agentConfig({
    id: 'main',
    isDefault: true,
    embedding: { providerId: 'sim', modelId: 'vectors-1', dimensions: 2 },
  }),
  agentConfig({ id: 'mute' }),
];

const body = (fields: Partial<Body> = {}): Body => ({ model: 'openclaw', input: 'hello', ...fields });

function embeddingWorld(inputTokens?: number, forwardsExtra = false) {
  const requests: EmbeddingRequest[] = [];
  const embedding: EmbeddingProvider = {
    maxInputsPerCall: 2,
    forwardsExtra,
    embed: async (request) => {
      requests.push(request);
      return { vectors: request.inputs.map((input) => [input.length, 0.5]), inputTokens };
    },
  };
  return { ...operationWorld({ agents: AGENTS, embedding }), requests };
}

/** What each field becomes for the provider. */
const FIELDS: Readonly<Record<string, { sample: unknown; request: Partial<EmbeddingRequest> }>> = {
  input: { sample: ['a', 'b'], request: { inputs: ['a', 'b'] } },
  // The operation finds the agent and its embedding model by it.
  model: { sample: 'agent:main', request: {} },
  dimensions: { sample: 7, request: { dimensions: 7 } },
  // Only the answer knows it: what the backend sends is always numbers.
  encoding_format: { sample: 'base64', request: {} },
  user: { sample: 'ada', request: { endUser: 'ada' } },
};

describe('the fields of an embedding request', () => {
  it('are all in this table, and no others', () => {
    expect(Object.keys(FIELDS).sort()).toEqual(fieldNames('CreateEmbeddingRequest'));
    for (const name of Object.keys(FIELDS)) {
      expect(promiseOf(descriptionOf('CreateEmbeddingRequest', name))).toBe(
        name === 'user' ? 'option' : null,
      );
    }
  });

  it.each(Object.entries(FIELDS))('%s is handled', async (name, { sample, request }) => {
    const { call, requests } = embeddingWorld();
    await call('createEmbedding', body({ [name]: sample }));
    expect(requests).toEqual([
      { model: 'vectors-1', inputs: ['hello'], dimensions: 2, extra: {}, ...request },
    ]);
  });

  it.each(['dimensions', 'encoding_format', 'user'])('%s is absent when it is null', async (name) => {
    const plain = embeddingWorld();
    const withNull = embeddingWorld();
    const want = await plain.call('createEmbedding', body());
    expect(await withNull.call('createEmbedding', body({ [name]: null }))).toEqual(want);
    expect(withNull.requests).toEqual(plain.requests);
  });
});

describe('createEmbedding', () => {
  it('answers with the vectors in the order of the input, from as many calls as it takes', async () => {
    const { call, requests } = embeddingWorld(4);
    const answer = await call('createEmbedding', body({ model: 'Agent:MAIN', input: ['a', 'bb', 'ccc'] }));
    expect(requests.map(({ inputs }) => inputs)).toEqual([['a', 'bb'], ['ccc']]);
    expect(answer.body).toEqual({
      object: 'list',
      data: [1, 2, 3].map((length, index) => ({ object: 'embedding', index, embedding: [length, 0.5] })),
      model: 'Agent:MAIN',
      usage: { prompt_tokens: 8, total_tokens: 8 },
    });
    expect(answer.headers).toEqual({ 'x-openclaw-agent-id': 'main', 'x-openclaw-model': 'sim/vectors-1' });
    expect(answer.notes).toMatchObject({ agent: 'main', inputs: 3, inputTokens: 8 });
  });

  it('answers with base64 when it is asked for', async () => {
    const { call } = embeddingWorld();
    const answer = await call('createEmbedding', body({ input: 'a', encoding_format: 'base64' }));
    expect(answer.body).toMatchObject({ data: [{ embedding: 'AACAPwAAAD8=' }] });
  });

  it('decodes token ids', async () => {
    const { call, requests } = embeddingWorld();
    await call('createEmbedding', body({ input: [[15339, 1917], [15339]] }));
    expect(requests[0]?.inputs).toEqual(['hello world', 'hello']);
  });

  it('counts the tokens itself where the backend reports none', async () => {
    const { call } = embeddingWorld();
    const answer = await call('createEmbedding', body({ input: ['hello world', 'hello', '<|endoftext|>'] }));
    expect(answer.body).toMatchObject({ usage: { prompt_tokens: 10, total_tokens: 10 } });
  });

  it('takes the embedding model of the header, without the dimensions of the one it replaces', async () => {
    const { call, requests, asked } = embeddingWorld();
    const answer = await call('createEmbedding', body(), { headers: { 'x-openclaw-model': 'vendor/v2' } });
    expect(asked).toEqual(['vendor']);
    expect(requests).toEqual([{ model: 'v2', inputs: ['hello'], extra: {} }]);
    expect(answer.headers['x-openclaw-model']).toBe('vendor/v2');
  });

  it.each([true, false])('forwards unknown fields or names them, with forwardsExtra %j', async (forwards) => {
    const { call, requests } = embeddingWorld(1, forwards);
    const answer = await call('createEmbedding', { ...body(), input_type: 'query' } as Body);
    expect(answer.headers['x-clawgate-ignored-params']).toBe(forwards ? undefined : 'input_type');
    expect(requests[0]?.extra).toEqual({ input_type: 'query' });
  });

  it.each<[string, Partial<Body>, object, object]>([
    [
      'more inputs than configured',
      { input: ['a', 'b', 'c', 'd'] },
      {},
      { code: 'invalid_value', param: 'input' },
    ],
    ['an unknown token id', { input: [999_999] }, {}, { code: 'invalid_value', param: 'input' }],
    [
      'an agent without embedding model',
      { model: 'agent:mute' },
      {},
      { code: 'embedding_model_not_configured' },
    ],
    ['an unknown agent', { model: 'text-embedding-3-small' }, {}, { code: 'model_not_found' }],
    ['an unknown provider', {}, { 'x-openclaw-model': 'x/y' }, { code: 'unknown_provider' }],
  ])('refuses %s without calling a backend', async (_, fields, headers, error) => {
    const { call, requests } = embeddingWorld();
    const thrown = await thrownBy(() => call('createEmbedding', body(fields), { headers: { ...headers } }));
    expect(thrown).toMatchObject(error);
    expect(requests).toEqual([]);
  });

  it.each<[readonly string[], Record<string, string>, string | null]>([
    [['operator.write'], {}, null],
    [['operator.read'], {}, 'missing scope: operator.write'],
    [['operator.write'], { 'x-openclaw-model': 'vendor/v2' }, 'missing scope: operator.admin'],
  ])('with the scopes %j and the headers %j throws %j', async (scopes, headers, message) => {
    const answer = embeddingWorld().call('createEmbedding', body(), { scopes, headers });
    if (message === null) expect((await answer).status).toBe(200);
    else expect(await thrownBy(() => answer)).toMatchObject({ status: 403, message });
  });
});
