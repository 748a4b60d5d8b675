// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration files

import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigMissingError } from '../../src/config/config-error.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { load, loadSound, MINIMAL, problemsOf, refusalOf, temporaryFolder } from './support.ts';

const GENUINE = join(import.meta.dirname, 'genuine.json5');
const SECRET = 'f3b0c44298fc1c14';

describe('loadConfig', () => {
  it('freezes everything that it gives', async () => {
    const { config } = await load(MINIMAL);
    const open: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) open.push(path);
      for (const [key, member] of Object.entries(value)) visit(member, `${path}.${key}`);
    };
    visit(config, 'config');
    expect(open).toEqual([]);
  });

  it('lays flags over environment over later files over earlier files', async () => {
    const file = (port: number) => ({ gateway: { port, auth: { token: SECRET } } });
    const both = [file(1), file(2)];
    const environment = { OPENCLAW_GATEWAY_PORT: '3' };
    const portOf = async (options: Parameters<typeof load>[1]) =>
      (await load(both, options)).config.gateway.port;
    expect(await portOf({})).toBe(2);
    expect(await portOf({ environment })).toBe(3);
    expect(await portOf({ environment, flags: { port: '4' } })).toBe(4);
  });

  it('merges agents and models of several files by id', async () => {
    const { config } = await load([
      MINIMAL,
      {
        agents: { list: [{ id: 'a', model: 'p/m', params: { seed: 1 } }] },
        models: { providers: { p: { baseUrl: 'http://x/v1', models: [{ id: 'm', maxTokens: 5 }] } } },
      },
      {
        agents: { list: [{ id: 'b' }, { id: 'A', params: { top_p: 1 } }] },
        models: { providers: { p: { models: [{ id: 'm', reasoning: true }] } } },
      },
    ]);
    expect(config.agents.map(({ id, params }) => [id, params])).toEqual([
      ['A', { seed: 1, top_p: 1 }],
      ['b', {}],
    ]);
    expect(config.providers.p?.models).toMatchObject([{ id: 'm', maxTokens: 5, reasoning: true }]);
  });

  it('uses the variables that the file itself declares, behind those of the process', async () => {
    const document = {
      env: { OPENAI_API_KEY: 'of the file', vars: { GATE: SECRET } },
      gateway: { auth: { token: '${GATE}' } },
    };
    expect((await load(document)).config).toMatchObject({
      gateway: { auth: { secret: SECRET } },
      providers: { openai: { apiKey: 'of the file' } },
    });
    const { config } = await load(document, { environment: { OPENAI_API_KEY: 'of the process' } });
    expect(config.providers.openai?.apiKey).toBe('of the process');
  });

  it('names every file that it read', async () => {
    const folder = await temporaryFolder({
      'a.json5': { ...MINIMAL, agents: { $include: 'agents.json5' } },
      'agents.json5': { list: [{ id: 'x' }] },
      'b.json5': {},
    });
    const { files } = await loadConfig({
      configPaths: [join(folder, 'a.json5'), join(folder, 'b.json5')],
      environment: {},
    });
    expect(files).toEqual(['a.json5', 'agents.json5', 'b.json5'].map((name) => join(folder, name)));
  });
});

