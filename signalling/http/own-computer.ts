import { BlockList, isIPv6 } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');

/** The two ends of a connection, as a net.Socket names them; undefined once it is closed. */
export type ConnectionEnds = {
  readonly remoteAddress?: string | undefined;
  readonly localAddress?: string | undefined;
};

/**
 * Whether a connection comes from the server's own computer: over loopback, or from the very address it was
 * made to, as when somebody opens their own invitation.
 */
export function isOwnComputer({ remoteAddress, localAddress }: ConnectionEnds): boolean {
  if (remoteAddress === undefined) return false;
  if (remoteAddress === localAddress) return true;
  return loopback.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}
