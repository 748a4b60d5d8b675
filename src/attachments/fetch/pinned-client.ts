// One connection to one server, to the very addresses that were checked: the name is not looked up again. Certificate
// and Host header stay those of the name. No proxy of the environment, no cookies, no other protocol than HTTP/1.1.

import { isIPv6, type LookupFunction } from 'node:net';
import type { Client } from 'undici';

/** Where a checked address is dialled. Tests lead the public addresses of their own to a server on loopback. */
export type Reroute = (address: string, port: number) => { readonly address: string; readonly port: number };

/** undici is given, because it takes 100 ms to load. `signal` ends a connection that is still being made, too. */
export function pinnedClient(
  undici: typeof import('undici'),
  url: URL,
  addresses: readonly string[],
  signal: AbortSignal,
  reroute: Reroute,
): Client {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const routes = addresses.map((address) => reroute(address, port));
  const found = routes.map(({ address }) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  const lookup: LookupFunction = (_host, options, callback) => {
    if (options.all) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  };
  const connect = undici.buildConnector({
    allowH2: false,
    maxCachedSessions: 0,
    // The caller's own time limit holds, by the signal.
    timeout: 0,
    lookup,
    signal,
  } as Parameters<typeof undici.buildConnector>[0]);
  return new undici.Client(url.origin, {
    connect: (options, callback) => connect({ ...options, port: String(routes[0]?.port ?? port) }, callback),
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  });
}
