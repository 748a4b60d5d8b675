import { describe, expect, it } from 'vitest';
import { createRestartDelay } from '../../src/tools/restart-delay.ts';

const LIMITS = { baseMs: 1_000, maxMs: 60_000 };
const NOW = 1_000_000;

describe('createRestartDelay', () => {
  it('doubles the wait with each start that fails, up to the limit', () => {
    const delay = createRestartDelay(LIMITS);
    const waits = Array.from({ length: 8 }, () => {
      delay.startFailed(NOW);
      return delay.retryAtMs - NOW;
    });
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('lets a server that ended start again at once, and waits when it keeps ending', () => {
    const delay = createRestartDelay(LIMITS);
    const waits = Array.from({ length: 3 }, () => {
      delay.crashed(NOW, NOW - 10);
      return delay.retryAtMs - NOW;
    });
    expect(waits).toEqual([0, 1_000, 2_000]);
  });

  it('forgets earlier failures when the server held on for longer than the longest wait', () => {
    const delay = createRestartDelay(LIMITS);
    for (let count = 0; count < 5; count += 1) delay.startFailed(NOW);
    delay.crashed(NOW + 100_000, NOW);
    expect(delay.retryAtMs).toBe(NOW + 100_000);
  });

  it('counts starts that failed and ends soon after a start together', () => {
    const delay = createRestartDelay(LIMITS);
    delay.startFailed(NOW);
    delay.startFailed(NOW);
    delay.crashed(NOW, NOW - 10);
    expect(delay.retryAtMs - NOW).toBe(2_000);
  });
});
