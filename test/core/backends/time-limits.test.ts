import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callBackends } from '../../../src/core/backends/call-backends.ts';
import { CallWatch } from '../../../src/core/backends/call-watch.ts';
import { modelRequest } from '../requests.ts';
import { failureOf, GOOD, START_MS, summary, world } from './troubled-backends.ts';

const TIMEOUTS = { firstTokenMs: 3_000, idleMs: 1_000 };
const PATIENT = { firstTokenMs: 3_000_000, idleMs: 1_000_000 };

beforeEach(() => {
  vi.useFakeTimers({ now: START_MS, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** Time that only the timers move. */
const timed = (timeouts = TIMEOUTS) => ({ timeouts, clock: Date.now });

describe('silence before the first event', () => {
  it('ends the call, and the next model is asked at once', async () => {
    const { ask, story, attempts, signals } = world(
      { a: [{ ends: 'silence' }], 'a#1': [GOOD], b: [GOOD] },
      timed(),
    );
    const answer = ask();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(story).toEqual(['a#0']);
    await vi.advanceTimersByTimeAsync(1);
    expect(summary(await answer)).toBe('Hello stop');
    expect(story).toEqual(['a#0', 'b#0']);
    expect(signals[0]?.aborted).toBe(true);
    expect(attempts).toMatchObject([
      { outcome: 'upstream_first_token_timeout', durationMs: 3_000 },
      { outcome: 'ok' },
    ]);
  });

  it('is told with the backend and the time when nobody else is left', async () => {
    const { ask } = world({ a: [{ ends: 'silence' }] }, timed());
    const answer = ask();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(failureOf(await answer)).toMatchObject({
      code: 'upstream_first_token_timeout',
      status: 504,
      message: 'The backend p/a did not begin its answer within 3000 ms.',
    });
  });
});

describe('silence within the answer', () => {
  it('ends it, and nothing else is tried', async () => {
    const { ask, story, cooling } = world({ a: [{ says: ['Once'], ends: 'silence' }], b: [GOOD] }, timed());
    const answer = ask();
    await vi.advanceTimersByTimeAsync(999);
    expect(story).toEqual(['a#0']);
    await vi.advanceTimersByTimeAsync(1);
    const batches = await answer;
    expect(summary(batches)).toBe('Once upstream_idle_timeout');
    expect(failureOf(batches)).toMatchObject({
      status: 504,
      message: 'The backend p/a fell silent for 1000 ms in the middle of its answer.',
    });
    expect(story).toEqual(['a#0']);
    expect(cooling('a')).toBeDefined();
  });

  it('has another model asked when nobody has seen the answer', async () => {
    const { ask, story } = world({ a: [{ says: ['Once'], ends: 'silence' }], b: [GOOD] }, timed());
    const answer = ask({ streaming: false });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(summary(await answer)).toBe('Hello stop');
    expect(story).toEqual(['a#0', 'b#0']);
  });

  it('is none as long as something comes in time', async () => {
    const says = ['a', 'b', 'c', 'd'];
    const paced = { says, everyMs: 900 };
    const { ask } = world({ a: [paced] }, timed());
    const answer = ask();
    await vi.advanceTimersByTimeAsync(3_600);
    expect(summary(await answer)).toBe('abcd stop');
  });

  it('is not that of a reader who takes its time', async () => {
    const { ask } = world({ a: [{ says: ['a', 'b'] }] }, timed());
    const answer = ask({ betweenBatches: () => new Promise((resolve) => setTimeout(resolve, 60_000)) });
    await vi.advanceTimersByTimeAsync(180_000);
    expect(summary(await answer)).toBe('ab stop');
  });
});

describe('the deadline', () => {
  it.each([
    ['before the first event', [], 'run_timeout'],
    ['within the answer', ['Once'], 'Once run_timeout'],
  ])('ends a call %s', async (_when, says, end) => {
    const { ask, story, signals, cooling } = world(
      { a: [{ says, ends: 'silence' }], b: [GOOD] },
      timed(PATIENT),
    );
    const answer = ask({ deadlineMs: START_MS + 2_000 });
    await vi.advanceTimersByTimeAsync(1_999);
    expect(signals[0]?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    const batches = await answer;
    expect(summary(batches)).toBe(end);
    expect(failureOf(batches)).toMatchObject({ status: 504 });
    expect(story).toEqual(['a#0']);
    expect(cooling('a')).toBeUndefined();
  });

  it('holds over all calls together', async () => {
    const { ask } = world({ a: [{ ends: 'silence' }], b: [{ ends: 'silence' }], c: [GOOD] }, timed());
    const answer = ask({ deadlineMs: START_MS + 5_000 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(summary(await answer)).toBe('run_timeout');
  });
});

describe('a watch', () => {
  const [backend] = world({ a: [GOOD] }).backends;
  if (backend === undefined) throw new Error('No backend.');

  it('takes its listener from the signal when it is closed', () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    new CallWatch(backend, 1_000, signal).close();
    expect(added).toHaveBeenCalledOnce();
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  it('fires with the reason of the signal', () => {
    const leaving = new AbortController();
    const watch = new CallWatch(backend, 1_000, leaving.signal);
    leaving.abort('gone');
    expect(watch.signal).toMatchObject({ aborted: true, reason: 'gone' });
    expect(watch.failure).toBeUndefined();
    watch.close();
  });

  it('says which limit was the first', async () => {
    const brief = { ...backend, timeouts: { firstTokenMs: 10, idleMs: 10 } };
    const watch = new CallWatch(brief, 20, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(30);
    expect(watch.failure?.code).toBe('upstream_first_token_timeout');
    watch.close();
  });

  it('bears limits longer than a timer', async () => {
    const boundless = { ...backend, timeouts: { firstTokenMs: 1e15, idleMs: 1e15 } };
    const watch = new CallWatch(boundless, Infinity, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(watch.signal.aborted).toBe(false);
    watch.close();
  });
});

it('leaves no timer behind when the reader stops early', async () => {
  const { deps, backends, signals } = world({ a: [{ says: ['a', 'b'] }] }, timed());
  const call = { backends, deadlineMs: START_MS + 60_000, toRequest: () => modelRequest() };
  for await (const _ of callBackends(deps, call, new AbortController().signal)) break;
  expect(signals).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
