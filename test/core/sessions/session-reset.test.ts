import { describe, expect, it } from 'vitest';
import { isReset, type SessionReset } from '../../../src/core/sessions/session-reset.ts';

const reset = (overrides: Partial<SessionReset>): SessionReset => ({
  dailyAtHour: undefined,
  idleMs: undefined,
  timeZone: 'UTC',
  ...overrides,
});

const at = (iso: string): number => Date.parse(iso);

it('never comes unless something is configured', () => {
  expect(isReset(reset({}), 0, at('2026-11-22T12:00:00Z'))).toBe(false);
});

it('comes when the idle time has passed, not when it is just over', () => {
  const idle = reset({ idleMs: 1000 });
  expect(isReset(idle, 5000, 6000)).toBe(false);
  expect(isReset(idle, 5000, 6001)).toBe(true);
  // A clock that was set back is no idleness.
  expect(isReset(idle, 5000, 1000)).toBe(false);
});

describe('by the day', () => {
  it.each([
    ['the same day', 4, 'UTC', '2026-11-22T04:00:00Z', '2026-11-23T03:59:59Z', false],
    ['over the hour', 4, 'UTC', '2026-11-22T03:59:59Z', '2026-11-22T04:00:00Z', true],
    ['over the new year', 0, 'UTC', '2026-12-31T23:59:59Z', '2027-01-01T00:00:00Z', true],
    [
      'before the hour on the first of a month',
      4,
      'UTC',
      '2026-11-30T20:00:00Z',
      '2026-12-01T03:00:00Z',
      false,
    ],
    ['midnight elsewhere', 0, 'Asia/Tokyo', '2026-11-22T14:59:59Z', '2026-11-22T15:00:00Z', true],
    ['midnight here, noon elsewhere', 0, 'Asia/Tokyo', '2026-11-22T23:59:59Z', '2026-11-23T00:00:00Z', false],
    ['half an hour apart', 4, 'Asia/Kolkata', '2026-11-22T22:29:59Z', '2026-11-22T22:30:00Z', true],
    // In Berlin two o'clock does not happen on 29 March 2026, and happens twice on 25 October.
    ['an hour that is left out', 2, 'Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', true],
    [
      'within an hour that comes twice',
      2,
      'Europe/Berlin',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      false,
    ],
    ['a day of 25 hours', 4, 'Europe/Berlin', '2026-10-24T02:00:00Z', '2026-10-25T02:59:59Z', false],
    ['and its end', 4, 'Europe/Berlin', '2026-10-24T02:00:00Z', '2026-10-25T03:00:00Z', true],
    ['the hour 23', 23, 'UTC', '2026-11-22T22:59:59Z', '2026-11-22T23:00:00Z', true],
    ['a clock that was set back by days', 4, 'UTC', '2026-11-22T12:00:00Z', '2026-11-09T12:00:00Z', false],
    ['years later at the same hour', 4, 'UTC', '2025-11-22T12:00:00Z', '2026-11-22T12:00:00Z', true],
  ])('%s', (_, dailyAtHour, timeZone, used, now, expected) => {
    expect(isReset(reset({ dailyAtHour, timeZone }), at(used), at(now))).toBe(expected);
  });

  it('or by idleness, whichever comes first', () => {
    const both = reset({ dailyAtHour: 4, idleMs: 60_000 });
    expect(isReset(both, at('2026-11-22T03:59:30Z'), at('2026-11-22T04:00:00Z'))).toBe(true);
    expect(isReset(both, at('2026-11-22T12:00:00Z'), at('2026-11-22T12:01:01Z'))).toBe(true);
    expect(isReset(both, at('2026-11-22T12:00:00Z'), at('2026-11-22T12:01:00Z'))).toBe(false);
  });
});
