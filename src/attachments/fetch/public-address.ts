// Which IP addresses belong to the public internet. Everything else is refused: what IANA has set aside, and every
// IPv6 form that carries an IPv4 address, because what such an address reaches depends on the network it is used in.

import { BlockList, isIP } from 'node:net';

/** IANA's special-purpose registry, and the one metadata service that has a public address. */
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT; Alibaba's metadata service lies in it
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // Azure's platform services
  '169.254.0.0/16', // link-local, with the metadata services of most clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments; Oracle's metadata service lies in it
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
];

/** Global unicast is all that IPv6 has in use; loopback, ULA, link-local, mapped and NAT64 forms lie outside it. */
const GLOBAL_UNICAST_V6 = '2000::/3';

const NOT_PUBLIC_V6 = [
  '2001::/23', // protocol assignments, Teredo among them
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
];

const notPublicV4 = blockList(NOT_PUBLIC_V4, 'ipv4');
const globalUnicastV6 = blockList([GLOBAL_UNICAST_V6], 'ipv6');
const notPublicV6 = blockList(NOT_PUBLIC_V6, 'ipv6');

function blockList(subnets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/');
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}

/** True only for an IPv4 or IPv6 address that is on the public internet; false for anything else, names included. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !notPublicV4.check(address, 'ipv4');
    case 6:
      // A zone marks an address that means something on one interface only.
      if (address.includes('%')) return false;
      return globalUnicastV6.check(address, 'ipv6') && !notPublicV6.check(address, 'ipv6');
    default:
      return false;
  }
}
