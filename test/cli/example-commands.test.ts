import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientSettings, exampleCommands, reachableUrl } from '../../src/cli/example-commands.ts';
import type { AuthConfig, Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load-config.ts';

const { config } = await loadConfig({
  configPaths: [join(import.meta.dirname, '../../examples/quickstart.json5')],
  environment: {},
});
const withAuth = (auth: AuthConfig): Config => ({ ...config, gateway: { ...config.gateway, auth } });

/** What a POSIX shell would call curl with. */
function shellArguments(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('exampleCommands', () => {
  const commands = exampleCommands(config, 'http://127.0.0.1:4711').map(({ command }) =>
    shellArguments(command),
  );
  const AUTHORIZATION = ['-H', 'Authorization: Bearer clawgate-quickstart'];
  const POST = [...AUTHORIZATION, '-H', 'Content-Type: application/json', '-d'];

  it('are chat, streamed chat, list models, fetch openclaw%2Fdefault and embeddings', () => {
    expect(commands.map(([, url]) => url)).toEqual(
      ['chat/completions', 'chat/completions', 'models', 'models/openclaw%2Fdefault', 'embeddings'].map(
        (path) => `http://127.0.0.1:4711/v1/${path}`,
      ),
    );
    expect(commands.map(([flags]) => flags)).toEqual(['-sS', '-sSN', '-sS', '-sS', '-sS']);
  });

  it('reach curl with their headers and bodies whole', () => {
    const [chat, streamed, list, , embeddings] = commands;
    expect(chat?.slice(2, -1)).toEqual(POST);
    expect(list?.slice(2)).toEqual(AUTHORIZATION);
    const bodies = [chat, streamed, embeddings].map((command) => JSON.parse(command?.at(-1) ?? ''));
    expect(bodies).toMatchObject([
      { model: 'openclaw/default', messages: [{ role: 'user' }] },
      { stream: true, messages: [{ content: 'Count to 20.' }] },
      { model: 'openclaw/default', input: ['a lobster', 'a crab'] },
    ]);
  });

  it('carry any printable secret through a shell unharmed', () => {
    const secret = fc.stringMatching(/^[\x20-\x7e]{1,30}$/);
    fc.assert(
      fc.property(secret, (text) => {
        const [chat] = exampleCommands(withAuth({ mode: 'password', secret: text }), 'http://h:1');
        expect(shellArguments(chat?.command ?? '')).toContain(`Authorization: Bearer ${text}`);
      }),
      { numRuns: 25 },
    );
  });

  it('send no secret where access is open', () => {
    const text = JSON.stringify(exampleCommands(withAuth({ mode: 'none' }), 'http://h:1'));
    expect(text).not.toContain('Authorization');
  });

  it('are only those of open endpoints, and no embeddings without a model for them', () => {
    const endpoints = {
      ...config.gateway.endpoints,
      chatCompletions: { ...config.gateway.endpoints.chatCompletions, enabled: false },
    };
    const reduced: Config = {
      ...config,
      gateway: { ...config.gateway, endpoints },
      agents: config.agents.map((agent) => ({ ...agent, embedding: undefined })),
    };
    expect(exampleCommands(reduced, 'http://h:1').map(({ title }) => title)).toEqual([
      'List the models, which are the agents',
      'Fetch one of them',
    ]);
  });
});

describe('clientSettings', () => {
  it.each<[string, AuthConfig, string]>([
    ['the secret', { mode: 'token', secret: 'abc' }, 'base URL http://127.0.0.1:80/v1, API key abc'],
    ['any key in open access', { mode: 'none' }, 'base URL http://127.0.0.1:80/v1, API key anything'],
  ])('tell an address that can be called and %s', (_, auth, expected) => {
    expect(clientSettings(withAuth(auth), 'http://0.0.0.0:80')).toBe(expected);
  });
});

describe('reachableUrl', () => {
  it.each([
    ['http://0.0.0.0:80', 'http://127.0.0.1:80'],
    ['http://[::]:80', 'http://[::1]:80'],
    ['http://100.64.1.2:80', 'http://100.64.1.2:80'],
  ])('%s is called at %s', (url, expected) => {
    expect(reachableUrl(url)).toBe(expected);
  });
});
