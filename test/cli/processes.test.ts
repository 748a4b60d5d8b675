// The commands as processes of their own: pipes that close, signals, stdin, and a store that two of them use.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { SessionTurn } from '../../src/core/sessions/session-store.ts';
import { sessionStorePath } from '../../src/stores/session-store-path.ts';
import { createSqliteSessionStore } from '../../src/stores/sqlite/sqlite-session-store.ts';
import { temporaryFolder } from '../config/support.ts';
import { answer, appendTurns, input, MAIN, said, turn, user } from './sessions/stored-sessions.ts';

const MAIN_FILE = join(import.meta.dirname, '../../src/main.ts');

const CONFIG = {
  gateway: {
    auth: { mode: 'none' },
    http: { endpoints: { chatCompletions: { enabled: true } } },
  },
  agents: { list: [{ id: 'main', default: true, model: 'sim/swift' }] },
  models: {
    providers: {
      sim: { api: 'sim', models: [{ id: 'swift' }, { id: 'slow', params: { tokensPerSecond: 20 } }] },
    },
  },
};

async function stateFolder(): Promise<string> {
  return temporaryFolder({ 'openclaw.json': CONFIG });
}

/** Started with pipes for all three streams and nothing in its environment but the folder of its state. */
function start(stateDir: string, commandArguments: readonly string[]) {
  const child = spawn(process.execPath, [MAIN_FILE, ...commandArguments], {
    env: { PATH: process.env.PATH, OPENCLAW_STATE_DIR: stateDir, HOME: stateDir },
  });
  const errors = text(child.stderr);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, errors, ended };
}

async function run(stateDir: string, commandArguments: readonly string[], stdin: string | Uint8Array = '') {
  const { child, errors, ended } = start(stateDir, commandArguments);
  child.stdin.end(stdin);
  const [out, code, said] = await Promise.all([text(child.stdout), ended, errors]);
  return { code, out, errors: said };
}

async function storedTurns(stateDir: string): Promise<SessionTurn[]> {
  const store = createSqliteSessionStore({ path: sessionStorePath(stateDir), clock: () => 0 });
  try {
    const turns: SessionTurn[] = [];
    for await (const each of store.turns(MAIN)) turns.push(each);
    return turns;
  } finally {
    await store.close();
  }
}

describe('clawgate agent, as a process', () => {
  it('answers, remembers, and shows what was said', async () => {
    const state = await stateFolder();
    const first = await run(state, ['agent', '--message', '-'], 'My lobster is called Otto.\n');
    expect(first).toEqual({ code: 0, out: expect.stringMatching(/.\n$/), errors: '' });
    const second = await run(state, ['agent', '--json', '--message', 'What is my lobster called?']);
    expect({ code: second.code, errors: second.errors }).toEqual({ code: 0, errors: '' });
    expect(JSON.parse(second.out)).toMatchObject({
      sessionKey: 'agent:main:main',
      backendModel: 'sim/swift',
      status: 'completed',
      text: expect.stringContaining('Otto'),
    });
    const shown = await run(state, ['sessions', 'show', 'agent:main:main']);
    expect(shown.out).toContain('  My lobster is called Otto.\n');
    expect(shown.out).not.toContain('(');
  });

  it('is cancelled by SIGINT and keeps what was said', async () => {
    const state = await stateFolder();
    const { child, errors, ended } = start(state, [
      'agent',
      '--model',
      'sim/slow',
      '--message',
      'Count to 500.',
    ]);
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      if (out === '') child.kill('SIGINT');
      out += piece;
    });
    expect({ code: await ended, errors: await errors }).toEqual({
      code: 130,
      errors: 'Cancelled. What was said is kept in the session agent:main:main.\n',
    });
    const [stored] = await storedTurns(state);
    expect(stored).toMatchObject({ status: 'cut-off', entries: [{ kind: 'input' }, { kind: 'answer' }] });
    expect(stored?.entries[1]?.messages).toEqual([said(out.trimEnd())]);
  });

  it('ends quietly when nobody reads its answer any more, and keeps what was said', async () => {
    const state = await stateFolder();
    const { child, errors, ended } = start(state, [
      'agent',
      '--model',
      'sim/slow',
      '--message',
      'Count to 500.',
    ]);
    child.stdout.once('data', () => child.stdout.destroy());
    expect({ code: await ended, errors: await errors }).toEqual({ code: 141, errors: '' });
    expect(await storedTurns(state)).toMatchObject([{ status: 'cut-off' }]);
  });

  it('refuses a message that is not UTF-8', async () => {
    const result = await run(await stateFolder(), ['agent', '--message', '-'], Uint8Array.of(0xc3));
    expect(result).toEqual({ code: 2, out: '', errors: 'stdin is not valid UTF-8.\n' });
  });
});

describe('clawgate sessions, as a process', () => {
  /** More than a pipe holds. */
  async function longSession(): Promise<string> {
    const state = await stateFolder();
    const store = createSqliteSessionStore({ path: sessionStorePath(state), clock: () => 0 });
    const long = 'All about lobsters. '.repeat(500);
    const turns = Array.from({ length: 60 }, (_, index) =>
      turn(index * 2, [input(user(`${index}`)), answer(said(long))]),
    );
    await appendTurns(store, MAIN, turns);
    await store.close();
    return state;
  }

  it.each([
    [['show', MAIN.key]],
    [['show', MAIN.key, '--json']],
    [['export', MAIN.key]],
    [['export', MAIN.key, '--format', 'markdown']],
  ])('%j ends quietly when nobody reads on', async (commandArguments) => {
    const { child, errors, ended } = start(await longSession(), ['sessions', ...commandArguments]);
    child.stdout.once('data', () => child.stdout.destroy());
    expect({ code: await ended, errors: await errors }).toEqual({ code: 0, errors: '' });
  });

  it('loses nothing to a reader who takes his time', async () => {
    const { child, ended } = start(await longSession(), ['sessions', 'export', MAIN.key]);
    // Nobody reads before the process has filled the pipe.
    await once(child.stdout, 'readable');
    const out = await text(child.stdout);
    expect(
      out
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line).turn),
    ).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(await ended).toBe(0);
  });

  it('needs a yes where nobody can be asked', async () => {
    const state = await longSession();
    const refused = await run(state, ['sessions', 'delete', MAIN.key]);
    expect(refused).toMatchObject({ code: 2, out: '' });
    const deleted = await run(state, ['sessions', 'delete', MAIN.key, '--yes']);
    expect(deleted).toMatchObject({ code: 0, errors: '' });
    expect(await storedTurns(state)).toEqual([]);
  });
});
