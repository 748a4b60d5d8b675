// How connections to backends are made, for every adapter alike: one answer per connection at a time, a limit for
// making one, none for what comes over it, which is timed by the core. Knows nothing of what is sent.

import type { buildConnector } from 'undici';
import { isPlainObject } from '../lib/plain-object.ts';

export type Connections = {
  /** For a Pool or an Agent of undici. */
  readonly options: {
    readonly allowH2: false;
    readonly connect: buildConnector.connector;
    readonly headersTimeout: 0;
    readonly bodyTimeout: 0;
  };
  /**
   * True for the failure of a connection that had served before: the backend has closed it while it was idle, and
   * what was sent over it has met nobody. Asked only before anything of an answer has come.
   */
  isStale(thrown: unknown): boolean;
};

/** A connection that was idle is no surprise; a backend that breaks every one of them is at fault itself. */
export const MAX_STALE_CONNECTIONS = 3;

/** undici is given, because it takes 100 ms to load: only a process that calls a backend pays them. */
export function createConnections(undici: typeof import('undici'), connectTimeoutMs: number): Connections {
  const stale = new WeakSet<object>();
  const connect = undici.buildConnector({ allowH2: false, timeout: connectTimeoutMs });
  return {
    options: {
      // One stream per connection: a stalled connection then stalls one answer, and aborting one is a plain close.
      allowH2: false,
      connect: (options, callback) =>
        connect(options, (...outcome) => {
          const [, socket] = outcome;
          // undici hands the error on as it is, without a word on where it comes from.
          socket?.on('error', (error) => {
            if (socket.bytesRead > 0) stale.add(error);
          });
          callback(...outcome);
        }),
      headersTimeout: 0,
      bodyTimeout: 0,
    },
    isStale(thrown) {
      for (
        let error = thrown, depth = 0;
        isPlainObject(error) && depth < 4;
        error = error.cause, depth += 1
      ) {
        if (stale.has(error)) return true;
      }
      return false;
    },
  };
}
