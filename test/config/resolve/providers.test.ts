import { describe, expect, it } from 'vitest';
import { loadSound, MINIMAL, problemsOf } from '../support.ts';

const providers = (section: unknown) => ({ models: { providers: section } });

async function provider(id: string, entry: unknown, environment: Record<string, string> = {}) {
  const { config } = await loadSound(entry === undefined ? {} : providers({ [id]: entry }), { environment });
  return config.providers[id.toLowerCase()];
}

describe('providers known without an entry', () => {
  it.each([
    ['openai', 'openai-completions', 'https://api.openai.com/v1', { OPENAI_API_KEY: 'k' }, 'k'],
    ['anthropic', 'anthropic-messages', 'https://api.anthropic.com/v1', { ANTHROPIC_API_KEY: 'k' }, 'k'],
    [
      'google',
      'google-generative-ai',
      'https://generativelanguage.googleapis.com/v1beta',
      { GOOGLE_API_KEY: 'k' },
      'k',
    ],
    [
      'google',
      'google-generative-ai',
      'https://generativelanguage.googleapis.com/v1beta',
      { GEMINI_API_KEY: 'g', GOOGLE_API_KEY: 'k' },
      'g',
    ],
    ['openrouter', 'openai-completions', 'https://openrouter.ai/api/v1', { OPENROUTER_API_KEY: ' k\n' }, 'k'],
    ['ollama', 'ollama', 'http://127.0.0.1:11434/v1', {}, undefined],
    ['openai', 'openai-completions', 'https://api.openai.com/v1', { OPENAI_API_KEY: '' }, undefined],
  ])('%s speaks %s at %s', async (id, api, baseUrl, environment, apiKey) => {
    expect(await provider(id, undefined, environment)).toEqual({
      id,
      api,
      baseUrl,
      apiKey,
      apiKeys: apiKey === undefined ? [] : [apiKey],
      apiKeyVariables: expect.any(Array),
      headers: {},
      connectTimeoutMs: 10_000,
      firstTokenTimeoutMs: 300_000,
      idleTimeoutMs: 300_000,
      models: [],
    });
  });

  it('are overridden field by field', async () => {
    const entry = { api: 'openai-responses', headers: { 'OpenAI-Organization': 'org' } };
    expect(await provider('openai', entry, { OPENAI_API_KEY: 'k' })).toMatchObject({
      api: 'openai-responses',
      baseUrl: 'https://api.openai.com/v1',
      apiKey: 'k',
      headers: { 'openai-organization': 'org' },
    });
    expect(await provider('OpenAI', { apiKey: 'mine' }, { OPENAI_API_KEY: 'k' })).toMatchObject({
      id: 'openai',
      apiKey: 'mine',
    });
  });

  it('come from an object in which no inherited name is a provider', async () => {
    const { config } = await loadSound({});
    expect(config.providers.constructor).toBeUndefined();
    expect(config.providers.toString).toBeUndefined();
  });
});

