// From a bind mode to the address to listen on.

import { BlockList, isIP } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';
import { nearestName } from '../../lib/nearest-name.ts';
import type { ReportProblem } from '../config-error.ts';
import type { AddNote } from '../config-note.ts';
import type { GatewaySection } from '../schema/gateway.ts';

const LOOPBACK_HOST = '127.0.0.1';
const EVERY_HOST = '0.0.0.0';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** The addresses that Tailscale gives out. */
const tailnet = new BlockList();
tailnet.addSubnet('100.64.0.0', 10, 'ipv4');

/** `os.networkInterfaces` or a stand-in. */
export type NetworkInterfaces = () => NodeJS.Dict<NetworkInterfaceInfo[]>;

type BindContext = {
  readonly report: ReportProblem;
  readonly note: AddNote;
  readonly networkInterfaces: NetworkInterfaces;
};

/** The address; loopback where a problem was reported. */
export function resolveBindHost(
  { bind, customBindHost }: Pick<GatewaySection, 'bind' | 'customBindHost'>,
  context: BindContext,
): string {
  if (bind !== 'custom' && customBindHost !== undefined) {
    context.note({
      level: 'warn',
      message: 'gateway.customBindHost is not used, since gateway.bind is not "custom".',
    });
  }
  switch (bind) {
    case undefined:
    case 'auto':
    case 'loopback':
      return LOOPBACK_HOST;
    case 'lan':
      return EVERY_HOST;
    case 'tailnet':
      return tailnetAddress(context);
    case 'custom':
      return customAddress(customBindHost, context.report);
  }
}

/** True for addresses that only this machine reaches. */
export function isLoopbackHost(host: string): boolean {
  const family = isIP(host);
  return host === 'localhost' || (family !== 0 && loopback.check(host, family === 4 ? 'ipv4' : 'ipv6'));
}

function tailnetAddress({ note, networkInterfaces }: BindContext): string {
  const addresses = Object.values(networkInterfaces()).flatMap((infos) => infos ?? []);
  const found = addresses.find(({ address, family }) => family === 'IPv4' && tailnet.check(address, 'ipv4'));
  if (found !== undefined) return found.address;
  note({
    level: 'warn',
    message: 'gateway.bind is "tailnet", but this machine has no tailnet address: listening on loopback.',
  });
  return LOOPBACK_HOST;
}

function customAddress(host: string | undefined, report: ReportProblem): string {
  const address = host?.trim();
  if (address !== undefined && isIP(address) !== 0) return address;
  report({
    path: 'gateway.customBindHost',
    found: address === undefined ? undefined : JSON.stringify(address),
    expected: 'an IP address to listen on, since gateway.bind is "custom"',
    nearest: address === undefined ? undefined : nearestName(address, [LOOPBACK_HOST, EVERY_HOST], 'typo'),
  });
  return LOOPBACK_HOST;
}
