import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { McpServerConfig, ToolPolicy } from '../../src/config/tools-config.ts';
import type { McpServersDependencies } from '../../src/tools/mcp-servers.ts';
import {
  createHarness as createOpenHarness,
  eventually,
  type Harness,
  isRunning,
  neverAborts,
  nodeServer,
  openBox,
  outcomeText,
  ownServer,
} from './harness.ts';

function createHarness(
  configs: readonly McpServerConfig[],
  overrides: Partial<McpServersDependencies> = {},
): Harness {
  const harness = createOpenHarness(configs, overrides);
  onTestFinished(() => harness.servers.close());
  return harness;
}

async function call(harness: Harness, name: string, callArguments: object = {}): Promise<string> {
  const box = await openBox(harness);
  return outcomeText(await box.call(name, JSON.stringify(callArguments), neverAborts));
}

async function pidOf(harness: Harness, id = 'own'): Promise<number> {
  return Number(await call(harness, `${id}__pid`));
}

function warnings({ log }: Harness): readonly unknown[] {
  return log.filter(({ level }) => level === 'warn').map(({ message, reason }) => `${message}: ${reason}`);
}

function policy(allow: readonly string[] | undefined, deny: readonly string[] = []): ToolPolicy {
  return { allow, deny };
}

/** Speaks the protocol but for the result of a call, which its own SDK would not let it send. */
const RAW_SERVER = `
  const results = {
    initialize: {
      protocolVersion: '2025-06-18',
      capabilities: { tools: {} },
      serverInfo: { name: 'raw', version: '1' },
    },
    'tools/list': { tools: [{ name: 'a', inputSchema: { type: 'object' } }] },
    'tools/call': { content: 'not a list' },
  };
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, method } = JSON.parse(line);
    if (id !== undefined) console.log(JSON.stringify({ jsonrpc: '2.0', id, result: results[method] }));
  });
`;

const HARNESS = new URL('harness.ts', import.meta.url).href;

describe('a box of tools', () => {
  it('offers the tools of a server under its name, as the server describes them', async () => {
    const harness = createHarness([ownServer('own')]);
    const { tools, unavailable } = await openBox(harness);
    expect(unavailable).toEqual([]);
    expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(['own__answer', 'own__odd-schema']));
    expect(tools.find(({ name }) => name === 'own__long')).toEqual({
      name: 'own__long',
      description: 'The tool long.',
      parameters: { type: 'object', properties: { count: { type: 'integer' } }, required: ['count'] },
    });
  });

  it('is empty when there are no servers', async () => {
    const { tools, unavailable, call: callTool } = await openBox(createHarness([]));
    expect([tools, unavailable]).toEqual([[], []]);
    expect(outcomeText(await callTool('x', '', neverAborts))).toBe('error: There is no tool x.');
  });

  it('holds what every policy leaves, and calls nothing else', async () => {
    const { servers } = createHarness([ownServer('own')]);
    const policies = [policy(['OWN']), policy(undefined, ['own__s*', '*__exit']), policy(['own__*t*'])];
    const box = await servers.toolBox({ policies, signal: neverAborts });
    const names = box.tools.map(({ name }) => name);
    expect(names).toContain('own__environment');
    for (const missing of ['own__stall', 'own__exit', 'own__pid']) {
      expect(names).not.toContain(missing);
      const outcome = await box.call(missing, '{}', neverAborts);
      expect(outcomeText(outcome)).toBe(`error: There is no tool ${missing}.`);
    }
  });

  it('starts no server that the policies leave nothing of', async () => {
    const { servers } = createHarness([ownServer('own'), ownServer('other')]);
    const box = await servers.toolBox({ policies: [policy(undefined, ['other'])], signal: neverAborts });
    expect(box.tools.length).toBeGreaterThan(0);
    expect(servers.describeServers().map(({ state }) => state)).toEqual(['ready', 'idle']);
  });

  it('tells which servers cannot be had and why, and holds the tools of the others', async () => {
    const harness = createHarness([
      { ...nodeServer('none', []), transport: { ...nodeServer('none', []).transport, command: '/no/such' } },
      ownServer('ends', 'ends'),
      ownServer('mute', 'mute', { connectTimeoutMs: 300 }),
      ownServer('own'),
    ] as McpServerConfig[]);
    const { tools, unavailable } = await openBox(harness);
    expect(tools.map(({ name }) => name)).toContain('own__answer');
    expect(unavailable).toEqual([
      { server: 'none', reason: 'could not be started: the command or its folder does not exist' },
      { server: 'ends', reason: 'ended before it had answered (exit code 7)' },
      { server: 'mute', reason: 'did not answer within 300 ms' },
    ]);
    expect(
      harness.servers.describeServers().map(({ id, state, lastError }) => [id, state, lastError]),
    ).toEqual([
      ...unavailable.map(({ server, reason }) => [server, 'failed', reason]),
      ['own', 'ready', undefined],
    ]);
  });

  it('is not waited for by a run that was cancelled, and the start goes on for others', async () => {
    const { servers } = createHarness([ownServer('own')]);
    const leaving = new AbortController();
    const reason = new Error('gone');
    const left = servers.toolBox({ policies: [], signal: leaving.signal });
    const stayed = servers.toolBox({ policies: [], signal: neverAborts });
    leaving.abort(reason);
    await expect(left).rejects.toBe(reason);
    expect((await stayed).tools.length).toBeGreaterThan(0);
  });
});

