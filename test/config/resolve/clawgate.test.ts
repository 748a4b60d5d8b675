import { describe, expect, it } from 'vitest';
import { loadSound, MINIMAL, problemsOf } from '../support.ts';

describe('our own section', () => {
  it('has a default for everything', async () => {
    const { config } = await loadSound({});
    expect(config.clawgate).toEqual({
      validateResponses: 'off',
      stream: { keepAliveMs: 15_000, toolEvents: false },
      webSocket: {
        enabled: true,
        maxConnections: 1000,
        maxMessageBytes: 20 * 1024 * 1024,
        pingIntervalMs: 30_000,
        maxConnectionMs: 3_600_000,
        origins: [],
      },
      run: { timeoutMs: 600_000, maxTurns: 16 },
      retry: { maxAttempts: 3, baseDelayMs: 500, maxDelayMs: 5_000 },
      cooldown: { baseMs: 30_000, maxMs: 600_000 },
      tools: { byChannel: {}, maxOutputCharacters: 50_000 },
      shutdownGraceMs: 10_000,
      embeddings: { maxInputs: 2048 },
      responses: { expiresAfterDays: 30, maxDiskBytes: 10 * 1024 ** 3, maxBackground: 32 },
      log: { level: 'info' },
    });
  });

  it('is taken from the file', async () => {
    const { config } = await loadSound({
      logging: { level: 'debug', consoleLevel: 'warn' },
      clawgate: {
        validateResponses: 'fail',
        stream: { keepAliveMs: 0, toolEvents: true },
        webSocket: {
          enabled: false,
          maxConnections: 8,
          maxMessageBytes: 9,
          pingIntervalMs: 0,
          maxConnectionMs: 10,
          origins: ['https://Chat.example.com', 'http://localhost:3000', '*'],
        },
        run: { timeoutMs: 1, maxTurns: 2 },
        retry: { maxAttempts: 1, baseDelayMs: 3, maxDelayMs: 4 },
        cooldown: { baseMs: 5, maxMs: 6 },
        tools: {
          byChannel: { WebChat: { deny: ['Mail__*'] }, discord: { allow: ['docs__search'] } },
          maxOutputCharacters: 7,
        },
        shutdownGraceMs: 0,
        embeddings: { maxInputs: 5 },
        responses: { expiresAfterDays: 0.5, maxDiskBytes: '1kb', maxBackground: 0 },
      },
    });
    expect(config.clawgate).toEqual({
      validateResponses: 'fail',
      stream: { keepAliveMs: 0, toolEvents: true },
      webSocket: {
        enabled: false,
        maxConnections: 8,
        maxMessageBytes: 9,
        pingIntervalMs: 0,
        maxConnectionMs: 10,
        origins: ['https://chat.example.com', 'http://localhost:3000', '*'],
      },
      run: { timeoutMs: 1, maxTurns: 2 },
      retry: { maxAttempts: 1, baseDelayMs: 3, maxDelayMs: 4 },
      cooldown: { baseMs: 5, maxMs: 6 },
      tools: {
        byChannel: {
          webchat: { allow: undefined, deny: ['mail__*'] },
          discord: { allow: ['docs__search'], deny: [] },
        },
        maxOutputCharacters: 7,
      },
      shutdownGraceMs: 0,
      embeddings: { maxInputs: 5 },
      responses: { expiresAfterDays: 0.5, maxDiskBytes: 1024, maxBackground: 0 },
      log: { level: 'warn' },
    });
  });

  it("takes OpenClaw's limit of a run where it names none itself", async () => {
    const agents = { defaults: { timeoutSeconds: 1.5 } };
    const run = async (clawgate: unknown) => (await loadSound({ agents, clawgate })).config.clawgate.run;
    expect(await run({})).toEqual({ timeoutMs: 1500, maxTurns: 16 });
    expect(await run({ run: { timeoutMs: 9 } })).toEqual({ timeoutMs: 9, maxTurns: 16 });
  });

  it('lets a default give way to a limit that was written', async () => {
    const clawgate = { retry: { maxDelayMs: 100 }, cooldown: { baseMs: 900_000 } };
    const { config } = await loadSound({ clawgate });
    expect(config.clawgate.retry).toEqual({ maxAttempts: 3, baseDelayMs: 100, maxDelayMs: 100 });
    expect(config.clawgate.cooldown).toEqual({ baseMs: 900_000, maxMs: 900_000 });
  });

  it('finds no policy under an inherited name', async () => {
    const { config } = await loadSound({});
    expect(config.clawgate.tools.byChannel.constructor).toBeUndefined();
  });

  it.each([
    [
      'a longest wait below the first',
      { retry: { baseDelayMs: 2, maxDelayMs: 1 } },
      'clawgate.retry.maxDelayMs',
    ],
    ['a longest cool-down below the first', { cooldown: { baseMs: 2, maxMs: 1 } }, 'clawgate.cooldown.maxMs'],
    ['no attempt at all', { retry: { maxAttempts: 0 } }, 'clawgate.retry.maxAttempts'],
    ['no turn at all', { run: { maxTurns: 0 } }, 'clawgate.run.maxTurns'],
    [
      'an origin with a path',
      { webSocket: { origins: ['https://x', 'https://x/'] } },
      'clawgate.webSocket.origins[1]',
    ],
    ['an origin without a scheme', { webSocket: { origins: ['x'] } }, 'clawgate.webSocket.origins[0]'],
    ['the origin of no page', { webSocket: { origins: ['null'] } }, 'clawgate.webSocket.origins[0]'],
    ['a channel twice', { tools: { byChannel: { a: {}, A: {} } } }, 'clawgate.tools.byChannel.A'],
    ['a misspelt rule', { tools: { byChannel: { a: { denny: [] } } } }, 'clawgate.tools.byChannel.a.denny'],
  ])('is refused with %s', async (_, clawgate, path) => {
    const problems = await problemsOf([MINIMAL, { clawgate }]);
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });

  it('is checked even where another section has a mistake', async () => {
    const problems = await problemsOf([
      MINIMAL,
      { gateway: { port: 'x' }, clawgate: { cooldown: { baseMs: 2, maxMs: 1 } } },
    ]);
    expect(problems.map(({ path }) => path).toSorted()).toEqual(['clawgate.cooldown.maxMs', 'gateway.port']);
  });
});

describe('the time zone', () => {
  it("is that of the prompts' date, else the system's", async () => {
    const zone = async (userTimezone?: string) =>
      (await loadSound({ agents: { defaults: { userTimezone } } })).config.timeZone;
    expect(await zone('America/Chicago')).toBe('America/Chicago');
    expect(await zone()).toBeUndefined();
  });

  it('is refused when there is none of that name', async () => {
    const document = { agents: { defaults: { userTimezone: 'Europe/Pariss' } } };
    expect(await problemsOf([MINIMAL, document])).toMatchObject([
      { path: 'agents.defaults.userTimezone', nearest: '"Europe/Paris"' },
    ]);
  });
});

it('the state directory is absolute, and not for the file to say', async () => {
  const document = { env: { OPENCLAW_STATE_DIR: '/of-the-file' } };
  const { config } = await loadSound(document, { environment: { HOME: '/home/op' } });
  expect(config.stateDir).toBe('/home/op/.openclaw');
});
