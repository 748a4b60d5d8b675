import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Sleep } from '../../../src/core/ambient.ts';
import { createSessionLanes, type SessionLanesOptions } from '../../../src/core/sessions/session-lanes.ts';
import type { SessionRef } from '../../../src/core/sessions/session-store.ts';
import { AppError } from '../../../src/errors.ts';
import { thrownBy } from '../requests.ts';

const REF: SessionRef = { agentId: 'main', key: 'one' };
const NEVER = new AbortController().signal;

/** Waits that end when a test says so, and that tell how many of them are under way. */
function manualSleep() {
  const waits = new Map<() => void, number>();
  const sleep: Sleep = (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      waits.set(resolve, milliseconds);
      signal.addEventListener('abort', () => {
        waits.delete(resolve);
        reject(signal.reason);
      });
    });
  return {
    sleep,
    durations: () => [...waits.values()],
    endFirst: () => {
      const [end] = waits.keys();
      end?.();
    },
  };
}

function lanesWith(options: Partial<SessionLanesOptions> = {}) {
  let nowMs = 0;
  const timers = manualSleep();
  const lanes = createSessionLanes({
    clock: () => nowMs,
    sleep: timers.sleep,
    maxWaiting: 5,
    maxWaitMs: 1000,
    ...options,
  });
  return { lanes, timers, passMs: (milliseconds: number) => (nowMs += milliseconds) };
}

