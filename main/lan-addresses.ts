import { networkInterfaces } from 'node:os';
import type { HostAddress } from './bridge.ts';

/** Interfaces that virtual machines and containers make: nobody else is on them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vboxnet|vmnet|vEthernet)/;

/**
 * How others on the network reach a server on this computer: each IPv4 address, likely ones first. Link-local
 * addresses (RFC 3927) come last: they work only while nothing better is there.
 */
export function lanAddresses(port: number): HostAddress[] {
  const found = Object.entries(networkInterfaces()).flatMap(([interfaceName, addresses]) =>
    (addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ interfaceName, address })),
  );
  const likeliness = ({ interfaceName, address }: { interfaceName: string; address: string }): number =>
    VIRTUAL.test(interfaceName) ? 1 : address.startsWith('169.254.') ? 2 : 0;
  return found
    .sort((a, b) => likeliness(a) - likeliness(b))
    .map(({ interfaceName, address }) => ({ interfaceName, origin: `http://${address}:${port}` }));
}
