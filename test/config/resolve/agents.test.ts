import { describe, expect, it } from 'vitest';
import { loadSound, MINIMAL, problemsOf } from '../support.ts';

const agents = (section: unknown) => ({ agents: section });
const withVllm = {
  models: {
    providers: {
      vllm: { baseUrl: 'http://x/v1', models: [{ id: 'org/big' }, { id: 'small' }, { id: 'both' }] },
    },
  },
};
const withBoth = {
  models: {
    providers: { ...withVllm.models.providers, other: { baseUrl: 'http://y/v1', models: [{ id: 'both' }] } },
  },
};

describe('which agents there are', () => {
  it('is main when none is configured, with the defaults', async () => {
    const { config } = await loadSound(
      agents({ defaults: { model: 'openai/gpt-5.4', params: { temperature: 0 } } }),
      { environment: { OPENCLAW_STATE_DIR: '/state' } },
    );
    expect(config.agents).toEqual([
      {
        id: 'main',
        name: 'main',
        isDefault: true,
        model: { providerId: 'openai', modelId: 'gpt-5.4' },
        fallbacks: [],
        embedding: undefined,
        identity: { name: undefined, theme: undefined, emoji: undefined },
        params: { temperature: 0 },
        workspace: '/state/workspace',
        promptFiles: { maxCharacters: 20_000, maxTotalCharacters: 60_000 },
        systemPromptOverride: undefined,
        tools: { allow: undefined, deny: [] },
      },
    ]);
  });

  it.each([
    ['the first', { list: [{ id: 'a' }, { id: 'b' }] }, ['a*', 'b']],
    ['the one that is marked', { list: [{ id: 'a' }, { id: 'b', default: true }] }, ['a', 'b*']],
    ['an entry', { entries: { a: {}, b: { default: true } } }, ['a', 'b*']],
    ['the first of both forms together', { list: [{ id: 'a' }], entries: { b: {} } }, ['a*', 'b']],
    [
      'the first of several that are marked',
      { list: [{ id: 'a' }, { id: 'b', default: true }, { id: 'c', default: true }] },
      ['a', 'b*', 'c'],
    ],
    ['an agent named default', { list: [{ id: 'Default' }, { id: 'b' }] }, ['Default*', 'b']],
  ])('takes %s for the default', async (_, section, expected) => {
    const { config } = await loadSound(agents(section));
    expect(config.agents.map(({ id, isDefault }) => (isDefault ? `${id}*` : id))).toEqual(expected);
  });

  it('warns when several are marked as default', async () => {
    const { notes } = await loadSound(
      agents({
        list: [
          { id: 'a', default: true },
          { id: 'b', default: true },
        ],
      }),
    );
    expect(notes).toContainEqual({ level: 'warn', message: expect.stringContaining('(a, b)') });
  });

  it.each([
    ['the same id twice', { list: [{ id: 'a' }, { id: 'A' }] }, 'agents.list[1]'],
    ['the same id in both forms', { list: [{ id: 'a' }], entries: { a: {} } }, 'agents.entries.a'],
    ['an id that means another agent', { list: [{ id: 'a' }, { id: 'default' }] }, 'agents.list[1]'],
    ['no id', { list: [{ id: 'a' }, { name: 'x' }] }, 'agents.list[1].id'],
    ['an id with a slash', { list: [{ id: 'a/b' }] }, 'agents.list[0].id'],
    ['an entry with a bad id', { entries: { 'a b': {} } }, 'agents.entries["a b"]'],
    ['an object for the list', { list: {} }, 'agents.list'],
    ['a list for the entries', { entries: [] }, 'agents.entries'],
    ['text for an agent', { list: ['a'] }, 'agents.list[0]'],
  ])('refuses %s', async (_, section, path) => {
    const problems = await problemsOf([MINIMAL, agents(section)]);
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });

  it.each([
    [{ name: 'Front desk', identity: { name: 'Claw' } }, 'Front desk'],
    [{ identity: { name: 'Claw' } }, 'Claw'],
    [{}, 'a'],
  ])('shows %j as %s', async (entry, name) => {
    const { config } = await loadSound(agents({ entries: { a: entry } }));
    expect(config.agents[0]?.name).toBe(name);
  });
});

