// Where a test of session stores keeps its sessions.

import type { SessionStore } from '../../src/core/sessions/session-store.ts';

export type SessionPlace = {
  /** A store on the place, which begins empty; each call gives another one, as another process would have it. */
  open(clock: () => number): SessionStore;
  remove(): Promise<void>;
};
