// Locks an address out after too many wrong secrets. Knows addresses and times, nothing of requests.

import type { RateLimitConfig } from '../config/config.ts';
import type { Clock } from '../core/ambient.ts';

/** So many addresses are remembered; beyond that the longest known are forgotten first. */
const MAX_ADDRESSES = 10_000;

export type LoginLimiter = {
  /** Milliseconds until the address may try again; 0 when it may now. */
  lockedForMs(address: string): number;
  failed(address: string): void;
  succeeded(address: string): void;
};

/** Counts failures per address in a sliding window. Holds a bounded amount of memory. */
export function createLoginLimiter(
  config: Pick<RateLimitConfig, 'maxAttempts' | 'windowMs' | 'lockoutMs'>,
  clock: Clock,
): LoginLimiter {
  const failures = new Map<string, number[]>();
  const lockedUntil = new Map<string, number>();

  return {
    lockedForMs(address) {
      const until = lockedUntil.get(address);
      if (until === undefined) return 0;
      const leftMs = until - clock();
      if (leftMs > 0) return leftMs;
      lockedUntil.delete(address);
      return 0;
    },

    failed(address) {
      const now = clock();
      const recent = (failures.get(address) ?? []).filter((time) => time > now - config.windowMs);
      recent.push(now);
      failures.delete(address);
      if (recent.length < config.maxAttempts) remember(failures, address, recent);
      else remember(lockedUntil, address, now + config.lockoutMs);
    },

    succeeded(address) {
      failures.delete(address);
    },
  };
}

/** A Map keeps the order of insertion, so its first key is the longest known. */
function remember<Value>(map: Map<string, Value>, address: string, value: Value): void {
  if (map.size >= MAX_ADDRESSES && !map.has(address)) {
    for (const oldest of map.keys()) {
      map.delete(oldest);
      break;
    }
  }
  map.set(address, value);
}
