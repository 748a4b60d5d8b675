import { describe, expect, it } from 'vitest';
import { loadSound, MINIMAL, problemsOf } from '../support.ts';

const own = { models: { providers: { own: { baseUrl: 'http://x/v1' } } } };

async function embedding(document: Record<string, unknown>) {
  const { config } = await loadSound({ ...own, ...document });
  return config.agents[0]?.embedding;
}

describe("an agent's embedding model", () => {
  it.each([
    ['nothing', {}, undefined],
    ['memory.search', { memory: { search: { provider: 'openai', model: 'e' } } }, ['openai', 'e', undefined]],
    [
      'dimensions',
      { memory: { search: { provider: 'own', model: 'e', outputDimensionality: 64 } } },
      ['own', 'e', 64],
    ],
    [
      "a provider's usual model",
      { memory: { search: { provider: 'openai' } } },
      ['openai', 'text-embedding-3-small', undefined],
    ],
    [
      "OpenClaw's name for Google",
      { memory: { search: { provider: 'gemini' } } },
      ['google', 'gemini-embedding-001', undefined],
    ],
    [
      'a model that names its provider',
      { memory: { search: { model: 'own/nomic/v1' } } },
      ['own', 'nomic/v1', undefined],
    ],
    [
      'the provider said twice',
      { memory: { search: { provider: 'own', model: 'own/e' } } },
      ['own', 'e', undefined],
    ],
    [
      "another vendor's name in the model",
      { memory: { search: { provider: 'openrouter', model: 'openai/e' } } },
      ['openrouter', 'openai/e', undefined],
    ],
    [
      'the older place',
      { agents: { defaults: { memorySearch: { provider: 'own', model: 'e' } } } },
      ['own', 'e', undefined],
    ],
    [
      'the newer place over the older',
      {
        memory: { search: { model: 'new' } },
        agents: { defaults: { memorySearch: { provider: 'own', model: 'old', outputDimensionality: 8 } } },
      },
      ['own', 'new', undefined],
    ],
    [
      "the agent's own over both",
      {
        memory: { search: { provider: 'openai', model: 'e', outputDimensionality: 8 } },
        agents: { list: [{ id: 'a', memorySearch: { provider: 'own', model: 'mine' } }] },
      },
      ['own', 'mine', undefined],
    ],
    [
      'another provider without the model and the dimensions of the first',
      {
        memory: { search: { provider: 'openai', model: 'e', outputDimensionality: 8 } },
        agents: { list: [{ id: 'a', memorySearch: { provider: 'google' } }] },
      },
      ['google', 'gemini-embedding-001', undefined],
    ],
    [
      'dimensions of its own for a shared model',
      {
        memory: { search: { provider: 'own', model: 'e' } },
        agents: { entries: { a: { memory: { search: { outputDimensionality: 16 } } } } },
      },
      ['own', 'e', 16],
    ],
  ])('is read from %s', async (_, document, expected) => {
    const found = await embedding(document);
    expect(found && [found.providerId, found.modelId, found.dimensions]).toEqual(expected);
  });

  it.each([
    ['an unknown provider', { provider: 'opnai', model: 'e' }, 'memory.search.provider', '"openai"'],
    ['a provider that has none', { provider: 'anthropic', model: 'e' }, 'memory.search.provider', undefined],
    ['no model where none is usual', { provider: 'own' }, 'memory.search.model', undefined],
    ['a model without any provider', { model: 'text-embedding-3-small' }, 'memory.search.model', undefined],
    ['automatic choice', { provider: 'auto' }, 'memory.search.provider', undefined],
  ])('is refused with %s, once for all agents', async (_, search, path, nearest) => {
    const problems = await problemsOf([
      MINIMAL,
      own,
      { memory: { search }, agents: { list: [{ id: 'a' }, { id: 'b' }] } },
    ]);
    expect(problems.map((problem) => [problem.path, problem.nearest])).toEqual([[path, nearest]]);
  });
});