describe('a file from OpenClaw', () => {
  const environment = { OPENCLAW_GATEWAY_TOKEN: SECRET, ANTHROPIC_API_KEY: 'k', HOME: '/home/op' };
  const loadGenuine = (strict = false) => loadConfig({ configPaths: [GENUINE], environment, strict });

  it('starts, although it holds what only OpenClaw knows', async () => {
    const { config, notes } = await loadGenuine();
    expect(config.agents.map(({ id, model }) => [id, model])).toEqual([
      ['main', { providerId: 'anthropic', modelId: 'claude-opus-4-8' }],
      ['home', { providerId: 'lmstudio', modelId: 'qwen3-8b' }],
    ]);
    expect(config.agents[0]?.embedding).toMatchObject({ providerId: 'ollama', modelId: 'nomic-embed-text' });
    expect(config.agents[0]?.params).toEqual({ cacheRetention: 'long' });
    expect(config.agents.map(({ fallbacks }) => fallbacks.map(({ modelId }) => modelId))).toEqual([
      ['auto'],
      [],
    ]);
    expect(config.sessions.reset).toEqual({ dailyAtHour: 4, idleMs: 14_400_000 });
    expect(config.sessions.maintenance).toEqual({
      mode: 'warn',
      pruneAfterMs: 2_592_000_000,
      maxSessions: 500,
      maxDiskBytes: 524_288_000,
    });
    expect(config.mcpServers.map(({ id, callTimeoutMs }) => [id, callTimeoutMs])).toEqual([['docs', 20_000]]);
    expect(config.tools).toEqual({ allow: ['docs__search_*'], deny: [] });
    expect(config.providers.openrouter?.apiKey).toBe('or-key-of-the-file');
    expect(config.gateway.endpoints.chatCompletions.maxImageParts).toBe(4);
    expect(notes.map(({ level }) => level)).toEqual(['info', 'info']);
  });

  it('is told in one line each which sections and keys are passed over', async () => {
    const { notes } = await loadGenuine();
    expect(notes[0]?.message).toBe(
      'Sections that Clawgate does not read: auth, channels, messages, cron, hooks, plugins, skills.',
    );
    expect(notes[1]?.message).toMatch(
      /^Keys that are not supported here: .*gateway\.tailscale.*agents\.defaults\.heartbeat/,
    );
  });

  it('is refused by the strict check, key by key', async () => {
    const error = await loadGenuine(true).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      problems: expect.arrayContaining(
        ['channels', 'gateway.tailscale', 'session.scope', 'tools.web', 'agents.list[0].tools.exec'].map(
          (path) => expect.objectContaining({ path }),
        ),
      ),
    });
  });
});

describe('what cannot be used', () => {
  it('is told all at once, each with path, find, allowance and the name that was meant', async () => {
    const error = await refusalOf({
      gateway: { prot: 1, bind: 'lann', auth: { token: 'changeme' }, tls: { enabled: true } },
      agents: { defaults: { model: 'opnai/x' }, list: [{ id: 'a' }, { modle: 'y' }] },
      models: { providers: { p: { baseUrl: 'x' } } },
      clawgate: { validateResponses: 'lgo' },
    });
    expect(error.message).toBe(`The configuration has 9 problems.

  gateway.prot
    found     an unknown key
    expected  a known key
    did you mean  gateway.port

  agents.list[1].modle
    found     an unknown key
    expected  a known key
    did you mean  agents.list[1].model

  gateway.tls.enabled
    found     true
    expected  false: this build serves plain HTTP; end TLS in a reverse proxy on this host

  gateway.bind
    found     "lann"
    expected  one of "auto", "loopback", "lan", "tailnet", "custom"; an address goes into gateway.customBindHost
    did you mean  "lan"

  clawgate.validateResponses
    found     "lgo"
    expected  one of "off", "log", "fail"
    did you mean  "log"

  models.providers.p.baseUrl
    found     "x"
    expected  a full URL that begins with http:// or https://

  agents.list[1].id
    found     nothing
    expected  the id of an agent, as text that is not blank

  agents.defaults.model
    found     "opnai/x"
    expected  a provider of models.providers or one known without an entry: p, openai, anthropic, google, openrouter, ollama
    did you mean  "openai/x"

  gateway.auth.token
    found     "changeme"
    expected  a secret of your own, but it is a placeholder; make one with: openssl rand -hex 32`);
  });

  it('names the place and the variable that is missing, and not what follows from it', async () => {
    const provider = { baseUrl: '${BASE_URL}', apiKey: '${KEY_OF_P}' };
    const problems = await problemsOf([MINIMAL, { models: { providers: { p: provider } } }]);
    expect(problems).toEqual([
      {
        path: 'models.providers.p.baseUrl',
        found: '${BASE_URL}',
        expected: 'an environment variable that is set: BASE_URL is missing or empty',
      },
      {
        path: 'models.providers.p.apiKey',
        found: '${KEY_OF_P}',
        expected: 'an environment variable that is set: KEY_OF_P is missing or empty',
      },
    ]);
  });

  it('is not a variable that is missing where nothing is read', async () => {
    const document = { channels: { a: '${GONE}' }, gateway: { remote: { token: '${GONE}' } } };
    await expect(loadSound(document)).resolves.toBeDefined();
  });

  it('says where a value came from that is not from a file', async () => {
    const problems = await problemsOf(MINIMAL, { flags: { port: 'x', logLevel: 'loud', bind: 'sideways' } });
    expect(problems.map(({ path }) => path).toSorted()).toEqual([
      '--bind (gateway.bind)',
      '--log-level (logging.consoleLevel)',
      '--port (gateway.port)',
    ]);
  });

  it('is a named file that is not there, cannot be read, or holds no object: each of them', async () => {
    const folder = await temporaryFolder({ 'list.json5': '[1]', 'broken.json5': '{' });
    const names = ['gone.json5', 'list.json5', 'broken.json5', '.'];
    const error = await loadConfig({
      configPaths: names.map((name) => join(folder, name)),
      environment: {},
    }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      problems: [
        { path: join(folder, 'gone.json5'), found: 'no such file' },
        { path: join(folder, 'list.json5'), found: 'a list of 1' },
        { path: join(folder, 'broken.json5'), found: 'invalid end of input at 1:2' },
        { path: join(folder, '.'), found: 'a file that cannot be read (EISDIR)' },
      ],
    });
  });

  it('is nothing at all: the message names the quickstart', async () => {
    const folder = await temporaryFolder();
    const missing = loadConfig({ environment: { OPENCLAW_STATE_DIR: folder } });
    await expect(missing).rejects.toBeInstanceOf(ConfigMissingError);
    await expect(missing).rejects.toThrow(/--config FILE.*npm run quickstart/s);
    const named = loadConfig({ environment: { OPENCLAW_CONFIG_PATH: join(folder, 'x.json5') } });
    await expect(named).rejects.toMatchObject({ problems: [{ found: 'no such file' }] });
  });
});