describe('configured providers', () => {
  it('speak openai-completions unless they say otherwise', async () => {
    expect(await provider('vllm', { baseUrl: 'http://127.0.0.1:8000/v1/', timeoutSeconds: 1.5 })).toEqual({
      id: 'vllm',
      api: 'openai-completions',
      baseUrl: 'http://127.0.0.1:8000/v1',
      apiKey: undefined,
      apiKeys: [],
      apiKeyVariables: [],
      headers: {},
      connectTimeoutMs: 10_000,
      firstTokenTimeoutMs: 1500,
      idleTimeoutMs: 1500,
      models: [],
    });
  });

  it.each([
    ['ollama', 'http://box:11434', 'http://box:11434/v1'],
    ['ollama', 'http://box:11434/v1/', 'http://box:11434/v1'],
    ['anthropic-messages', 'https://proxy.example/anthropic', 'https://proxy.example/anthropic/v1'],
    ['anthropic-messages', 'https://api.anthropic.com/v1', 'https://api.anthropic.com/v1'],
    ['google-generative-ai', 'https://proxy.example/v1beta', 'https://proxy.example/v1beta'],
    ['openai-completions', 'https://proxy.example/any', 'https://proxy.example/any'],
  ])('with api %s at %s are called at %s', async (api, baseUrl, expected) => {
    expect((await provider('p', { api, baseUrl }))?.baseUrl).toBe(expected);
  });

  it.each([
    ['as written', 'sk-1', {}, 'sk-1'],
    ['from a reference', { source: 'env', provider: 'default', id: 'MINE' }, { MINE: 'sk-2' }, 'sk-2'],
    ["by the name of a key's variable", 'LITELLM_API_KEY', { LITELLM_API_KEY: 'sk-3' }, 'sk-3'],
    ['in capitals that are no such name', 'ABCDEF-1', {}, 'ABCDEF-1'],
  ])('take a key %s', async (_, apiKey, environment, expected) => {
    const entry = { baseUrl: 'http://x/v1', apiKey };
    expect((await provider('p', entry, environment as Record<string, string>))?.apiKey).toBe(expected);
  });

  it('describe their models, with their own limits underneath', async () => {
    const entry = {
      baseUrl: 'http://x/v1',
      contextWindow: 1000,
      maxTokens: 10,
      models: [
        {
          id: 'a/b',
          name: 'A',
          reasoning: true,
          input: ['text', 'image', 'audio'],
          contextWindow: 5,
          params: { seed: 1 },
        },
        { id: 'c' },
      ],
    };
    expect((await provider('p', entry))?.models).toEqual([
      {
        id: 'a/b',
        name: 'A',
        reasoning: true,
        input: ['text', 'image'],
        contextWindow: 5,
        maxTokens: 10,
        params: { seed: 1 },
        sim: undefined,
      },
      {
        id: 'c',
        name: 'c',
        reasoning: false,
        input: ['text'],
        contextWindow: 1000,
        maxTokens: 10,
        params: {},
        sim: undefined,
      },
    ]);
  });

  it.each([
    ['no baseUrl', { p: {} }, 'models.providers.p.baseUrl', /not one of those known.*openai/],
    [
      'another protocol',
      { p: { baseUrl: 'ftp://x' } },
      'models.providers.p.baseUrl',
      /http:\/\/ or https:\/\//,
    ],
    ['no URL', { p: { baseUrl: 'x' } }, 'models.providers.p.baseUrl', /http:\/\/ or https:\/\//],
    [
      'an api that is not implemented',
      { p: { baseUrl: 'http://x', api: 'bedrock-converse-stream' } },
      'models.providers.p.api',
      /an api of this build/,
    ],
    ['a blank key', { p: { baseUrl: 'http://x', apiKey: ' ' } }, 'models.providers.p.apiKey', /API key/],
    [
      'the name of a variable that is not set',
      { p: { baseUrl: 'http://x', apiKey: 'GONE_API_KEY' } },
      'models.providers.p.apiKey',
      /GONE_API_KEY is missing/,
    ],
    [
      'a header with a line break',
      { p: { baseUrl: 'http://x', headers: { a: 'b\nc' } } },
      'models.providers.p.headers.a',
      /HTTP header/,
    ],
    [
      'a header with a bad name',
      { p: { baseUrl: 'http://x', headers: { 'a b': 'c' } } },
      'models.providers.p.headers["a b"]',
      /HTTP header/,
    ],
    [
      'a model twice',
      { p: { baseUrl: 'http://x', models: [{ id: 'm' }, { id: 'm' }] } },
      'models.providers.p.models[1].id',
      /no other model/,
    ],
    [
      'ids that differ in case only',
      { p: { baseUrl: 'http://x' }, P: { baseUrl: 'http://y' } },
      'models.providers.P',
      /case of its letters/,
    ],
    ['an id with a slash', { 'a/b': { baseUrl: 'http://x' } }, 'models.providers["a/b"]', /without a slash/],
    ['text for an entry', { p: 'http://x' }, 'models.providers.p', /^an object$/],
    [
      'a timeout of nothing',
      { p: { baseUrl: 'http://x', timeoutSeconds: 0 } },
      'models.providers.p.timeoutSeconds',
      /above 0/,
    ],
  ])('are refused with %s', async (_, section, path, expected) => {
    const problems = await problemsOf([MINIMAL, providers(section)]);
    expect(problems).toEqual([expect.objectContaining({ path, expected: expect.stringMatching(expected) })]);
  });
});

describe('waits', () => {
  it.each([
    [{}, {}, [10_000, 300_000, 300_000]],
    [{}, { connectMs: 1, firstTokenMs: 2, idleMs: 3 }, [1, 2, 3]],
    [{ timeoutSeconds: 0.5 }, { connectMs: 1, firstTokenMs: 2 }, [1, 500, 500]],
  ])('of %j under clawgate.timeouts %j are %j', async (entry, timeouts, expected) => {
    const { config } = await loadSound({
      ...providers({ p: { baseUrl: 'http://x/v1', ...entry } }),
      clawgate: { timeouts },
    });
    const { connectTimeoutMs, firstTokenTimeoutMs, idleTimeoutMs } = config.providers.p ?? {};
    expect([connectTimeoutMs, firstTokenTimeoutMs, idleTimeoutMs]).toEqual(expected);
  });
});

it('contextTokens is how much of the context window may be used', async () => {
  const models = [{ id: 'a', contextTokens: 5 }, { id: 'b' }, { id: 'c', contextWindow: 3 }];
  const entry = { baseUrl: 'http://x/v1', contextWindow: 9, contextTokens: 7, models };
  expect((await provider('p', entry))?.models.map(({ contextWindow }) => contextWindow)).toEqual([5, 7, 3]);
});

it('a refused baseUrl is shown without the password and the query that it carries', async () => {
  const section = { p: { baseUrl: 'ftp://user:hunter2@host/v1?key=hunter2' } };
  const problems = await problemsOf([MINIMAL, providers(section)]);
  expect(problems).toMatchObject([{ found: '"ftp://***@host/v1?***"' }]);
});

describe('the simulator', () => {
  it('has its settings in the params of its models', async () => {
    const entry = {
      api: 'sim',
      models: [
        {
          id: 'a',
          params: {
            tokensPerSecond: 2.5,
            timeToFirstTokenMs: 10,
            allowDirectives: true,
            fault: { status: 429, retryAfterSeconds: 2 },
          },
        },
        { id: 'b' },
      ],
    };
    const models = (await provider('sim', entry))?.models;
    expect(models?.map(({ sim }) => sim)).toEqual([
      {
        tokensPerSecond: 2.5,
        timeToFirstTokenMs: 10,
        allowDirectives: true,
        fault: { status: 429, retryAfterSeconds: 2, delayMs: undefined, breakAfterTokens: undefined },
      },
      { tokensPerSecond: undefined, timeToFirstTokenMs: 0, allowDirectives: false, fault: undefined },
    ]);
    expect(models?.every(({ params }) => Object.keys(params).length === 0)).toBe(true);
  });

  it('is not there unless it is configured', async () => {
    expect(await provider('sim', undefined)).toBeUndefined();
  });

  it.each([
    ['a baseUrl', { baseUrl: 'http://x' }, 'baseUrl'],
    ['an unknown setting', { models: [{ id: 'a', params: { speed: 1 } }] }, 'models[0].params.speed'],
    [
      'a status that is no failure',
      { models: [{ id: 'a', params: { fault: { status: 200 } } }] },
      'models[0].params.fault.status',
    ],
    [
      'a pace of nothing',
      { models: [{ id: 'a', params: { tokensPerSecond: 0 } }] },
      'models[0].params.tokensPerSecond',
    ],
  ])('is refused with %s', async (_, entry, place) => {
    const problems = await problemsOf([MINIMAL, providers({ s: { api: 'sim', ...entry } })]);
    expect(problems.map(({ path }) => path)).toEqual([`models.providers.s.${place}`]);
  });
});
