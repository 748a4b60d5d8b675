// Which agent and which backend model a request means, by all the names and headers that there are.

import { describe, expect, it } from 'vitest';
import { completion, embeddingList } from '../fixtures/clients/upstream-answers.ts';
import { expectAnswer, expectError } from '../support/contract.ts';
import { simDocument, testGateway, upstreamDocument } from '../support/gateway.ts';
import { scriptedUpstream } from '../support/scripted-upstream.ts';
import { CHAT, chat, chatBody, DOORS, EMBEDDINGS, embeddingsBody } from './requests.ts';

const IDS = ['openclaw', 'openclaw/default', 'openclaw/main', 'openclaw/research'];

describe('the model of a request', () => {
  it.each([
    ['openclaw', 'main'],
    ['openclaw/default', 'main'],
    ['OpenClaw/Default', 'main'],
    ['openclaw:default', 'main'],
    ['agent:default', 'main'],
    ['openclaw/main', 'main'],
    ['openclaw/research', 'research'],
    ['openclaw:research', 'research'],
    ['agent:research', 'research'],
    ['AGENT:Research', 'research'],
    [' openclaw/research ', 'research'],
  ])('%j means the agent %s, and the answer repeats it', async (model, agentId) => {
    const gateway = await testGateway();
    const { answer, headers } = await chat(gateway, chatBody('Hello', { model }));
    expect(answer.model).toBe(model);
    expect(headers.get('x-openclaw-agent-id')).toBe(agentId);
  });

  it.each(['openclaw/nobody', 'agent:', 'openclaw/', 'gpt-4o', 'openai/gpt-5.4', 'main', 'x'.repeat(5000)])(
    '%j is refused with the ids that there are, by every operation',
    async (model) => {
      const gateway = await testGateway();
      for (const { operationId, path, body } of DOORS) {
        const error = await expectError(
          operationId,
          await gateway.request(path, { json: body({ model }) }),
          400,
        );
        expect(error).toMatchObject({ code: 'model_not_found', param: 'model' });
        for (const id of IDS) expect(error.message).toContain(id);
        expect(error.message.length).toBeLessThan(600);
      }
    },
  );

  it('is told about x-openclaw-model when it is the raw name of a backend model', async () => {
    const gateway = await testGateway();
    const json = chatBody('Hello', { model: 'gpt-4o' });
    const error = await expectError('createChatCompletion', await gateway.request(CHAT, { json }), 400);
    expect(error.message).toContain('x-openclaw-model');
  });
});

describe('x-openclaw-agent-id', () => {
  it.each(['research', 'Research', ' research '])('%j wins over the model', async (id) => {
    const gateway = await testGateway();
    const { headers, answer } = await chat(gateway, chatBody('Hello', { model: 'gpt-4o' }), {
      headers: { 'x-openclaw-agent-id': id },
    });
    expect(headers.get('x-openclaw-agent-id')).toBe('research');
    expect(answer.model).toBe('gpt-4o');
  });

  it('is what is named when nobody has that id', async () => {
    const gateway = await testGateway();
    for (const { operationId, path, body } of DOORS) {
      const options = { json: body(), headers: { 'x-openclaw-agent-id': 'nobody' } };
      const error = await expectError(operationId, await gateway.request(path, options), 400);
      expect(error).toMatchObject({ code: 'model_not_found', param: 'x-openclaw-agent-id' });
    }
  });
});

describe('the list of models', () => {
  it('has the default agent twice and each agent once, never a backend model', async () => {
    const gateway = await testGateway();
    const { data } = await expectAnswer('listModels', await gateway.request('/v1/models'));
    expect(data.map(({ id }) => id)).toEqual(IDS);
    expect(JSON.stringify(data)).not.toMatch(/swift|thorough|ngrams/);
  });

  it('has main when no agent is configured', async () => {
    const gateway = await testGateway(simDocument({ agents: { defaults: { model: 'sim/swift' } } }));
    const { data } = await expectAnswer('listModels', await gateway.request('/v1/models'));
    expect(data.map(({ id }) => id)).toEqual(['openclaw', 'openclaw/default', 'openclaw/main']);
  });

  it.each(['/v1/models', '/v1//models', '//v1/models', '/v1/models/', '/v1/models?limit=5'])(
    'is at %s',
    async (path) => {
      const gateway = await testGateway();
      await expectAnswer('listModels', await gateway.request(path));
    },
  );
});

describe('one model', () => {
  it.each([
    ['openclaw/default', 'openclaw/default'],
    ['openclaw%2Fdefault', 'openclaw/default'],
    ['openclaw%2fdefault', 'openclaw/default'],
    ['openclaw', 'openclaw'],
    ['OpenClaw%2FResearch', 'OpenClaw/Research'],
    ['agent:research', 'agent:research'],
    ['openclaw%3Aresearch', 'openclaw:research'],
  ])('is found at /v1/models/%s', async (path, id) => {
    const gateway = await testGateway();
    const model = await expectAnswer('retrieveModel', await gateway.request(`/v1/models/${path}`));
    expect(model).toMatchObject({ id, owned_by: 'openclaw' });
  });

  it('is found with doubled slashes, too', async () => {
    const gateway = await testGateway();
    const model = await expectAnswer('retrieveModel', await gateway.request('/v1//models/openclaw/default'));
    expect(model.id).toBe('openclaw/default');
  });

  it.each(['gpt-4o', 'openclaw%2Fnobody', 'openclaw/nobody', 'a/b/c', '%F0%9F%A6%9E'])(
    'is a 404 at /v1/models/%s',
    async (path) => {
      const gateway = await testGateway();
      const error = await expectError('retrieveModel', await gateway.request(`/v1/models/${path}`), 404);
      expect(error).toMatchObject({ code: 'model_not_found', param: 'model' });
      expect(error.message).toContain('openclaw/research');
    },
  );
});

