import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startResponseMaintenance } from '../../src/stores/response-maintenance.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function maintained(prune: () => Promise<number>) {
  const done: string[] = [];
  const logger = { info: vi.fn(), error: vi.fn() };
  const maintenance = startResponseMaintenance({
    store: {
      prune: (limits) => {
        done.push(`prune ${JSON.stringify(limits)}`);
        return prune();
      },
    },
    limits: () => ({ createdBeforeMs: 7, maxBytes: 9 }),
    settle: async () => void done.push('settle'),
    logger,
    firstAfterMs: 10,
    everyMs: 100,
  });
  return { maintenance, done, logger };
}

describe('startResponseMaintenance', () => {
  it('settles what was left behind and prunes, soon and then again and again', async () => {
    const { maintenance, done, logger } = maintained(async () => 3);
    await vi.advanceTimersByTimeAsync(9);
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toEqual(['settle', 'prune {"createdBeforeMs":7,"maxBytes":9}']);
    expect(logger.info).toHaveBeenCalledExactlyOnceWith(
      { responses: 3 },
      'responses beyond the limits were deleted',
    );
    await vi.advanceTimersByTimeAsync(100);
    expect(done).toHaveLength(4);
    maintenance.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toHaveLength(4);
  });

  it('says nothing when there was nothing', async () => {
    const { maintenance, logger } = maintained(async () => 0);
    await vi.advanceTimersByTimeAsync(10);
    expect(logger.info).not.toHaveBeenCalled();
    maintenance.stop();
  });

  it('logs the cause of a failure, and tries again', async () => {
    const { maintenance, done, logger } = maintained(() =>
      Promise.reject(new Error('words for callers', { cause: new Error('/disk is full') })),
    );
    await vi.advanceTimersByTimeAsync(10);
    expect(logger.error).toHaveBeenCalledExactlyOnceWith(
      { cause: 'Error: /disk is full' },
      'stored responses could not be looked through',
    );
    await vi.advanceTimersByTimeAsync(100);
    expect(done).toHaveLength(4);
    maintenance.stop();
  });

  it('never begins a second time beside itself, and keeps to itself what fails after its end', async () => {
    let fail: (error: Error) => void = () => {};
    const { maintenance, done, logger } = maintained(
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    expect(done).toHaveLength(2);
    maintenance.stop();
    fail(new Error('closed'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(done).toHaveLength(2);
    expect(logger.error).not.toHaveBeenCalled();
  });
});
