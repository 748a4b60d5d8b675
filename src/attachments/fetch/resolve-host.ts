// A host's addresses by DNS. Not through the system's resolver: that one works in the thread pool, where a few names
// that answer slowly would hold up every file and every other name of the process, and cannot be cancelled.

import { Resolver } from 'node:dns/promises';

/** Every address of the host, IPv4 and IPv6. Rejects with DNS's error, or with the signal's reason. */
export type ResolveHost = (host: string, signal: AbortSignal) => Promise<readonly string[]>;

/** Asks the servers that the system names, or the given ones. */
export function createHostResolver(servers?: readonly string[]): ResolveHost {
  return async (host, signal) => {
    // One for each look-up, because cancelling ends all that a resolver does.
    const resolver = new Resolver({ timeout: 2_000, tries: 3 });
    if (servers !== undefined) resolver.setServers(servers);
    const cancel = (): void => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      // Most hosts have only one kind of address: that the other is missing is no failure.
      const outcomes = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
      signal.throwIfAborted();
      const addresses = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
      const failure = outcomes.find((outcome) => outcome.status === 'rejected');
      if (addresses.length === 0 && failure !== undefined) throw failure.reason;
      return addresses;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
}