describe('secrets', () => {
  const secrets = fc.stringMatching(/^[A-Za-z0-9]{12,24}$/);

  const documentWith = (hidden: string) => ({
    gateway: { auth: { mode: 'token', token: hidden, password: hidden }, remote: { key: hidden } },
    models: {
      providers: {
        p: {
          baseUrl: `https://user:${hidden}@x/v1?key=${hidden}`,
          apiKey: hidden,
          headers: { 'x-any': hidden },
        },
      },
    },
    mcp: {
      servers: {
        local: {
          command: 'x',
          args: ['--token', hidden, `--api-key=${hidden}`],
          env: { ANY: hidden, MORE: 1 },
        },
        remote: { url: `https://x/mcp?key=${hidden}`, headers: { 'x-any': hidden } },
        off: { enabled: false, command: hidden },
      },
    },
    clawgate: { providers: { p: { apiKeys: [hidden] } } },
    channels: { telegram: { botToken: hidden } },
    env: { vars: { ANY: hidden }, OTHER: hidden },
  });

  it('stand in no message, wherever they were written', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        const spoilt = {
          gateway: { auth: { tokn: secret, token: `${secret}\u0007` } },
          models: {
            providers: { p: { headers: { bad: `${secret}\n\n${secret}` }, api: 'x', apiKey: [secret] } },
          },
          mcp: { servers: { local: { env: { ANY: [secret] } }, remote: { headers: { 'x y': secret } } } },
          clawgate: { providers: { p: { apiKeys: [[secret]] } } },
          env: { NUMBER: 5, LIST: [secret] },
        };
        const { message, problems } = await refusalOf([documentWith(secret), spoilt]);
        expect(problems.length).toBeGreaterThanOrEqual(8);
        expect(message).not.toContain(secret);
      }),
      { numRuns: 20 },
    );
  });

  it('stand in no print', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        const { printable } = await load(documentWith(secret));
        expect(printable).toHaveProperty('models.providers.p.apiKey', '***');
        expect(JSON.stringify(printable)).not.toContain(secret);
      }),
      { numRuns: 20 },
    );
  });

  it('of the environment stand in no message, even where they were put by mistake', async () => {
    const environment = { LEAK: 'hunter2hunter2' };
    const document = {
      gateway: { bind: '${LEAK}', port: '${LEAK}' },
      clawgate: { validateResponses: '${LEAK}' },
    };
    const { message, problems } = await refusalOf([MINIMAL, document], { environment });
    expect(problems).toHaveLength(3);
    expect(message).not.toContain('hunter2');
  });
});
