import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProcessEdge } from '../../../src/cli/process-edge.ts';
import { exportSession } from '../../../src/cli/sessions/export.ts';
import type { SessionStore } from '../../../src/core/sessions/session-store.ts';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import { createSqliteSessionStore } from '../../../src/stores/sqlite/sqlite-session-store.ts';
import { temporaryFolder } from '../../config/support.ts';
import {
  answer,
  appendTurns,
  assistant,
  CONVERSATION,
  input,
  MAIN,
  type Stored,
  said,
  storedSessions,
  turn,
  user,
} from './stored-sessions.ts';

async function stored(turns = CONVERSATION): Promise<Stored> {
  const sessions = await storedSessions();
  await sessions.withStore((store) => appendTurns(store, MAIN, turns));
  return sessions;
}

type Options = Partial<Parameters<typeof exportSession>[1]>;

function run(sessions: Stored, options: Options, edge: ProcessEdge = sessions.edge(), key = MAIN.key) {
  return exportSession(key, { config: sessions.config, format: 'jsonl', force: false, ...options }, edge);
}

async function toStdout(options: Options, turns = CONVERSATION) {
  const sessions = await stored(turns);
  const edge = sessions.edge();
  const code = await run(sessions, options, edge);
  return { code, out: edge.out(), errors: edge.errors() };
}

describe('sessions export as jsonl', () => {
  it('is one line a turn with everything in it', async () => {
    const { code, out, errors } = await toStdout({});
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.turn)).toEqual([1, 2, 3, 4]);
    expect(lines[2]).toEqual({
      agentId: 'main',
      sessionKey: 'agent:main:main',
      turn: 3,
      turnId: expect.any(String),
      startedAt: '2026-11-03T14:00:00.000Z',
      endedAt: '2026-11-03T14:00:02.000Z',
      status: 'completed',
      backendModel: 'sim/swift',
      usage: { inputTokens: 10, outputTokens: 2 },
      delivered: true,
      superseded: false,
      entries: [{ position: 3, kind: 'answer', superseded: false, digest: 'a', messages: [said('Yes.')] }],
    });
    expect(lines[0]).toMatchObject({ usage: null, entries: CONVERSATION[0]?.entries ?? [] });
    expect(lines[1]).toMatchObject({
      superseded: true,
      entries: [{ superseded: false }, { superseded: true, messages: [said('No.')] }],
    });
  });

  it('keeps any text exactly, and shows a terminal none that it would act on', async () => {
    const text = '\x1b[2J\x9b\u2028\u202e\0 日本 🦞';
    const { out } = await toStdout({}, [turn(0, [input(user(text))])]);
    expect(JSON.parse(out).entries[0].messages).toEqual([user(text)]);
    expect(out).not.toMatch(/[^\P{Cc}\n]|\u2028|\u202e/u);
  });
});

describe('sessions export as markdown', () => {
  it('is the conversation as it stands, for people', async () => {
    const { out } = await toStdout({ format: 'markdown' });
    expect(out).toMatch(
      /^# agent:main:main\n\nAgent main\.\n\n## user · 2026-11-03 14:00:00\n\nWhere does Otto/,
    );
    expect(out).toContain('> Reasoning:\n> I look it up.\n');
    expect(out).toContain('Calls files\\_\\_read (call\\_1):\n\n```json\n{"path":"otto"}\n```\n');
    expect(out).toContain('## tool files\\_\\_read (call\\_1) · 2026-11-03 14:00:02\n\n```\nMaine\n```\n');
    expect(out).toContain('1, 2,\n\n*(cut off: ');
    expect(out).not.toContain('No.');
    expect(out).toMatch(/\*\(Left out: what 1 superseded turn said\.\)\*\n$/);
  });

  it('fences what holds fences', async () => {
    const call = { type: 'tool-call', id: 'c', name: 'run', argumentsText: '````\n`' } as const;
    const { out } = await toStdout({ format: 'markdown' }, [turn(0, [answer(assistant(call))])]);
    expect(out).toContain('`````json\n````\n`\n`````\n');
  });
});

