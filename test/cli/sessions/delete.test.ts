import { describe, expect, it } from 'vitest';
import { deleteSessions } from '../../../src/cli/sessions/delete.ts';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import { createSqliteSessionStore } from '../../../src/stores/sqlite/sqlite-session-store.ts';
import type { FakeEdgeOptions } from '../fake-edge.ts';
import { appendTurns, input, START_MS, type Stored, storedSessions, turn, user } from './stored-sessions.ts';

const DAY_MS = 86_400_000;
const KEYS = { old: 'agent:main:old', main: 'agent:main:main', research: 'agent:Research:main' };

/** Three sessions: `old` was used 40 days before the others. */
async function stored(): Promise<Stored> {
  const sessions = await storedSessions();
  const add = (agentId: string, key: string, atMs: number) =>
    sessions.withStore(
      (store) => appendTurns(store, { agentId, key }, [turn(0, [input(user('Hello.'))])]),
      atMs,
    );
  await add('main', KEYS.old, START_MS - 40 * DAY_MS);
  await add('main', KEYS.main, START_MS);
  await add('Research', KEYS.research, START_MS);
  return sessions;
}

type Options = Partial<Parameters<typeof deleteSessions>[1]>;

async function run(
  keys: readonly string[],
  options: Options,
  edgeOptions: FakeEdgeOptions = {},
  from?: Stored,
) {
  const sessions = from ?? (await stored());
  const edge = sessions.edge({ clockMs: START_MS + 1_000, ...edgeOptions });
  const all = { config: sessions.config, all: false, yes: false, dryRun: false, ...options };
  const code = await deleteSessions(keys, all, edge);
  return {
    code,
    out: edge.out(),
    errors: edge.errors(),
    questions: edge.questions,
    left: await keysOf(sessions),
  };
}

async function keysOf(sessions: Stored): Promise<string[]> {
  const summaries = await sessions.withStore((store) => store.list());
  return summaries.map(({ ref }) => ref.key).sort();
}

const TERMINAL: FakeEdgeOptions = { inputIsTerminal: true, errorColumns: 80 };