describe('x-openclaw-model', () => {
  const asked = async (model: string, override: string | undefined) => {
    const upstream = await scriptedUpstream(completion('Hello.'));
    const providers = {
      upstream: { baseUrl: upstream.baseUrl, apiKey: 'key', models: [{ id: 'listed', name: 'Listed' }] },
      sim: { api: 'sim', models: [{ id: 'swift', name: 'Swift' }] },
    };
    const gateway = await testGateway(
      upstreamDocument(upstream.baseUrl, {
        agents: { defaults: { model }, list: [{ id: 'main', default: true }] },
        models: { providers },
      }),
    );
    const headers: Record<string, string> = override === undefined ? {} : { 'x-openclaw-model': override };
    return { upstream, answer: await gateway.request(CHAT, { json: chatBody(), headers }) };
  };

  it.each([
    [undefined, 'upstream/model-1', 'model-1'],
    ['', 'upstream/model-1', 'model-1'],
    ['listed', 'upstream/listed', 'listed'],
    ['upstream/listed', 'upstream/listed', 'listed'],
    ['Upstream/listed', 'upstream/listed', 'listed'],
    ['upstream/not-listed', 'upstream/not-listed', 'not-listed'],
    ['upstream/meta-llama/llama-3', 'upstream/meta-llama/llama-3', 'meta-llama/llama-3'],
    [' listed ', 'upstream/listed', 'listed'],
  ])('%j runs the agent on %s', async (override, backendModel, sent) => {
    const { upstream, answer } = await asked('upstream/model-1', override);
    expect(answer.headers.get('x-openclaw-model')).toBe(backendModel);
    await expectAnswer('createChatCompletion', answer);
    expect(upstream.requests[0]?.json).toMatchObject({ model: sent });
  });

  it('takes a run to another provider', async () => {
    const { upstream, answer } = await asked('upstream/model-1', 'sim/swift');
    expect(answer.headers.get('x-openclaw-model')).toBe('sim/swift');
    await expectAnswer('createChatCompletion', answer);
    expect(upstream.requests).toEqual([]);
  });

  it.each([
    ['nowhere/model', 'unknown_provider'],
    ['upstream/', 'invalid_header'],
  ])('%j is refused', async (override, code) => {
    const { answer } = await asked('upstream/model-1', override);
    const error = await expectError('createChatCompletion', answer, 400);
    expect(error).toMatchObject({ code, param: 'x-openclaw-model' });
    if (code === 'unknown_provider') expect(error.message).toMatch(/upstream.*sim/);
  });

  it('reaches the providers that everyone knows without an entry, and says which key is missing', async () => {
    const { answer } = await asked('upstream/model-1', 'openrouter/some-model');
    const error = await expectError('createChatCompletion', answer, 502);
    expect(error).toMatchObject({ code: 'upstream_not_configured' });
    expect(error.message).toContain('OPENROUTER_API_KEY');
  });

  it('replaces the embedding model of embeddings', async () => {
    const upstream = await scriptedUpstream(embeddingList([0.5, 0.25]));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const own = await gateway.request(EMBEDDINGS, { json: embeddingsBody({ dimensions: 2 }) });
    expect(own.headers.get('x-openclaw-model')).toBe('upstream/embedding-1');
    await expectAnswer('createEmbedding', own);
    const other = await gateway.request(EMBEDDINGS, {
      json: embeddingsBody({ dimensions: 2 }),
      headers: { 'x-openclaw-model': 'embedding-2' },
    });
    expect(other.headers.get('x-openclaw-model')).toBe('upstream/embedding-2');
    await expectAnswer('createEmbedding', other);
    expect(upstream.requests.map(({ json }) => (json as { model: string }).model)).toEqual([
      'embedding-1',
      'embedding-2',
    ]);
  });
});

describe('an agent without an embedding model', () => {
  const document = simDocument({ memory: {} });

  it('refuses embeddings by the key that is missing', async () => {
    const gateway = await testGateway(document);
    const error = await expectError(
      'createEmbedding',
      await gateway.request(EMBEDDINGS, { json: embeddingsBody() }),
      400,
    );
    expect(error.code).toBe('embedding_model_not_configured');
    expect(error.message).toContain('memory.search.provider');
  });

  it('embeds with the model that x-openclaw-model names, which needs its provider then', async () => {
    const gateway = await testGateway(document);
    const named = { json: embeddingsBody(), headers: { 'x-openclaw-model': 'sim/ngrams' } };
    await expectAnswer('createEmbedding', await gateway.request(EMBEDDINGS, named));
    const bare = { json: embeddingsBody(), headers: { 'x-openclaw-model': 'ngrams' } };
    const error = await expectError('createEmbedding', await gateway.request(EMBEDDINGS, bare), 400);
    expect(error.param).toBe('x-openclaw-model');
  });
});
