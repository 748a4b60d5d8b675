import { describe, expect, it } from 'vitest';
import { loadSound, MINIMAL, problemsOf } from '../support.ts';

const withVllm = {
  models: { providers: { vllm: { baseUrl: 'http://x/v1', models: [{ id: 'small' }] } } },
};

async function chains(section: unknown): Promise<string[][]> {
  const { config } = await loadSound({ agents: section, ...withVllm });
  return config.agents.map(({ model, fallbacks }) =>
    [model, ...fallbacks].map((one) => (one === undefined ? '-' : `${one.providerId}/${one.modelId}`)),
  );
}

describe("an agent's fallbacks", () => {
  it('are models, aliases and bare ids, in their order, each once', async () => {
    const defaults = { models: { 'google/g': { alias: 'quick' } } };
    const fallbacks = ['Quick', 'openai/a', 'small', 'google/g', 'OpenAI/b'];
    expect(
      await chains({ defaults, list: [{ id: 'a', model: { primary: 'openai/a', fallbacks } }] }),
    ).toEqual([['openai/a', 'google/g', 'vllm/small', 'openai/b']]);
  });

  const defaults = { model: { primary: 'openai/p', fallbacks: ['google/f'] } };
  it.each([
    ['no model of its own', undefined, ['openai/p', 'google/f']],
    ['an empty model of its own', {}, ['openai/p', 'google/f']],
    ['a model of its own as text', 'vllm/own', ['vllm/own']],
    ['a model of its own without fallbacks', { primary: 'vllm/own' }, ['vllm/own']],
    ['both of its own', { primary: 'vllm/own', fallbacks: ['openai/b'] }, ['vllm/own', 'openai/b']],
    ['only fallbacks of its own', { fallbacks: ['vllm/own'] }, ['openai/p', 'vllm/own']],
    ['an empty list of its own', { fallbacks: [] }, ['openai/p']],
  ])('with %s are %j', async (_, model, expected) => {
    expect(await chains({ defaults, list: [{ id: 'a', model }] })).toEqual([expected]);
  });

  it('have the call parameters of their own model', async () => {
    const { config } = await loadSound({
      agents: {
        defaults: {
          params: { a: 'defaults', b: 'defaults', c: 'defaults' },
          models: { 'openai/p': { params: { b: 'p' } }, 'google/f': { params: { b: 'f', c: 'f' } } },
        },
        list: [{ id: 'a', model: { primary: 'openai/p', fallbacks: ['google/f'] }, params: { c: 'agent' } }],
      },
    });
    expect(config.agents[0]?.params).toEqual({ a: 'defaults', b: 'p', c: 'agent' });
    expect(config.agents[0]?.fallbacks).toEqual([
      { providerId: 'google', modelId: 'f', params: { a: 'defaults', b: 'f', c: 'agent' } },
    ]);
  });

  it('that mean nothing are refused by their place', async () => {
    const list = [{ id: 'a', model: { primary: 'openai/a', fallbacks: ['openai/b', 'opnai/c'] } }];
    expect(await problemsOf([MINIMAL, { agents: { list } }])).toMatchObject([
      { path: 'agents.list[0].model.fallbacks[1]', nearest: '"openai/c"' },
    ]);
  });

  it('without a key are warned about, each provider once', async () => {
    const list = [
      { id: 'a', model: { primary: 'ollama/x', fallbacks: ['openai/y', 'openai/z', 'google/g'] } },
    ];
    const { notes } = await loadSound({ agents: { list } });
    expect(
      notes.filter(({ message }) => message.startsWith('No API key')).map(({ message }) => message),
    ).toEqual([expect.stringContaining('OPENAI_API_KEY'), expect.stringContaining('GEMINI_API_KEY')]);
  });
});
