import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startResponseMaintenance } from '../../src/stores/response-maintenance.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(overrides: { settle?: () => Promise<void>; deleted?: number } = {}) {
  const pruned: unknown[] = [];
  const lines: unknown[] = [];
  let now = 0;
  const maintenance = startResponseMaintenance({
    store: {
      prune: async (limits) => {
        pruned.push(limits);
        return overrides.deleted ?? 0;
      },
    },
    limits: () => ({ createdBeforeMs: now++ }),
    settle: overrides.settle ?? (async () => {}),
    logger: {
      info: (fields: unknown) => lines.push(fields),
      error: (fields: unknown) => lines.push(fields),
    } as never,
    firstAfterMs: 10,
    everyMs: 100,
  });
  return { maintenance, pruned, lines };
}

it('looks shortly after the start and then again and again, with limits as of then', async () => {
  const { maintenance, pruned, lines } = start({ deleted: 3 });
  await vi.advanceTimersByTimeAsync(9);
  expect(pruned).toEqual([]);
  await vi.advanceTimersByTimeAsync(1 + 200);
  expect(pruned).toEqual([{ createdBeforeMs: 0 }, { createdBeforeMs: 1 }, { createdBeforeMs: 2 }]);
  expect(lines[0]).toEqual({ responses: 3 });
  maintenance.stop();
  await vi.advanceTimersByTimeAsync(500);
  expect(pruned).toHaveLength(3);
});

it('logs what fails, with the cause that callers are not told, and tries again', async () => {
  let fails = true;
  const { maintenance, pruned, lines } = start({
    settle: async () => {
      if (fails) throw new Error('no', { cause: new Error('disk at /x') });
    },
  });
  await vi.advanceTimersByTimeAsync(10);
  expect(lines).toEqual([{ cause: 'Error: disk at /x' }]);
  fails = false;
  await vi.advanceTimersByTimeAsync(100);
  expect(pruned).toHaveLength(1);
  maintenance.stop();
});
