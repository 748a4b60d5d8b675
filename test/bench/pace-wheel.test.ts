// The pace of the upstream's streams, on a clock of the test's own.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PaceWheel } from '../../scripts/bench/pace-wheel.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('beats each member once an interval, at a phase of its own', () => {
  const wheel = new PaceWheel(20);
  const beats: number[][] = [[], [], []];
  for (const times of beats) wheel.join(() => times.push(Math.round(performance.now())));
  vi.advanceTimersByTime(100);
  for (const times of beats) {
    expect(times.length).toBeGreaterThanOrEqual(5);
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual(
      times.slice(1).map(() => 20),
    );
  }
  expect(new Set(beats.map(([first = 0]) => first % 20)).size).toBe(3);
});

it('spreads as many members as the interval has milliseconds over all of them', () => {
  const wheel = new PaceWheel(20);
  const phases = new Set<number>();
  for (let count = 0; count < 20; count += 1)
    wheel.join(() => phases.add(Math.round(performance.now()) % 20));
  vi.advanceTimersByTime(21);
  expect(phases.size).toBe(20);
});

it('stops with the last member and goes on with the next', () => {
  const wheel = new PaceWheel(20);
  let beats = 0;
  const leave = wheel.join(() => {
    beats += 1;
  });
  vi.advanceTimersByTime(45);
  expect(beats).toBeGreaterThan(0);
  leave();
  leave();
  vi.advanceTimersByTime(45);
  expect(vi.getTimerCount()).toBe(0);
  const before = beats;
  wheel.join(() => {
    beats += 1;
  });
  vi.advanceTimersByTime(45);
  expect(beats).toBeGreaterThan(before);
});