describe("an agent's model", () => {
  it.each([
    ['text', 'openai/gpt-5.4', { providerId: 'openai', modelId: 'gpt-5.4' }],
    ['an object', { primary: 'openai/gpt-5.4', fallbacks: [] }, { providerId: 'openai', modelId: 'gpt-5.4' }],
    [
      'an id with slashes',
      'openrouter/meta/llama:free',
      { providerId: 'openrouter', modelId: 'meta/llama:free' },
    ],
    ['another case of the provider', 'OpenAI/GPT', { providerId: 'openai', modelId: 'GPT' }],
    ['a model that is not listed', 'vllm/unlisted', { providerId: 'vllm', modelId: 'unlisted' }],
    ['a bare id that one provider lists', 'small', { providerId: 'vllm', modelId: 'small' }],
    ['an alias', 'Quick', { providerId: 'openai', modelId: 'gpt-5.4-mini' }],
  ])('is read from %s', async (_, model, expected) => {
    const { config } = await loadSound({
      ...agents({
        defaults: { models: { 'openai/gpt-5.4-mini': { alias: 'quick' } } },
        list: [{ id: 'a', model }],
      }),
      ...withVllm,
    });
    expect(config.agents[0]?.model).toEqual(expected);
  });

  it('is that of the defaults where it has none of its own', async () => {
    const { config } = await loadSound(
      agents({
        defaults: { model: { primary: 'google/g' } },
        list: [{ id: 'a' }, { id: 'b', model: {} }, { id: 'c', model: 'openai/x' }],
      }),
    );
    expect(config.agents.map(({ model }) => model?.providerId)).toEqual(['google', 'google', 'openai']);
  });

  it.each([
    [
      'an unknown provider',
      'opnai/gpt-5.4',
      /known without an entry: vllm, other, openai/,
      '"openai/gpt-5.4"',
    ],
    ['a bare id that nobody lists', 'gpt-5.4', /"provider\/model"/, undefined],
    ['a bare id that several list', 'both', /vllm, other/, '"vllm/both"'],
    ['no model after the slash', 'openai/', /"provider\/model"/, undefined],
    ['an inherited name', 'constructor/x', /known without an entry/, undefined],
  ])('is refused with %s', async (_, model, expected, nearest) => {
    const problems = await problemsOf([MINIMAL, withBoth, agents({ list: [{ id: 'a', model }] })]);
    expect(problems).toEqual([
      {
        path: 'agents.list[0].model',
        found: JSON.stringify(model),
        expected: expect.stringMatching(expected),
        nearest,
      },
    ]);
  });

  it('is told once when it is wrong in the defaults', async () => {
    const section = { defaults: { model: { primary: 'nope/x' } }, list: [{ id: 'a' }, { id: 'b' }] };
    const problems = await problemsOf([MINIMAL, agents(section)]);
    expect(problems.map(({ path }) => path)).toEqual(['agents.defaults.model.primary']);
  });

  it('is warned about when nothing names one, or its key is missing', async () => {
    const section = { list: [{ id: 'a' }, { id: 'b', model: 'openai/x' }, { id: 'c', model: 'ollama/x' }] };
    const { notes } = await loadSound(agents(section));
    const warnings = notes.filter(({ message }) => message.includes('agent'));
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('agent a has no model'),
      expect.stringContaining('set OPENAI_API_KEY, or models.providers.openai.apiKey'),
    ]);
  });

  it('is not doubted when a header carries the key', async () => {
    const { notes } = await loadSound({
      ...agents({ list: [{ id: 'a', model: 'openai/x' }] }),
      models: { providers: { openai: { headers: { Authorization: 'Bearer k' } } } },
    });
    expect(notes.filter(({ message }) => message.includes('API key'))).toEqual([]);
  });
});

describe("an agent's call parameters", () => {
  it("lie over its model's and the defaults", async () => {
    const { config } = await loadSound(
      agents({
        defaults: {
          params: { a: 'defaults', b: 'defaults', c: 'defaults' },
          models: {
            'OpenAI/x': { params: { b: 'model', c: 'model' } },
            'openai/y': { params: { c: 'wrong' } },
          },
          model: 'openai/x',
        },
        list: [
          { id: 'a', params: { c: 'agent' } },
          { id: 'b', model: 'google/z' },
        ],
      }),
    );
    expect(config.agents.map(({ params }) => params)).toEqual([
      { a: 'defaults', b: 'model', c: 'agent' },
      { a: 'defaults', b: 'defaults', c: 'defaults' },
    ]);
  });
});

describe("what goes into an agent's prompt", () => {
  it('is limited as the agent says, else as the defaults say', async () => {
    const { config } = await loadSound(
      agents({
        defaults: { bootstrapMaxChars: 10, bootstrapTotalMaxChars: 20, systemPromptOverride: 'Be brief.' },
        list: [{ id: 'a' }, { id: 'b', bootstrapTotalMaxChars: 30, systemPromptOverride: 'Be kind.' }],
      }),
    );
    expect(
      config.agents.map(({ promptFiles, systemPromptOverride }) => [promptFiles, systemPromptOverride]),
    ).toEqual([
      [{ maxCharacters: 10, maxTotalCharacters: 20 }, 'Be brief.'],
      [{ maxCharacters: 10, maxTotalCharacters: 30 }, 'Be kind.'],
    ]);
  });
});
