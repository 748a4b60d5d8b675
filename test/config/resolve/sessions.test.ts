import { describe, expect, it } from 'vitest';
import { loadSound, MINIMAL, problemsOf } from '../support.ts';

const HOUR_MS = 3_600_000;

const sessionsOf = async (document: Readonly<Record<string, unknown>>) =>
  (await loadSound(document)).config.sessions;

describe('conversations', () => {
  it('never begin anew, and are deleted only when the disk budget is used up, unless the file says so', async () => {
    expect(await sessionsOf({})).toEqual({
      keyFrom: [],
      overflow: 'compact',
      queue: { maxWaiting: 8, maxWaitMs: 300_000 },
      reset: { dailyAtHour: undefined, idleMs: undefined },
      maintenance: {
        mode: 'enforce',
        pruneAfterMs: undefined,
        maxSessions: undefined,
        maxDiskBytes: 10 * 1024 ** 3,
      },
    });
  });

  it('are as our own section says', async () => {
    const sessions = {
      keyFrom: ['X-OpenWebUI-Chat-Id', 'x-chat', 'x-openwebui-chat-id'],
      overflow: 'error',
      queue: { maxWaiting: 0, maxWaitMs: 1 },
    };
    expect(await sessionsOf({ clawgate: { sessions } })).toMatchObject({
      keyFrom: ['x-openwebui-chat-id', 'x-chat'],
      overflow: 'error',
      queue: { maxWaiting: 0, maxWaitMs: 1 },
    });
  });

  it.each([
    '',
    'x chat',
    'x-chat:',
    'Authorization',
    'cookie',
    'x-api-key',
    'X-Auth-Token',
    'proxy-authorization',
  ])('are not named by the header %j', async (header) => {
    const document = { clawgate: { sessions: { keyFrom: ['x-chat', header] } } };
    const problems = await problemsOf([MINIMAL, document]);
    expect(problems.map(({ path }) => path)).toEqual(['clawgate.sessions.keyFrom[1]']);
  });

  it.each<[unknown, number | undefined, number | undefined]>([
    [{ reset: { mode: 'none', atHour: 3, idleMinutes: 60 } }, undefined, undefined],
    [{ reset: {} }, undefined, undefined],
    [{ reset: { mode: 'daily' } }, 4, undefined],
    [{ reset: { mode: 'daily', atHour: 0, idleMinutes: 60 } }, 0, HOUR_MS],
    [{ reset: { mode: 'idle', idleMinutes: 120, atHour: 3 } }, undefined, 2 * HOUR_MS],
    [{ reset: { mode: 'idle' } }, undefined, HOUR_MS],
    [{ reset: { atHour: 3 } }, 3, undefined],
    [{ reset: { idleMinutes: 60 } }, undefined, HOUR_MS],
    [{ idleMinutes: 60 }, undefined, HOUR_MS],
    [{ idleMinutes: 30, reset: { mode: 'idle', idleMinutes: 60 } }, undefined, HOUR_MS],
  ])('under %j begin anew at hour %j or after %j ms', async (session, dailyAtHour, idleMs) => {
    expect((await sessionsOf({ session })).reset).toEqual({ dailyAtHour, idleMs });
  });

  it.each<[unknown, Record<string, unknown>]>([
    [
      { mode: 'warn', pruneAfter: '12h' },
      { mode: 'warn', pruneAfterMs: 12 * HOUR_MS },
    ],
    [{ pruneAfter: 2 }, { pruneAfterMs: 48 * HOUR_MS }],
    [{ pruneDays: 3 }, { pruneAfterMs: 72 * HOUR_MS }],
    [{ pruneDays: 3, pruneAfter: '1d' }, { pruneAfterMs: 24 * HOUR_MS }],
    [{ maxEntries: 5 }, { maxSessions: 5 }],
    [{ maxDiskBytes: '500mb' }, { maxDiskBytes: 500 * 1024 ** 2 }],
    [{ maxDiskBytes: 1000 }, { maxDiskBytes: 1000 }],
    [{ maxDiskBytes: false }, { maxDiskBytes: undefined }],
    [{ maxDiskBytes: '0' }, { maxDiskBytes: undefined }],
  ])('under session.maintenance %j are kept as %j', async (maintenance, expected) => {
    expect((await sessionsOf({ session: { maintenance } })).maintenance).toMatchObject(expected);
  });

  it.each([
    ['reset.mode', { reset: { mode: 'dayly' } }],
    ['reset.atHour', { reset: { atHour: 24 } }],
    ['reset.idleMinutes', { reset: { idleMinutes: 0 } }],
    ['idleMinutes', { idleMinutes: 'x' }],
    ['maintenance.pruneAfter', { maintenance: { pruneAfter: 'a month' } }],
    ['maintenance.pruneAfter', { maintenance: { pruneAfter: 0 } }],
    ['maintenance.maxEntries', { maintenance: { maxEntries: 0 } }],
    ['maintenance.maxDiskBytes', { maintenance: { maxDiskBytes: 'much' } }],
    ['maintenance.maxDiskBytes', { maintenance: { maxDiskBytes: -1 } }],
  ])('refuse a wrong %s', async (place, session) => {
    const problems = await problemsOf([MINIMAL, { session }]);
    expect(problems.map(({ path }) => path)).toEqual([`session.${place}`]);
  });
});
