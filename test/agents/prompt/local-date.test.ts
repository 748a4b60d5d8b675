import { expect, it } from 'vitest';
import { createLocalDate } from '../../../src/agents/prompt/local-date.ts';

it('tells weekday, date and zone, and the next day once it is there', () => {
  let now = Date.parse('2026-11-04T22:59:59.999Z');
  const localDate = createLocalDate(() => now, 'Europe/Berlin');
  expect(localDate()).toBe('Wednesday, 2026-11-04 (Europe/Berlin)');
  now += 1;
  expect(localDate()).toBe('Thursday, 2026-11-05 (Europe/Berlin)');
});

it.each([
  ['Pacific/Kiritimati', 'Thursday, 2026-11-05 (Pacific/Kiritimati)'],
  ['America/Los_Angeles', 'Wednesday, 2026-11-04 (America/Los_Angeles)'],
])('is the date in %s', (zone, date) => {
  expect(createLocalDate(() => Date.parse('2026-11-04T12:00:00Z'), zone)()).toBe(date);
});

it("names the system's zone where none is configured", () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  expect(createLocalDate(() => 0, undefined)()).toContain(`(${timeZone})`);
});

it('refuses a zone that nobody knows', () => {
  expect(() => createLocalDate(() => 0, 'Mars/Olympus')).toThrow(RangeError);
});