/** Lets everything happen that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('createSessionLanes', () => {
  it('lets the first one in before any timer or event', async () => {
    const { lanes, timers } = lanesWith();
    let isIn = false;
    void lanes.enter(REF, NEVER).then(() => {
      isIn = true;
    });
    await settle();
    expect(isIn).toBe(true);
    expect(timers.durations()).toEqual([]);
  });

  it('lets one in at a time, in order of arrival', async () => {
    const { lanes, timers } = lanesWith();
    const order: number[] = [];
    const releases: (() => void)[] = [];
    for (const visitor of [1, 2, 3]) {
      void lanes.enter(REF, NEVER).then((release) => {
        order.push(visitor);
        releases.push(release);
      });
    }
    await settle();
    expect(order).toEqual([1]);
    expect(lanes.waiting()).toBe(2);
    expect(timers.durations()).toEqual([1000, 1000]);

    releases[0]?.();
    // Who comes at the very moment stands behind who waits.
    void lanes.enter(REF, NEVER).then(() => order.push(4));
    await settle();
    expect(order).toEqual([1, 2]);
    releases[1]?.();
    await settle();
    releases[2]?.();
    await settle();
    expect(order).toEqual([1, 2, 3, 4]);
    expect(lanes.waiting()).toBe(0);
    expect(timers.durations()).toEqual([]);
  });

  it('lets nobody else in when a release is called again', async () => {
    const { lanes } = lanesWith();
    const release = await lanes.enter(REF, NEVER);
    const second = lanes.enter(REF, NEVER);
    let isThirdIn = false;
    void lanes.enter(REF, NEVER).then(() => {
      isThirdIn = true;
    });
    release();
    release();
    await second;
    release();
    await settle();
    expect(isThirdIn).toBe(false);
  });

  it('does not let a release of long ago open the lane of others', async () => {
    const { lanes } = lanesWith();
    const release = await lanes.enter(REF, NEVER);
    release();
    await lanes.enter(REF, NEVER);
    release();
    const waiter = lanes.enter(REF, NEVER);
    await settle();
    expect(lanes.waiting()).toBe(1);
    void waiter;
  });

  it.each([
    { name: 'another key', ref: { agentId: 'main', key: 'two' } },
    { name: 'another agent', ref: { agentId: 'other', key: 'one' } },
    { name: 'a key and an agent that only together spell the same', ref: { agentId: 'mai', key: 'none' } },
  ])('never lets $name wait', async ({ ref }) => {
    const { lanes } = lanesWith();
    await lanes.enter(REF, NEVER);
    await lanes.enter(ref, NEVER);
    expect(lanes.waiting()).toBe(0);
  });

  it('refuses who finds the line full', async () => {
    const { lanes, passMs } = lanesWith({ maxWaiting: 1 });
    await lanes.enter(REF, NEVER);
    void lanes.enter(REF, NEVER);
    const thrown = await thrownBy(() => lanes.enter(REF, NEVER));
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({ code: 'session_queue_full', retryAfterSeconds: 1 });
    passMs(7_500);
    expect(await thrownBy(() => lanes.enter(REF, NEVER))).toMatchObject({ retryAfterSeconds: 8 });
    passMs(3_600_000);
    expect(await thrownBy(() => lanes.enter(REF, NEVER))).toMatchObject({ retryAfterSeconds: 60 });
    expect(lanes.waiting()).toBe(1);
  });

  it('expects a run to last as long again as it has lasted', async () => {
    const { lanes, passMs } = lanesWith({ maxWaiting: 1 });
    const release = await lanes.enter(REF, NEVER);
    const second = lanes.enter(REF, NEVER);
    passMs(30_000);
    release();
    await second;
    passMs(2_000);
    void lanes.enter(REF, NEVER);
    expect(await thrownBy(() => lanes.enter(REF, NEVER))).toMatchObject({ retryAfterSeconds: 2 });
  });

  it('leaves nothing behind on the signal of who was let in', async () => {
    const { lanes } = lanesWith();
    const { signal } = new AbortController();
    const release = await lanes.enter(REF, signal);
    const second = lanes.enter(REF, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    release();
    await second;
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('lets nobody wait where the line has no place', async () => {
    const { lanes } = lanesWith({ maxWaiting: 0 });
    const release = await lanes.enter(REF, NEVER);
    expect(await thrownBy(() => lanes.enter(REF, NEVER))).toMatchObject({ code: 'session_queue_full' });
    release();
    await lanes.enter(REF, NEVER);
  });

  it('sends away who waited too long, and lets the next one in their place', async () => {
    const { lanes, timers, passMs } = lanesWith({ maxWaiting: 2 });
    const release = await lanes.enter(REF, NEVER);
    const late = thrownBy(() => lanes.enter(REF, NEVER));
    const next = lanes.enter(REF, NEVER);
    passMs(1000);
    timers.endFirst();
    const thrown = await late;
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({ code: 'session_queue_timeout', retryAfterSeconds: 1 });
    expect(lanes.waiting()).toBe(1);
    release();
    await next;
  });

  it('lets who leaves go at once, with the reason of leaving', async () => {
    const { lanes, timers } = lanesWith();
    const release = await lanes.enter(REF, NEVER);
    const controller = new AbortController();
    const leaving = thrownBy(() => lanes.enter(REF, controller.signal));
    const next = lanes.enter(REF, NEVER);
    const reason = new Error('gone');
    controller.abort(reason);
    expect(lanes.waiting()).toBe(1);
    expect(await leaving).toBe(reason);
    expect(timers.durations()).toEqual([1000]);
    release();
    await next;
  });

  it('does not let in who has left before', async () => {
    const { lanes } = lanesWith();
    const reason = new Error('gone');
    expect(await thrownBy(() => lanes.enter(REF, AbortSignal.abort(reason)))).toBe(reason);
    await lanes.enter(REF, NEVER);
    expect(lanes.waiting()).toBe(0);
  });

  it('keeps the place of who was let in although the signal fires later', async () => {
    const { lanes } = lanesWith();
    const first = await lanes.enter(REF, NEVER);
    const controller = new AbortController();
    const second = lanes.enter(REF, controller.signal);
    first();
    controller.abort();
    const release = await second;
    const third = lanes.enter(REF, NEVER);
    release();
    await third;
  });

  it('is idle only when the last run of all sessions is over', async () => {
    const { lanes } = lanesWith();
    await lanes.idle();
    const releases = [
      await lanes.enter(REF, NEVER),
      await lanes.enter({ agentId: 'other', key: 'one' }, NEVER),
    ];
    const next = lanes.enter(REF, NEVER);
    let isIdle = false;
    void lanes.idle().then(() => {
      isIdle = true;
    });
    for (const release of releases) release();
    const last = await next;
    await settle();
    expect(isIdle).toBe(false);
    last();
    await settle();
    expect(isIdle).toBe(true);
    await lanes.idle();
  });

  it('fails who waits when waiting itself fails', async () => {
    const failure = new Error('no timer');
    const { lanes } = lanesWith({ sleep: () => Promise.reject(failure) });
    await lanes.enter(REF, NEVER);
    expect(await thrownBy(() => lanes.enter(REF, NEVER))).toBe(failure);
    expect(lanes.waiting()).toBe(0);
  });

  it('waits by the system clock where no other is given', async () => {
    const lanes = createSessionLanes({ clock: Date.now, maxWaiting: 1, maxWaitMs: 1 });
    await lanes.enter(REF, NEVER);
    expect(await thrownBy(() => lanes.enter(REF, NEVER))).toMatchObject({ code: 'session_queue_timeout' });
  });
});