describe('sessions export to a file', () => {
  it('writes it whole, for its owner alone', async () => {
    const sessions = await stored();
    const folder = await temporaryFolder();
    const output = join(folder, 'main.jsonl');
    const edge = sessions.edge();
    expect(await run(sessions, { output }, edge)).toBe(0);
    expect({ out: edge.out(), errors: edge.errors() }).toEqual({
      out: '',
      errors: `Wrote 4 turns to ${output}\n`,
    });
    expect(await readFile(output, 'utf8')).toBe((await toStdout({ output: '-' })).out);
    expect((await stat(output)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['main.jsonl']);
  });

  it('writes over nothing unless it is forced to', async () => {
    const sessions = await stored();
    const folder = await temporaryFolder({ 'main.md': 'mine' });
    const output = join(folder, 'main.md');
    const edge = sessions.edge();
    expect(await run(sessions, { output, format: 'markdown' }, edge)).toBe(2);
    expect(edge.errors()).toBe(`${output} exists already. --force writes over it.\n`);
    expect(await readFile(output, 'utf8')).toBe('mine');
    const forced = sessions.edge();
    expect(await run(sessions, { output, format: 'markdown', force: true }, forced)).toBe(0);
    expect(forced.errors()).toBe(`Wrote 4 turns to ${output}\n`);
    expect(await readFile(output, 'utf8')).toMatch(/^# agent:main:main/);
    expect(await readdir(folder)).toEqual(['main.md']);
  });

  it('does not write over a file that came while it was writing', async () => {
    const sessions = await stored();
    const folder = await temporaryFolder();
    const output = join(folder, 'x');
    const edge = sessions.edge();
    const code = await exportSession(
      MAIN.key,
      { config: sessions.config, format: 'jsonl', force: false, output },
      edge,
      async () => withTurns(sessions, () => writeFile(output, 'theirs')),
    );
    expect({ code, file: await readFile(output, 'utf8') }).toEqual({ code: 2, file: 'theirs' });
    expect(await readdir(folder)).toEqual(['x']);
  });

  it('says why a file cannot be written', async () => {
    const sessions = await stored();
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'folder'));
    const edge = sessions.edge();
    expect(await run(sessions, { output: join(folder, 'none', 'x') }, edge)).toBe(1);
    expect(edge.errors()).toMatch(/none\/x cannot be written: ENOENT/);
    const other = sessions.edge();
    expect(await run(sessions, { output: join(folder, 'folder'), force: true }, other)).toBe(2);
    expect(other.errors()).toContain('is no file that could be written over');
  });

  it('leaves nothing behind when a signal comes in between', async () => {
    const sessions = await stored();
    const folder = await temporaryFolder();
    const edge = sessions.edge();
    const code = await exportSession(
      MAIN.key,
      { config: sessions.config, format: 'jsonl', force: false, output: join(folder, 'x') },
      edge,
      async () => withTurns(sessions, () => edge.signal('SIGINT')),
    );
    expect({ code, errors: edge.errors() }).toEqual({ code: 130, errors: 'Stopped before the end.\n' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells how far it is when it takes long and stderr is a terminal', async () => {
    const sessions = await stored();
    const output = join(await temporaryFolder(), 'x');
    const edge = sessions.edge({ errorColumns: 80 });
    const options = { config: sessions.config, format: 'jsonl', force: false, output } as const;
    await exportSession(MAIN.key, options, edge, async () => withTurns(sessions, () => edge.pass(1_200)));
    expect(edge.errors()).toMatch(/Exported 1 turn in 1 s.*Exported 2 turns in 2 s/s);
    expect(edge.errors()).toContain('\x1b[KWrote 4 turns');
  });

  it('names the nearest keys for an unknown one', async () => {
    const sessions = await stored();
    const edge = sessions.edge();
    expect(await run(sessions, {}, edge, 'agent:main:mani')).toBe(1);
    expect(edge.errors()).toContain('Did you mean:\n  agent:main:main\n');
  });
});

/** The store, with something happening before each turn. */
async function withTurns({ stateDir }: Stored, happen: () => void | Promise<void>): Promise<SessionStore> {
  const store = createSqliteSessionStore({ path: sessionStorePath(stateDir), clock: () => 0 });
  return {
    ...store,
    async *turns(ref) {
      for await (const each of store.turns(ref)) {
        await happen();
        yield each;
      }
    },
  };
}
