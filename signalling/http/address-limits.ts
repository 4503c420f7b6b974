import ipaddr from 'ipaddr.js';
import { TokenBucket } from '../connection/token-bucket.ts';
import type { ServerSettings } from '../server-options.ts';

/** What one customer of an Internet provider gets is a /64: whoever has one address of it has all. */
const IPV6_NETWORK_PARTS = 4;

type Limits = Pick<ServerSettings, 'connectionsPerAddress' | 'joinsPerSecondPerAddress' | 'joinBurstPerAddress'>;

type Entry = { connections: number; readonly joins: TokenBucket };

/** Keeps one address from taking all the room. An address is remembered for as long as it has a connection. */
export class AddressLimits {
  readonly #limits: Limits;
  readonly #entries = new Map<string, Entry>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Whether that address may open another connection. */
  hasRoom(address: string): boolean {
    return (this.#entries.get(addressKey(address))?.connections ?? 0) < this.#limits.connectionsPerAddress;
  }

  /** Counts a connection until `release` is called. */
  hold(address: string, nowMs: number): { takeJoin: (nowMs: number) => boolean; release: () => void } {
    const key = addressKey(address);
    const entry = this.#entries.get(key) ?? this.#create(nowMs);
    this.#entries.set(key, entry);
    entry.connections += 1;
    return {
      takeJoin: (now) => entry.joins.take(now),
      release: () => {
        entry.connections -= 1;
        if (entry.connections === 0) this.#entries.delete(key);
      },
    };
  }

  #create(nowMs: number): Entry {
    const { joinsPerSecondPerAddress: perSecond, joinBurstPerAddress: burst } = this.#limits;
    return { connections: 0, joins: new TokenBucket({ perSecond, burst }, nowMs) };
  }
}

/** The address itself, or the network of an IPv6 one. */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  // An IPv4 address comes as ::ffff:192.0.2.1 when the server listens on `::`.
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, IPV6_NETWORK_PARTS).join(':') : parsed.toString();
}