describe('sessions delete', () => {
  it.each<[string, readonly string[], Options, readonly string[]]>([
    ['those named', [KEYS.main, KEYS.research], {}, [KEYS.old]],
    ['one that is named twice', [KEYS.main, KEYS.main], {}, [KEYS.research, KEYS.old]],
    ['those not used for so long', [], { olderThan: 30 * DAY_MS }, [KEYS.research, KEYS.main]],
    ['all', [], { all: true }, []],
    ['all of one agent', [], { all: true, agent: 'research' }, [KEYS.main, KEYS.old]],
    ['the old ones of one agent', [], { olderThan: DAY_MS, agent: 'research' }, Object.values(KEYS)],
  ])('deletes %s', async (_, keys, options, left) => {
    const result = await run(keys, { ...options, yes: true });
    expect(result).toMatchObject({ code: 0, errors: '', left: [...left].sort() });
  });

  it('says what was deleted', async () => {
    const { out } = await run([], { all: true, agent: 'main', yes: true });
    expect(out).toMatch(
      /^Deleted agent:main:main \(agent main, 1 turn, \d+ B\)\nDeleted agent:main:old \(.*\)\nDeleted 2 sessions with \d+ B\.\n$/,
    );
  });

  it('deletes nothing in a dry run, asks nothing, and says what it would delete', async () => {
    const { code, out, left } = await run([], { olderThan: 30 * DAY_MS, dryRun: true });
    expect({ code, left: left.length }).toEqual({ code: 0, left: 3 });
    expect(out).toMatch(/^Would delete agent:main:old \(.*\)\nWould delete 1 session with \d+ B\.\n$/);
  });

  it.each([
    ['y', 0, 2],
    ['YES ', 0, 2],
    ['n', 1, 3],
    ['', 1, 3],
    ['yesterday', 1, 3],
    [undefined, 1, 3],
  ])('asks on a terminal: %j', async (typed, code, left) => {
    const answer = typed === undefined ? {} : { answer: typed };
    const result = await run([KEYS.main], {}, { ...TERMINAL, ...answer });
    expect({ code: result.code, left: result.left.length }).toEqual({ code, left });
    expect(result.questions).toEqual([
      expect.stringMatching(/^Delete 1 session with \d+ B for good\? \[y\/N\] $/),
    ]);
    expect(result.errors).toContain('  agent:main:main (agent main, 1 turn, ');
    if (code === 1) expect(result.errors).toContain('Nothing was deleted.\n');
  });

  it('needs --yes where nobody can be asked', async () => {
    const result = await run([KEYS.main], {});
    expect(result).toMatchObject({ code: 2, out: '', questions: [] });
    expect(result.errors).toMatch(/^This would delete 1 session .* --yes deletes, --dry-run lists\.\n$/);
    expect(result.left).toHaveLength(3);
  });

  it('deletes nothing when one of the keys is unknown', async () => {
    const result = await run([KEYS.main, 'agent:main:odl'], { yes: true });
    expect(result).toMatchObject({ code: 1, out: '' });
    expect(result.errors).toContain('Did you mean:\n  agent:main:old\n');
    expect(result.left).toHaveLength(3);
  });

  it.each<[string, readonly string[], Options]>([
    ['nothing', [], {}],
    ['keys and --all', [KEYS.main], { all: true }],
    ['--all and --older-than', [], { all: true, olderThan: DAY_MS }],
  ])('refuses %s', async (_, keys, options) => {
    const result = await run(keys, { ...options, yes: true });
    expect(result).toMatchObject({ code: 2, out: '' });
    expect(result.errors).toContain('one of the three');
    expect(result.left).toHaveLength(3);
  });

  it('has nothing to do where nothing is stored or old enough', async () => {
    expect(await run([], { olderThan: 50 * DAY_MS, yes: true })).toMatchObject({
      code: 0,
      out: 'No sessions to delete.\n',
    });
    const empty = await storedSessions();
    expect(await run([], { all: true }, {}, empty)).toMatchObject({
      code: 0,
      out: 'No sessions to delete.\n',
    });
  });

  it.each([
    ['an old session that was', { olderThan: DAY_MS, all: false }, 3],
    ['an old session of one agent that was', { olderThan: DAY_MS, all: false, agent: 'main' }, 3],
    ['the one session of all that was', { all: true }, 1],
  ])('spares %s used while the question stood', async (_, chosen, left) => {
    const sessions = await stored();
    const edge = sessions.edge({ ...TERMINAL, clockMs: START_MS });
    const options = { config: sessions.config, yes: false, dryRun: false, ...chosen };
    const asking = {
      ...edge,
      ask: async () => {
        await sessions.withStore(
          (store) =>
            appendTurns(store, { agentId: 'main', key: KEYS.old }, [turn(1, [input(user('Still there?'))])]),
          START_MS + 5_000,
        );
        return 'y';
      },
    };
    expect(await deleteSessions([], options, asking)).toBe(0);
    expect(edge.out()).toContain(`Deleted ${3 - left} sessions with `);
    const keys = await keysOf(sessions);
    expect(keys).toHaveLength(left);
    expect(keys).toContain(KEYS.old);
  });

  it('goes on when nobody reads what it says', async () => {
    const sessions = await stored();
    const edge = sessions.edge();
    const options = { config: sessions.config, all: true, yes: true, dryRun: false };
    const deleting = deleteSessions([], options, edge);
    edge.closeOutput();
    expect({ code: await deleting, exits: edge.exits, left: await keysOf(sessions) }).toEqual({
      code: 0,
      exits: [],
      left: [],
    });
  });

  it('works while another process has the store open', async () => {
    const sessions = await stored();
    const gateway = createSqliteSessionStore({
      path: sessionStorePath(sessions.stateDir),
      clock: () => START_MS,
    });
    const ref = { agentId: 'main', key: KEYS.main };
    expect(await gateway.load(ref)).toBeDefined();
    expect((await run([KEYS.main], { yes: true }, {}, sessions)).code).toBe(0);
    expect(await gateway.load(ref)).toBeUndefined();
    await gateway.close();
  });
});
