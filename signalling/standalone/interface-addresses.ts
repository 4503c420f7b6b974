import { networkInterfaces } from 'node:os';

/** This computer's IPv4 addresses on the networks that it is in. */
export function interfaceAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
