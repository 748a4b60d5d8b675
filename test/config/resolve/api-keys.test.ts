// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration files

import { describe, expect, it } from 'vitest';
import { loadSound, MINIMAL, problemsOf } from '../support.ts';

async function keysOf(
  id: string,
  entry: Readonly<Record<string, unknown>>,
  environment: Record<string, string>,
  apiKeys?: unknown,
) {
  const { config } = await loadSound(
    {
      models: { providers: { [id]: { baseUrl: 'http://x/v1', ...entry } } },
      ...(apiKeys === undefined ? {} : { clawgate: { providers: { [id.toUpperCase()]: { apiKeys } } } }),
    },
    { environment },
  );
  return config.providers[id];
}

describe("a provider's keys", () => {
  it.each<[string, Record<string, unknown>, Record<string, string>, unknown, string[]]>([
    ['none', {}, {}, undefined, []],
    ['that of its entry', { apiKey: 'a' }, {}, undefined, ['a']],
    ['that of the environment', {}, { OPENAI_API_KEY: 'e' }, undefined, ['e']],
    ['not the usual one beside one of its own', { apiKey: 'a' }, { OPENAI_API_KEY: 'e' }, undefined, ['a']],
    [
      'a list between commas, semicolons and blanks',
      {},
      { OPENAI_API_KEYS: ' a, b;c\nd,, ' },
      undefined,
      ['a', 'b', 'c', 'd'],
    ],
    [
      'numbered variables in the order of their numbers',
      {},
      { OPENAI_API_KEY_10: 'c', OPENAI_API_KEY_2: 'b', OPENAI_API_KEY_1: 'a', OPENAI_API_KEY_FILE: '/x' },
      undefined,
      ['a', 'b', 'c'],
    ],
    [
      'the file before the environment, each once',
      { apiKey: 'a' },
      { OPENAI_API_KEYS: 'c,a,d', OPENAI_API_KEY_1: 'b' },
      ['b', 'a'],
      ['a', 'b', 'c', 'd'],
    ],
    [
      'our list before the usual variable, which stands before the lists',
      {},
      { OPENAI_API_KEY: 'e', OPENAI_API_KEYS: 'f', NAMED: 'n', MORE_API_KEY: 'm' },
      ['b', '${NAMED}', { source: 'env', id: 'NAMED' }, 'MORE_API_KEY'],
      ['b', 'n', 'm', 'e', 'f'],
    ],
  ])('are %s', async (_, entry, environment, apiKeys, expected) => {
    const provider = await keysOf('openai', entry, environment, apiKeys);
    expect(provider?.apiKeys).toEqual(expected);
    expect(provider?.apiKey).toBe(expected[0]);
  });

  it('come from variables that are named after an id of any kind', async () => {
    const environment = { MY_PROXY_2_API_KEYS: 'a,b', MY_PROXY_2_API_KEY_1: 'c', MY_PROXY_2_API_KEY: 'no' };
    expect((await keysOf('my-proxy.2', {}, environment))?.apiKeys).toEqual(['a', 'b', 'c']);
  });

  it('come from every name that a provider goes by', async () => {
    const environment = { GEMINI_API_KEYS: 'a', GOOGLE_API_KEY_1: 'b' };
    expect((await keysOf('google', {}, environment))?.apiKeys).toEqual(['a', 'b']);
  });

  it.each([
    [
      'an unknown provider',
      { opnai: { apiKeys: ['a'] } },
      'clawgate.providers.opnai',
      'clawgate.providers.openai',
    ],
    ['a blank key', { openai: { apiKeys: ['a', ' '] } }, 'clawgate.providers.openai.apiKeys[1]', undefined],
    [
      'a variable that is not set',
      { openai: { apiKeys: ['GONE_API_KEY'] } },
      'clawgate.providers.openai.apiKeys[0]',
      undefined,
    ],
    ['text for a list', { openai: { apiKeys: 'a,b' } }, 'clawgate.providers.openai.apiKeys', undefined],
  ])('are refused with %s', async (_, section, path, nearest) => {
    const problems = await problemsOf([MINIMAL, { clawgate: { providers: section } }]);
    expect(problems.map((problem) => [problem.path, problem.nearest])).toEqual([[path, nearest]]);
  });
});
