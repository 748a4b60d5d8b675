import { access } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { listSessions } from '../../../src/cli/sessions/list.ts';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import type { FakeEdgeOptions } from '../fake-edge.ts';
import {
  appendTurns,
  CONVERSATION,
  input,
  MAIN,
  START_MS,
  type Stored,
  storedSessions,
  turn,
  user,
} from './stored-sessions.ts';

const HOUR_MS = 3_600_000;
const LONG_KEY = `agent:Research:openai-user:${'x'.repeat(60)}`;

async function list(
  stored: Stored,
  options: Partial<Parameters<typeof listSessions>[0]> = {},
  edgeOptions: FakeEdgeOptions = {},
) {
  const edge = stored.edge(edgeOptions);
  const code = await listSessions({ config: stored.config, json: false, ...options }, edge);
  return { code, out: edge.out(), errors: edge.errors() };
}

async function twoSessions(): Promise<Stored> {
  const stored = await storedSessions();
  await stored.withStore((store) => appendTurns(store, MAIN, CONVERSATION));
  await stored.withStore(
    (store) =>
      appendTurns(store, { agentId: 'Research', key: LONG_KEY }, [turn(0, [input(user('日本\x1b[2J'))])]),
    START_MS + HOUR_MS,
  );
  return stored;
}

describe('sessions list', () => {
  it('is a table, the session used last first', async () => {
    const { code, out, errors } = await list(await twoSessions());
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const [head, first, second, ...rest] = out.split('\n');
    expect(head).toMatch(/^KEY +AGENT +TURNS +ENTRIES +SIZE +LAST USED$/);
    expect(first).toMatch(new RegExp(`^${LONG_KEY}  Research +1 +1 +\\d+ B +2026-11-03 15:00$`));
    expect(second).toMatch(/^agent:main:main +main +\d +6 +[\d.]+ k?B +2026-11-03 14:00$/);
    expect(rest).toEqual(['']);
  });

  it('is as wide as the terminal', async () => {
    const { out } = await list(await twoSessions(), {}, { outColumns: 80 });
    const widths = out.split('\n').map((line) => line.length);
    expect(Math.max(...widths)).toBe(80);
  });

  it.each([
    ['of one agent, in any spelling', { agent: 'research' }, [LONG_KEY]],
    ['whose key holds a text', { contains: ':main' }, [MAIN.key]],
    ['at most so many', { limit: 1 }, [LONG_KEY]],
    ['of an agent without any', { agent: 'other' }, []],
  ])('lists those %s', async (_, options, keys) => {
    const { out } = await list(await twoSessions(), { ...options, json: true });
    expect(JSON.parse(out).map(({ sessionKey }: { sessionKey: string }) => sessionKey)).toEqual(keys);
  });

  it('is JSON with everything there is to a session', async () => {
    const { out } = await list(await twoSessions(), { json: true, agent: 'main' });
    expect(JSON.parse(out)).toEqual([
      {
        agentId: 'main',
        sessionKey: MAIN.key,
        createdAt: '2026-11-03T14:00:00.000Z',
        lastUsedAt: '2026-11-03T14:00:00.000Z',
        turns: expect.any(Number),
        entries: 6,
        supersededTurns: 1,
        bytes: expect.any(Number),
      },
    ]);
  });

  it('says that there are none, and makes no file for that', async () => {
    const stored = await storedSessions();
    expect(await list(stored)).toEqual({ code: 0, out: 'No sessions.\n', errors: '' });
    expect(await list(stored, { json: true })).toEqual({ code: 0, out: '[]\n', errors: '' });
    await expect(access(sessionStorePath(stored.stateDir))).rejects.toThrow('ENOENT');
  });

  it('refuses a configuration that cannot be used', async () => {
    const stored = await storedSessions();
    const { code, errors } = await list(stored, { config: ['/nowhere/at/all.json5'] });
    expect(code).toBe(2);
    expect(errors).toContain('no such file');
  });

  it('ends at once when nobody reads any more', async () => {
    const stored = await storedSessions();
    const edge = stored.edge();
    await listSessions({ config: stored.config, json: false }, edge);
    edge.closeOutput();
    expect(edge.exits).toEqual([0]);
  });
});
