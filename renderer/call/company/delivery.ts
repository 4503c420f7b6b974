/** What of another's is carried: enough for several connections to be made anew at once, and no flood. */
const MAX_CARRIED = 200;
const CARRIED_PER_SECOND = 40;

/** With one more, somebody who does not hear after all does no harm. */
const CARRIERS = 2;

export type DeliveryOptions = {
  /** The server's id of somebody. */
  addressOf: (session: string) => string | undefined;
  toServer: (address: string, body: string) => void;
  /** Those who are heard, and hear somebody. */
  whoHears: (session: string) => string[];
  /** Whether a connection to them is being repaired, not made for the first time. */
  isRepair: (session: string) => boolean;
  /** On the channel to `carrier`. */
  handTo: (carrier: string, parcel: { to: string; body: string }) => void;
};

/**
 * Brings sealed bodies to somebody without a channel of their own: by way of the server, and of participants who
 * hear both. The same body may come twice; it opens once.
 */
export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #allowances = new Map<string, { left: number; at: number }>();
  isServerReachable = true;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  canReach(session: string): boolean {
    const hasAddress = this.#options.addressOf(session) !== undefined;
    return (this.isServerReachable && hasAddress) || this.#carriersFor(session).length > 0;
  }

  send(session: string, body: string): void {
    const { addressOf, toServer, handTo } = this.#options;
    const address = addressOf(session);
    // Kept until the server is back, if it is away.
    if (address !== undefined) toServer(address, body);
    for (const carrier of this.#carriersFor(session)) handTo(carrier, { to: session, body });
  }

  /** Whether something more of theirs is carried: not without end. */
  mayCarryFor(from: string): boolean {
    const now = performance.now();
    const { left, at } = this.#allowances.get(from) ?? { left: MAX_CARRIED, at: now };
    const allowance = Math.min(MAX_CARRIED, left + ((now - at) / 1_000) * CARRIED_PER_SECOND);
    this.#allowances.set(from, { left: Math.max(0, allowance - 1), at: now });
    return allowance >= 1;
  }

  #carriersFor(session: string): string[] {
    const { addressOf, isRepair, whoHears } = this.#options;
    const isServed = this.isServerReachable && addressOf(session) !== undefined;
    if (isServed && !isRepair(session)) return [];
    return whoHears(session).slice(0, CARRIERS);
  }
}
