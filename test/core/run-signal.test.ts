import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RunSignal } from '../../src/core/run-signal.ts';

describe('RunSignal', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('fires with the reason of the signal outside', () => {
    const outer = new AbortController();
    const { signal } = new RunSignal(outer.signal);
    expect(signal.aborted).toBe(false);
    outer.abort('left');
    expect(signal.reason).toBe('left');
  });

  it('has fired when the one outside had', () => {
    expect(new RunSignal(AbortSignal.abort('left')).signal.reason).toBe('left');
  });

  it('fires with run_timeout when the time is over, and not before', () => {
    const ending = new RunSignal(new AbortController().signal);
    ending.startTimer(1_000);
    vi.advanceTimersByTime(999);
    expect(ending.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(ending.signal.reason).toMatchObject({
      code: 'run_timeout',
      message: 'The run took longer than 1000 ms.',
    });
    expect(ending.isCutOff).toBe(false);
  });

  it('tells a caller who left from a run that took too long', () => {
    const outer = new AbortController();
    const ending = new RunSignal(outer.signal);
    outer.abort();
    expect(ending.isCutOff).toBe(true);
  });

  it('keeps the first reason', () => {
    const outer = new AbortController();
    const ending = new RunSignal(outer.signal);
    ending.startTimer(10);
    outer.abort('left');
    vi.advanceTimersByTime(10);
    expect(ending.signal.reason).toBe('left');
  });

  it('ends what is under way when told to, and the caller has not left then', () => {
    const ending = new RunSignal(new AbortController().signal);
    ending.abort();
    expect([ending.signal.aborted, ending.isCutOff]).toEqual([true, false]);
  });

  it('leaves neither a timer nor a listener behind', () => {
    const outer = new AbortController();
    const remove = vi.spyOn(outer.signal, 'removeEventListener');
    const ending = new RunSignal(outer.signal);
    ending.startTimer(10);
    ending.close();
    expect(vi.getTimerCount()).toBe(0);
    expect(remove).toHaveBeenCalledOnce();
    outer.abort();
    expect(ending.signal.aborted).toBe(false);
  });
});
