import { describe, expect, it } from 'vitest';
import { parseBytes, parseDurationMs } from '../../src/config/quantities.ts';

const DAY_MS = 86_400_000;

describe('parseDurationMs', () => {
  it.each([
    ['30d', 30 * DAY_MS],
    [' 12H ', DAY_MS / 2],
    ['1h30m', 5_400_000],
    ['1w', 7 * DAY_MS],
    ['90s', 90_000],
    ['250ms', 250],
    ['1.5h', 5_400_000],
    ['7', 7 * DAY_MS],
    [7, 7 * DAY_MS],
    [0.5, DAY_MS / 2],
    ['0d', 0],
  ])('reads %j as %i', (written, expected) => {
    expect(parseDurationMs(written)).toBe(expected);
  });

  it.each(['', 'd', '30 d', '-1d', '30y', '1d2', 'soon', -1, Number.NaN, 1e300])(
    'does not read %j',
    (written) => {
      expect(parseDurationMs(written)).toBeUndefined();
    },
  );
});

describe('parseBytes', () => {
  it.each([
    ['500mb', 500 * 1024 ** 2],
    ['10 GB', 10 * 1024 ** 3],
    ['1.5k', 1536],
    ['2MiB', 2 * 1024 ** 2],
    ['1t', 1024 ** 4],
    ['12b', 12],
    ['12', 12],
    [12, 12],
    [0, 0],
  ])('reads %j as %i', (written, expected) => {
    expect(parseBytes(written)).toBe(expected);
  });

  it.each(['', 'mb', '-1', '1 mile', '1kk', -5, Number.POSITIVE_INFINITY, 1e300])(
    'does not read %j',
    (written) => {
      expect(parseBytes(written)).toBeUndefined();
    },
  );
});
