/**
 * Which counters have been taken: each once, and none that is far behind. Messages come by two paths (the server
 * and the peers' own channel), so a little disorder is no attack. (As RFC 4303 section 3.4.3 does for IPsec.)
 */

export const WINDOW = 64;

export class ReplayWindow {
  #highest = -1;
  /** Of the last 64: bit n is the counter n below the highest. */
  #taken = 0n;

  /** Why a counter would be refused now; it is not taken by asking. */
  refusal(counter: number): 'replayed' | 'too-old' | undefined {
    const behind = this.#highest - counter;
    if (behind >= WINDOW) return 'too-old';
    return behind >= 0 && (this.#taken >> BigInt(behind)) & 1n ? 'replayed' : undefined;
  }

  /** Only for a counter that came with a message that opened: anybody can write a high number on an envelope. */
  take(counter: number): void {
    const ahead = counter - this.#highest;
    if (ahead > 0) {
      this.#highest = counter;
      this.#taken = ahead >= WINDOW ? 0n : BigInt.asUintN(WINDOW, this.#taken << BigInt(ahead));
    }
    this.#taken |= 1n << BigInt(this.#highest - counter);
  }
}
