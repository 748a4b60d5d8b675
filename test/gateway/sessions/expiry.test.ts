// When a conversation begins anew under its key, and how much is kept.

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { chat, chatBody } from '../requests.ts';
import {
  handClock,
  inSession,
  lastAsked,
  numbered,
  type SessionWorld,
  sessionWorld,
  storedKeys,
  storedTurns,
  transcript,
  until,
} from './session-world.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Noon of a Sunday in November, in UTC. */
const NOON_MS = Date.UTC(2026, 10, 22, 12);

async function resettingWorld(session: object, startMs = NOON_MS, timeZone = 'UTC') {
  const time = handClock(startMs);
  const agents = {
    defaults: { model: 'upstream/model-1', userTimezone: timeZone },
    list: [{ id: 'main', default: true }],
  };
  const world = await sessionWorld(numbered(9), { session, agents }, { clock: time.clock });
  return { world, time };
}

/** Whether a message is answered with the memory of those before. */
async function remembers(world: SessionWorld): Promise<boolean> {
  await chat(world.gateway, chatBody('Remember?'), { headers: inSession() });
  return (await lastAsked(world)).length > 1;
}

describe('session.reset by idleness', () => {
  it('begins anew after the idle time, counted from the last turn', async () => {
    const { world, time } = await resettingWorld({ reset: { mode: 'idle', idleMinutes: 30 } });
    expect(await remembers(world)).toBe(false);
    time.advance(30 * MINUTE_MS);
    expect(await remembers(world)).toBe(true);
    time.advance(30 * MINUTE_MS);
    expect(await remembers(world)).toBe(true);
    time.advance(30 * MINUTE_MS + 1);
    expect(await remembers(world)).toBe(false);
    time.advance(MINUTE_MS);
    expect(await remembers(world)).toBe(true);
  });

  it('keeps the earlier conversation, superseded', async () => {
    const { world, time } = await resettingWorld({ reset: { mode: 'idle', idleMinutes: 30 } });
    await remembers(world);
    time.advance(HOUR_MS);
    await remembers(world);
    expect(await transcript(world.gateway)).toEqual(['u:Remember?', 'a:answer 2']);
    expect((await storedTurns(world.gateway)).map(({ superseded, lines }) => [superseded, lines])).toEqual([
      [true, ['u:Remember?', 'a:answer 1']],
      [false, ['u:Remember?', 'a:answer 2']],
    ]);
  });

  it('takes a whole history that is sent again as it is', async () => {
    const { world, time } = await resettingWorld({ reset: { mode: 'idle', idleMinutes: 30 } });
    await remembers(world);
    time.advance(HOUR_MS);
    const messages = [
      { role: 'user', content: 'Remember?' },
      { role: 'assistant', content: 'answer 1' },
      { role: 'user', content: 'Of course.' },
    ];
    await chat(world.gateway, { model: 'openclaw', messages }, { headers: inSession() });
    expect(await lastAsked(world)).toEqual(['u:Remember?', 'a:answer 1', 'u:Of course.']);
    expect(await transcript(world.gateway)).toHaveLength(4);
  });
});

describe('session.reset by the day', () => {
  it('begins anew at the hour of the configured zone', async () => {
    // Noon in London is nine in the evening in Tokyo.
    const { world, time } = await resettingWorld(
      { reset: { mode: 'daily', atHour: 4 } },
      NOON_MS,
      'Asia/Tokyo',
    );
    await remembers(world);
    time.set(Date.UTC(2026, 10, 22, 18, 59));
    expect(await remembers(world)).toBe(true);
    time.set(Date.UTC(2026, 10, 22, 19, 0));
    expect(await remembers(world)).toBe(false);
    time.set(Date.UTC(2026, 10, 23, 18, 59));
    expect(await remembers(world)).toBe(true);
  });

  it('or by idleness, whichever comes first', async () => {
    const { world, time } = await resettingWorld({ reset: { mode: 'daily', atHour: 4, idleMinutes: 60 } });
    await remembers(world);
    time.advance(HOUR_MS + 1);
    expect(await remembers(world)).toBe(false);
    time.set(Date.UTC(2026, 10, 23, 3, 59));
    await remembers(world);
    time.set(Date.UTC(2026, 10, 23, 4, 0));
    expect(await remembers(world)).toBe(false);
  });
});

it('goes on for ever unless session.reset is configured', async () => {
  const { world, time } = await resettingWorld({});
  await remembers(world);
  time.advance(400 * 24 * HOUR_MS);
  expect(await remembers(world)).toBe(true);
});

it('deletes the least recently used sessions beyond session.maintenance, shortly after the start', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const time = handClock(NOON_MS);
  const world = await sessionWorld(
    numbered(9),
    { session: { maintenance: { maxEntries: 2, pruneAfter: '30d' } } },
    { clock: time.clock },
  );
  for (const key of ['old', 'first', 'second', 'third']) {
    await chat(world.gateway, chatBody(`Hello ${key}`), { headers: inSession(key) });
    time.advance(MINUTE_MS);
  }
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  await until(() => world.gateway.log.some(({ msg }) => msg === 'sessions beyond the limits were deleted'));
  expect(await storedKeys(world.gateway)).toEqual(['second', 'third']);
});
