// What the simulator takes from its surroundings: time, so that tests need not wait for it.

import type { Clock, Sleep } from '../../core/ambient.ts';

export type SimDeps = {
  readonly clock: Clock;
  readonly sleep: Sleep;
};