describe('a server', () => {
  it('is started once for all runs that need it at the same time, and kept', async () => {
    const harness = createHarness([ownServer('own')]);
    const pids = await Promise.all([pidOf(harness), pidOf(harness), pidOf(harness)]);
    expect(new Set([...pids, await pidOf(harness)]).size).toBe(1);
    expect(harness.log.filter(({ message }) => message === 'tool server started')).toHaveLength(1);
  });

  it('gets the few variables that a child needs and those of its configuration', async () => {
    vi.stubEnv('CLAWGATE_TEST_SECRET', 'secret');
    onTestFinished(() => void vi.unstubAllEnvs());
    const config = ownServer('own');
    const harness = createHarness([
      { ...config, transport: { ...config.transport, env: { TOKEN: 'mine' } } } as McpServerConfig,
    ]);
    const environment = JSON.parse(await call(harness, 'own__environment'));
    expect(environment).toMatchObject({ TOKEN: 'mine', PATH: process.env.PATH });
    expect(environment).not.toHaveProperty('CLAWGATE_TEST_SECRET');
  });

  it('that speaks only the newest protocol is spoken to in that', async () => {
    const harness = createHarness([ownServer('own', 'newest')]);
    expect(await call(harness, 'own__answer')).toBe('42');
  });

  it.each(['plain', 'newest'])(
    'is listed again when it says that its tools changed (%s)',
    async (behaviour) => {
      const harness = createHarness([ownServer('own', behaviour)]);
      const before = await openBox(harness);
      expect(await call(harness, 'own__grow')).toBe('grown');
      await eventually(async () => {
        expect((await openBox(harness)).tools.length).toBe(before.tools.length + 1);
      });
      expect(await call(harness, 'own__grown')).toBe('new');
    },
  );

  it('has its stderr in the log at debug, line by line and cut', async () => {
    const harness = createHarness([ownServer('own')]);
    await call(harness, 'own__mutter');
    await eventually(() => {
      const lines = harness.log.filter(({ message }) => message === 'tool server stderr');
      expect(lines).toEqual([
        { level: 'debug', message: 'tool server stderr', mcpServer: 'own', line: 'x'.repeat(2_000) },
        { level: 'debug', message: 'tool server stderr', mcpServer: 'own', line: 'second line' },
      ]);
    });
  });

  it('that cannot be started is left alone for a while, longer each time', async () => {
    const harness = createHarness([ownServer('ends', 'ends')]);
    const reasonNow = async (): Promise<unknown> => (await openBox(harness)).unavailable[0]?.reason;
    const failure = 'ended before it had answered (exit code 7)';
    expect(await reasonNow()).toBe(failure);
    expect(await reasonNow()).toBe(`${failure}; it is tried again in 1 s`);
    harness.advance(1_000);
    expect(await reasonNow()).toBe(failure);
    harness.advance(1_000);
    expect(await reasonNow()).toBe(`${failure}; it is tried again in 1 s`);
    expect(warnings(harness)).toHaveLength(2);
  });
});

