import { describe, expect, it } from 'vitest';
import { readRetryAfterSeconds } from '../../src/lib/retry-after.ts';

const NOW_MS = Date.parse('2026-11-22T10:00:00Z');

describe('readRetryAfterSeconds', () => {
  it.each([
    ['whole seconds', { 'retry-after': '7' }, 7],
    ['zero', { 'retry-after': '0' }, 0],
    ['a fraction, rounded up', { 'retry-after': '1.2' }, 2],
    ['spaces around', { 'retry-after': ' 3 ' }, 3],
    ['milliseconds, which win', { 'retry-after-ms': '1500', 'retry-after': '60' }, 2],
    ['unreadable milliseconds', { 'retry-after-ms': 'soon', 'retry-after': '60' }, 60],
    ['empty milliseconds', { 'retry-after-ms': '', 'retry-after': '60' }, 60],
    ['a date to come', { 'retry-after': 'Sun, 22 Nov 2026 10:01:30 GMT' }, 90],
    ['a date gone by', { 'retry-after': 'Sun, 22 Nov 2026 09:00:00 GMT' }, 0],
    ['the first of several', { 'retry-after': ['5', '9'] }, 5],
    ['a number beyond all numbers', { 'retry-after': '1e999' }, undefined],
    ['milliseconds beyond all numbers', { 'retry-after-ms': '1e999', 'retry-after': '60' }, 60],
    ['a negative number', { 'retry-after': '-3' }, undefined],
    ['words', { 'retry-after': 'later' }, undefined],
    ['nothing', { 'retry-after': '' }, undefined],
    ['no header', {}, undefined],
  ])('reads %s', (_name, headers, seconds) => {
    expect(readRetryAfterSeconds(headers, NOW_MS)).toBe(seconds);
  });
});
