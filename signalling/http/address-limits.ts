import ipaddr from 'ipaddr.js';
import { TokenBucket } from '../connection/token-bucket.ts';
import type { ServerSettings } from '../server-options.ts';

/** What one customer of an Internet provider gets is a /64: whoever has one address of it has all. */
const IPV6_NETWORK_PARTS = 4;

type Limits = Pick<ServerSettings, 'connectionsPerAddress' | 'joinsPerSecondPerAddress' | 'joinBurstPerAddress'>;

/** A connection's part in the limits of its address. */
export interface AddressHold {
  /** Counts one join; false beyond the limit. */
  takeJoin(nowMs: number): boolean;
  /** Once, when the connection is closed. */
  release(): void;
}

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
  hold(address: string, nowMs: number): AddressHold {
    const key = addressKey(address);
    const entry = this.#entries.get(key) ?? this.#create(key, nowMs);
    entry.connections += 1;
    return entry;
  }

  #create(key: string, nowMs: number): Entry {
    const { joinsPerSecondPerAddress: perSecond, joinBurstPerAddress: burst } = this.#limits;
    const entry = new Entry(new TokenBucket({ perSecond, burst }, nowMs), () => this.#entries.delete(key));
    this.#entries.set(key, entry);
    return entry;
  }
}

/** One address, shared by its connections. */
class Entry implements AddressHold {
  connections = 0;
  readonly #joins: TokenBucket;
  readonly #onUnused: () => void;

  constructor(joins: TokenBucket, onUnused: () => void) {
    this.#joins = joins;
    this.#onUnused = onUnused;
  }

  takeJoin(nowMs: number): boolean {
    return this.#joins.take(nowMs);
  }

  release(): void {
    this.connections -= 1;
    if (this.connections === 0) this.#onUnused();
  }
}

/** The address itself, or the network of an IPv6 one. */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  // An IPv4 address comes as ::ffff:192.0.2.1 when the server listens on `::`.
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, IPV6_NETWORK_PARTS).join(':') : parsed.toString();
}