describe('a call', () => {
  it('gives what the tool gave', async () => {
    const harness = createHarness([ownServer('own')]);
    expect(await call(harness, 'own__answer')).toBe('42');
    expect(await call(harness, 'own__fail')).toBe('error: it went wrong');
    expect(await call(harness, 'own__sloppy')).toBe('said freely');
    expect(await call(harness, 'own__refuse')).toMatch(
      /^error: The tool own__refuse failed: .*the moon is in the wrong house$/,
    );
  });

  it('that is answered with something else than the protocol is an error', async () => {
    const harness = createHarness([nodeServer('raw', ['--eval', RAW_SERVER])]);
    expect(await call(harness, 'raw__a')).toBe(
      'error: The server raw of the tool raw__a gave an answer that is not the Model Context Protocol.',
    );
  });

  it('whose answer is longer than any that is read is an error, and the server is started again', async () => {
    const harness = createHarness([ownServer('own')]);
    expect(await call(harness, 'own__long', { count: 3_000_000 })).toContain(
      'ended before it had answered (a message of it was longer than 10 MB)',
    );
    expect(await call(harness, 'own__answer')).toBe('42');
  });

  it('with arguments that do not match the schema does not reach the server', async () => {
    const harness = createHarness([ownServer('own')]);
    expect(await call(harness, 'own__long', { count: 'many' })).toContain('- /count must be integer');
    expect(await call(harness, 'own__odd-schema', { value: 1 })).toBe('{"value":1}');
  });

  it('has its output cut', async () => {
    const harness = createHarness([ownServer('own')], { maxOutputCharacters: 11 });
    expect(await call(harness, 'own__long', { count: 1_000 })).toBe(
      `${'😀'.repeat(5)}\n[1990 of 2000 characters were left out: the tool's output is longer than allowed]`,
    );
  });

  it.each(['plain', 'newest'])('that takes too long is cancelled at the server (%s)', async (behaviour) => {
    const harness = createHarness([ownServer('own', behaviour, { callTimeoutMs: 500 })]);
    expect(await call(harness, 'own__stall')).toBe(
      'error: The tool own__stall did not answer within 500 ms, and the call was cancelled. It may have done a part of its work.',
    );
    await eventually(async () => {
      expect(await call(harness, 'own__events')).toBe('stall begun\nstall cancelled');
    });
  });

  it('gets no more time for telling of its progress', async () => {
    const harness = createHarness([ownServer('own', 'plain', { callTimeoutMs: 500 })]);
    expect(await call(harness, 'own__progress')).toContain('did not answer within 500 ms');
  });

  it.each(['plain', 'newest'])(
    'ends at once when its run does, and at the server too (%s)',
    async (behaviour) => {
      const harness = createHarness([ownServer('own', behaviour)]);
      const box = await openBox(harness);
      const run = new AbortController();
      const reason = new Error('the client has gone');
      const stalled = box.call('own__stall', '{}', run.signal);
      await eventually(async () => expect(await call(harness, 'own__events')).toBe('stall begun'));
      run.abort(reason);
      await expect(stalled).rejects.toBe(reason);
      await eventually(async () => {
        expect(await call(harness, 'own__events')).toBe('stall begun\nstall cancelled');
      });
      await expect(box.call('own__answer', '{}', run.signal)).rejects.toBe(reason);
    },
  );

  it('during which the server ends is an error, and the next finds it started again', async () => {
    const harness = createHarness([ownServer('own')]);
    expect(await call(harness, 'own__exit')).toBe(
      'error: The server own of the tool own__exit ended before it had answered (exit code 3). Whether the tool did its work is not known.',
    );
    expect(await call(harness, 'own__answer')).toBe('42');
    expect(warnings(harness)).toEqual(['tool server ended: ended (exit code 3)']);
  });

  it('during which the server is killed is an error at once; a box that was open goes on with the new one', async () => {
    const harness = createHarness([ownServer('own')]);
    const box = await openBox(harness);
    const pid = await pidOf(harness);
    const stalled = box.call('own__stall', '{}', neverAborts);
    await eventually(async () => expect(await call(harness, 'own__events')).toBe('stall begun'));
    process.kill(pid, 'SIGKILL');
    expect(outcomeText(await stalled)).toContain('ended before it had answered (SIGKILL)');
    const nextPid = Number(outcomeText(await box.call('own__pid', '', neverAborts)));
    expect(nextPid).not.toBe(pid);
    expect(isRunning(nextPid)).toBe(true);
  });

  it('is refused for a while when the server keeps ending', async () => {
    const harness = createHarness([ownServer('own')]);
    await call(harness, 'own__exit');
    const box = await openBox(harness);
    await box.call('own__exit', '{}', neverAborts);
    expect(outcomeText(await box.call('own__answer', '{}', neverAborts))).toBe(
      'error: The server own of the tool own__answer is not available: it ended (exit code 3); it is tried again in 1 s.',
    );
    harness.advance(1_000);
    expect(outcomeText(await box.call('own__answer', '{}', neverAborts))).toBe('42');
  });
});

