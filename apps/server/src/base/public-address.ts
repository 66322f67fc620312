// Which addresses on the network belong to the open internet, and which to this machine or the network around it.
import { BlockList, isIP } from 'node:net';

/** IPv4 that is not for everybody. Source: IANA's registry of special-purpose addresses (RFC 6890), and multicast. */
const CLOSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24],
  ['224.0.0.0', 4], ['240.0.0.0', 4],
];
/** Parts of the IPv6 that is for everybody (2000::/3) which lead elsewhere: tunnels that carry IPv4, benchmarks, examples. */
const CLOSED_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20],
];

const listOf = (ranges: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
};
const closedV4 = listOf(CLOSED_V4, 'ipv4');
const closedV6 = listOf(CLOSED_V6, 'ipv6');
const openV6 = listOf([['2000::', 3]], 'ipv6');
const loopbackV4 = listOf([['127.0.0.0', 8]], 'ipv4');

/** Whether an address (no name, no brackets) is on the open internet. What is no address at all is not; IPv4 within IPv6 is not either. */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address);
  if (family === 4) return !closedV4.check(address, 'ipv4');
  // A zone names a card of this machine.
  if (family === 6 && !address.includes('%')) return openV6.check(address, 'ipv6') && !closedV6.check(address, 'ipv6');
  return false;
};

/** Whether an address is this machine, written as itself. */
export const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || (isIP(address) === 4 && loopbackV4.check(address, 'ipv4'));
