// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration files

import { describe, expect, it } from 'vitest';
import type { ConfigProblem } from '../../../src/config/config-error.ts';
import { resolveSecret, secretFault } from '../../../src/config/resolve/secrets.ts';

describe('secretFault', () => {
  it.each([
    '',
    'undefined',
    'null',
    'NaN',
    'token',
    'Password',
    'changeme',
    'change-me',
    'change-me-to-a-long-random-token',
    'CHANGE_ME_NOW',
    'replace_with_your_token',
    'your-token',
    'your_secret_token_here',
    'my-password',
    '<token>',
    '[your token]',
    '{{ token }}',
    '${OPENCLAW_GATEWAY_TOKEN}',
    'xxxxxxxx',
    '********',
    '...',
    'two\nlines',
    'schlüssel-mit-ü',
  ])('finds fault with %j', (secret) => {
    expect(secretFault(secret)).toBeTypeOf('string');
  });

  it.each([
    'clawgate-quickstart',
    'f3b0c44298fc1c149afbf4c8996fb924',
    'correct horse battery staple',
    'mytokenizer-9',
    'token-4711',
    'yours-truly-7',
    'sk_live_<>',
    'settle-down-3',
  ])('takes %j', (secret) => {
    expect(secretFault(secret)).toBeUndefined();
  });
});

describe('resolveSecret', () => {
  const resolve = (input: Parameters<typeof resolveSecret>[0]) => {
    const problems: ConfigProblem[] = [];
    const value = resolveSecret(input, ['gateway', 'auth', 'token'], {
      environment: { SET: ' value\n', EMPTY: '' },
      report: (problem) => problems.push(problem),
    });
    return { value, problems };
  };

  it('trims what a mounted file or a copied line leaves around a secret', () => {
    expect(resolve(' abc\n')).toEqual({ value: 'abc', problems: [] });
    expect(resolve({ source: 'env', id: 'SET' })).toEqual({ value: 'value', problems: [] });
    expect(resolve(undefined)).toEqual({ value: undefined, problems: [] });
  });

  it.each(['EMPTY', 'GONE'])('names the variable %s that holds nothing', (id) => {
    const { value, problems } = resolve({ source: 'env', provider: 'default', id });
    expect(value).toBeUndefined();
    expect(problems).toEqual([
      {
        path: 'gateway.auth.token.id',
        found: `"${id}"`,
        expected: `an environment variable that is set: ${id} is missing or empty`,
      },
    ]);
  });

  it('refuses places that this build does not read', () => {
    expect(resolve({ source: 'exec', provider: 'vault', id: 'x' }).problems).toMatchObject([
      { path: 'gateway.auth.token.source', found: '"exec"' },
    ]);
  });
});
