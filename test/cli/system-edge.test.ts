import { describe, expect, it } from 'vitest';
import { systemEdge } from '../../src/cli/system-edge.ts';

describe('the edge of this process', () => {
  it('lets signals and closing pipes be noticed while much is written in one go', async () => {
    const edge = systemEdge();
    let noticed = false;
    setImmediate(() => {
      noticed = true;
    });
    await edge.drained();
    expect(noticed).toBe(true);
  });

  it('has a clock that only goes forward, and the time of day', () => {
    const { nowMs, clock } = systemEdge();
    expect(nowMs()).toBeLessThanOrEqual(nowMs());
    expect(Math.abs(clock() - Date.now())).toBeLessThan(1_000);
  });

  it('repeats until it is told not to', async () => {
    const { repeat } = systemEdge();
    let calls = 0;
    await new Promise<void>((resolve) => {
      const stop = repeat(1, () => {
        calls += 1;
        if (calls < 3) return;
        stop();
        resolve();
      });
    });
    expect(calls).toBe(3);
  });
});
