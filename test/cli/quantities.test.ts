import { describe, expect, it } from 'vitest';
import { count, formatBytes, parseDuration, timeFormat } from '../../src/cli/quantities.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [1_234, '1.2 kB'],
    [99_940, '99.9 kB'],
    [99_960, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [20_000_000, '20.0 MB'],
    [5_000_000_000, '5.0 GB'],
  ])('of %i is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('count', () => {
  it('has a plural for everything but one', () => {
    expect([0, 1, 2].map((number) => count(number, 'turn'))).toEqual(['0 turns', '1 turn', '2 turns']);
  });
});

describe('timeFormat', () => {
  it('is that of the configured time zone', () => {
    const timeMs = Date.UTC(2026, 10, 3, 23, 4, 5);
    const { minute, second } = timeFormat('Europe/Berlin');
    expect([minute(timeMs), second(timeMs)]).toEqual(['2026-11-04 00:04', '2026-11-04 00:04:05']);
    expect(timeFormat('UTC').second(timeMs)).toBe('2026-11-03 23:04:05');
  });
});

describe('parseDuration', () => {
  it.each([
    ['90s', 90_000],
    ['90m', 5_400_000],
    ['12h', 43_200_000],
    ['30d', 2_592_000_000],
    ['2W', 1_209_600_000],
    ['1.5d', 129_600_000],
    [' 1d ', 86_400_000],
  ])('of %s is %i', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', '30', 'd', '0d', '-1d', '1y', '1d 2h', `${'9'.repeat(400)}d`])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
