import { describe, expect, it } from 'vitest';
import { createLoginLimiter } from '../../src/http/login-limiter.ts';

const CONFIG = { maxAttempts: 3, windowMs: 1_000, lockoutMs: 5_000 };

function limiterAt() {
  const time = { now: 0 };
  return { time, limiter: createLoginLimiter(CONFIG, () => time.now) };
}

describe('the login limiter', () => {
  it('locks an address out at the configured number of failures, for the configured time', () => {
    const { time, limiter } = limiterAt();
    limiter.failed('a');
    limiter.failed('a');
    expect(limiter.lockedForMs('a')).toBe(0);
    limiter.failed('a');
    expect(limiter.lockedForMs('a')).toBe(5_000);
    expect(limiter.lockedForMs('b')).toBe(0);
    time.now = 4_999;
    expect(limiter.lockedForMs('a')).toBe(1);
    time.now = 5_000;
    expect(limiter.lockedForMs('a')).toBe(0);
  });

  it('starts counting anew after a lockout', () => {
    const { time, limiter } = limiterAt();
    for (let attempt = 0; attempt < 3; attempt += 1) limiter.failed('a');
    time.now = 5_000;
    limiter.failed('a');
    limiter.failed('a');
    expect(limiter.lockedForMs('a')).toBe(0);
  });

  it('forgets failures that lie further back than the window', () => {
    const { time, limiter } = limiterAt();
    limiter.failed('a');
    limiter.failed('a');
    time.now = 1_000;
    limiter.failed('a');
    limiter.failed('a');
    expect(limiter.lockedForMs('a')).toBe(0);
    time.now = 1_999;
    limiter.failed('a');
    expect(limiter.lockedForMs('a')).toBe(5_000);
  });

  it('forgets failures after a success', () => {
    const { limiter } = limiterAt();
    limiter.failed('a');
    limiter.failed('a');
    limiter.succeeded('a');
    limiter.failed('a');
    expect(limiter.lockedForMs('a')).toBe(0);
  });

  it('remembers a bounded number of addresses and drops the longest known', () => {
    const { limiter } = limiterAt();
    const lockOut = (address: string): void => {
      for (let attempt = 0; attempt < 3; attempt += 1) limiter.failed(address);
    };
    lockOut('first');
    for (let index = 0; index < 10_000; index += 1) lockOut(`address-${index}`);
    expect(limiter.lockedForMs('first')).toBe(0);
    expect(limiter.lockedForMs('address-0')).toBe(5_000);
  });
});
