// When sessions are pruned, with which limits, and what is said of it.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionsConfig } from '../../src/config/config.ts';
import type { PruneLimits, SessionSummary } from '../../src/core/sessions/session-store.ts';
import { startMaintenance } from '../../src/stores/session-maintenance.ts';
import { REF } from './turns.ts';

const NOW_MS = 1_700_000_000_000;
const DAY_MS = 86_400_000;
const ENFORCE: SessionsConfig['maintenance'] = {
  mode: 'enforce',
  pruneAfterMs: 30 * DAY_MS,
  maxSessions: 500,
  maxDiskBytes: undefined,
};
const SUMMARY: SessionSummary = {
  ref: REF,
  createdAtMs: 1,
  updatedAtMs: 2,
  turns: 1,
  entries: 2,
  supersededTurns: 0,
  bytes: 100,
};

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS });
});

afterEach(() => {
  vi.useRealTimers();
});

function startWith(maintenance: SessionsConfig['maintenance']) {
  const prune = vi.fn(async (_limits: PruneLimits): Promise<readonly SessionSummary[]> => []);
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const running = startMaintenance({ store: { prune }, maintenance, clock: Date.now, logger });
  return { ...running, prune, logger };
}

it('prunes shortly after the start, and then every hour', async () => {
  const { prune, stop } = startWith(ENFORCE);
  expect(prune).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(prune).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3 * 3_600_000);
  expect(prune).toHaveBeenCalledTimes(4);
  stop();
  await vi.advanceTimersByTimeAsync(3 * 3_600_000);
  expect(prune).toHaveBeenCalledTimes(4);
});

it('hands on the configured limits, counted from now', async () => {
  const { prune, logger } = startWith({ ...ENFORCE, maxDiskBytes: 1_000_000 });
  await vi.advanceTimersToNextTimerAsync();
  expect(prune).toHaveBeenCalledWith({
    unusedSinceMs: Date.now() - 30 * DAY_MS,
    maxSessions: 500,
    maxBytes: 1_000_000,
    dryRun: false,
  });
  expect(logger.info).not.toHaveBeenCalled();
});

it('does nothing at all without a limit', async () => {
  startWith({ mode: 'enforce', pruneAfterMs: undefined, maxSessions: undefined, maxDiskBytes: undefined });
  expect(vi.getTimerCount()).toBe(0);
});

it('tells in one line what was deleted', async () => {
  const { prune, logger } = startWith(ENFORCE);
  prune.mockResolvedValueOnce([SUMMARY, SUMMARY]);
  await vi.advanceTimersToNextTimerAsync();
  expect(logger.info.mock.calls).toEqual([[{ sessions: 2, bytes: 200 }, expect.stringContaining('deleted')]]);
  expect(logger.warn).not.toHaveBeenCalled();
});

it('only tells what would be deleted when the mode is warn', async () => {
  const { prune, logger } = startWith({ ...ENFORCE, mode: 'warn' });
  prune.mockResolvedValueOnce([SUMMARY]);
  await vi.advanceTimersToNextTimerAsync();
  expect(prune).toHaveBeenCalledWith(expect.objectContaining({ dryRun: true }));
  expect(logger.warn.mock.calls).toEqual([
    [{ sessions: 1, bytes: 100 }, expect.stringContaining('would be')],
  ]);
  expect(logger.info).not.toHaveBeenCalled();
});

it('logs a failure with its cause, and tries again', async () => {
  const { prune, logger } = startWith(ENFORCE);
  prune.mockRejectedValueOnce(new Error('no', { cause: new Error('/state/sessions.sqlite is gone') }));
  await vi.advanceTimersToNextTimerAsync();
  expect(logger.error).toHaveBeenCalledWith(
    { cause: 'Error: /state/sessions.sqlite is gone' },
    expect.any(String),
  );
  await vi.advanceTimersToNextTimerAsync();
  expect(prune).toHaveBeenCalledTimes(2);
});

it('never prunes twice at the same time', async () => {
  const { prune } = startWith(ENFORCE);
  const slow = Promise.withResolvers<readonly SessionSummary[]>();
  prune.mockReturnValueOnce(slow.promise);
  await vi.advanceTimersByTimeAsync(5 * 3_600_000);
  expect(prune).toHaveBeenCalledTimes(1);
  slow.resolve([]);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(prune).toHaveBeenCalledTimes(2);
});

it('says nothing of a store that was closed under it', async () => {
  const { prune, logger, stop } = startWith(ENFORCE);
  const slow = Promise.withResolvers<readonly SessionSummary[]>();
  prune.mockReturnValueOnce(slow.promise);
  await vi.advanceTimersToNextTimerAsync();
  stop();
  slow.reject(new Error('closed'));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(logger.error).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
