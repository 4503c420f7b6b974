import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { isOwnComputer } from './own-computer.ts';

/**
 * Which proxies in front of the server are believed when they say for whom they ask: how many there are, or their
 * addresses and networks (`10.0.0.0/8`). 0 believes nobody.
 */
export type TrustedProxies = number | readonly string[];

/** Where a request comes from. */
export type ClientAddress = {
  readonly address: string;
  /** Comes from the server's own computer, and not through a proxy on it. */
  readonly isOwnComputer: boolean;
};

export type FindClientAddress = (request: Pick<IncomingMessage, 'socket' | 'headers'>) => ClientAddress;

type IsTrusted = (address: string, distance: number) => boolean;

/** Throws a sentence when one of the addresses is none. */
export function clientAddressFinder(proxies: TrustedProxies): FindClientAddress {
  const isTrusted = typeof proxies === 'number' ? (_: string, distance: number) => distance < proxies : among(proxies);
  return ({ socket, headers }) => {
    const nearest = socket.remoteAddress ?? '';
    const address = farthestTrusted(nearest, forwardedFor(headers['x-forwarded-for']), isTrusted) ?? nearest;
    // Whether the proxy is believed or not: what comes through one comes from anywhere.
    const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    return { address, isOwnComputer: !isForwarded && isOwnComputer(socket) };
  };
}

/** Each proxy adds at the end who asked it, so what a client invents stands at the beginning and is not reached. */
function farthestTrusted(nearest: string, forwarded: readonly string[], isTrusted: IsTrusted): string | undefined {
  let found: string | undefined;
  for (const [distance, address] of forwarded.entries()) {
    if (!isTrusted(found ?? nearest, distance) || isIP(address) === 0) return found;
    found = address;
  }
  return found;
}

/** Nearest first. Some proxies write a port behind the address. */
function forwardedFor(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join() : (header ?? '');
  if (text === '') return [];
  const entries = text.split(',').map((part) => part.trim());
  return entries.reverse().map((entry) => /^\[(.+)\](:\d+)?$|^([\d.]+):\d+$/.exec(entry)?.slice(1).find(isIP) ?? entry);
}

function among(networks: readonly string[]): IsTrusted {
  const list = new BlockList();
  for (const network of networks) addNetwork(list, network);
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

function addNetwork(list: BlockList, network: string): void {
  const [address = '', prefix, ...more] = network.split('/');
  const maxPrefix = isIP(address) === 4 ? 32 : 128;
  const isWrongPrefix = prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= maxPrefix);
  if (isIP(address) === 0 || isWrongPrefix || more.length > 0) throw new Error(`${network} is no address or network.`);
  if (prefix === undefined) list.addAddress(address, familyOf(address));
  else list.addSubnet(address, Number(prefix), familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