describe('closing', () => {
  it('ends the child and what the child started, and calls under way', async () => {
    const harness = createHarness([ownServer('own')]);
    const box = await openBox(harness);
    const pids = [await pidOf(harness), Number(await call(harness, 'own__launch'))];
    expect(pids.map(isRunning)).toEqual([true, true]);
    const stalled = box.call('own__stall', '{}', neverAborts);
    await eventually(async () => expect(await call(harness, 'own__events')).toBe('stall begun'));
    await harness.servers.close();
    expect(outcomeText(await stalled)).toContain('ended before it had answered');
    await eventually(() => expect(pids.map(isRunning)).toEqual([false, false]));
    expect(warnings(harness)).toEqual([]);
    expect(outcomeText(await box.call('own__answer', '{}', neverAborts))).toContain(
      'was ended with the gateway',
    );
    expect((await openBox(harness)).unavailable).toEqual([
      { server: 'own', reason: 'was ended with the gateway' },
    ]);
  });

  it('kills a child that does not listen', async () => {
    const harness = createHarness([ownServer('own', 'stubborn')]);
    const pid = await pidOf(harness);
    await harness.servers.close();
    expect(isRunning(pid)).toBe(false);
  });

  it('is not needed for the children to go when the process ends', async () => {
    const program = `
      const { createHarness, openBox, ownServer, outcomeText, neverAborts } = await import(${JSON.stringify(HARNESS)});
      const box = await openBox(createHarness([ownServer('own', 'stubborn')]));
      console.log(outcomeText(await box.call('own__pid', '', neverAborts)));
      process.exit();
    `;
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      program,
    ]);
    const pid = Number(stdout);
    expect(pid).toBeGreaterThan(0);
    await eventually(() => expect(isRunning(pid)).toBe(false));
  });

  it('ends a start that is under way', async () => {
    const harness = createHarness([ownServer('mute', 'mute', { connectTimeoutMs: 60_000 })]);
    const opening = openBox(harness);
    await eventually(() => expect(harness.servers.describeServers()[0]?.state).toBe('starting'));
    await harness.servers.close();
    expect((await opening).unavailable).toEqual([{ server: 'mute', reason: 'was not waited for' }]);
    expect(warnings(harness)).toEqual([]);
  });

  it('is done at once when nothing was started', async () => {
    const harness = createHarness([ownServer('own')]);
    await harness.servers.close();
    expect(harness.servers.describeServers()).toEqual([
      { id: 'own', transport: 'stdio', state: 'idle', tools: [], lastError: undefined },
    ]);
  });
});
