import type { Connection } from './connection.ts';
import type { NegotiationSignal, Signal } from './signal.ts';

type GenerationsOptions = {
  /** Of the two sides one does, and the other does not. */
  goesFirst: boolean;
  /** Makes a connection, which this side will offer or the other one has. The one before has been closed. */
  open: (options: { isOwn: boolean; sendSignal: (signal: NegotiationSignal) => void }) => Connection;
  sendSignal: (signal: Signal) => void;
};

/**
 * The connections that two peers make one after another, because signals may have been lost or nothing else helps.
 * They are numbered, and the highest number counts, so that what still comes for an earlier one is known as such. One
 * side takes the odd numbers and the other the even ones: two new ones at the same time never have the same number.
 */
export class Generations {
  readonly #options: GenerationsOptions;
  #generation = 0;
  /** The last of which the remote end has been sent anything. */
  #told = 0;
  #current: Connection | undefined;

  constructor(options: GenerationsOptions) {
    this.#options = options;
  }

  get current(): Connection | undefined {
    return this.#current;
  }

  /** Makes a connection from this side, in the place of any other. */
  offer(): void {
    this.#offerAbove(this.#generation);
  }

  /** Rejects when the connection refuses it. */
  async receive({ generation, signal }: Signal): Promise<void> {
    const isOffer = signal.type === 'description' && signal.description.type === 'offer';
    if (signal.type === 'behind') {
      if (generation > this.#generation) this.#offerAbove(generation);
      return;
    }
    if (generation < this.#generation) {
      // What is still being made will tell them by itself. Told before, each side would offer above the other for ever.
      if (isOffer && this.#told === this.#generation) this.#send(this.#generation, { type: 'behind' });
      return;
    }
    if (generation > this.#generation) {
      // Without its offer the rest of a connection is worth nothing.
      if (!isOffer) return;
      this.#open(generation, { isOwn: false });
    }
    await this.#current?.receive(signal);
  }

  close(): void {
    this.#current?.close();
    this.#current = undefined;
  }

  #offerAbove(generation: number): void {
    const ownParity = this.#options.goesFirst ? 0 : 1;
    const next = generation + 1;
    this.#open(next % 2 === ownParity ? next : next + 1, { isOwn: true }).offer();
  }

  #open(generation: number, { isOwn }: { isOwn: boolean }): Connection {
    this.close();
    this.#generation = generation;
    this.#current = this.#options.open({ isOwn, sendSignal: (signal) => this.#send(generation, signal) });
    return this.#current;
  }

  #send(generation: number, signal: Signal['signal']): void {
    this.#told = Math.max(this.#told, generation);
    this.#options.sendSignal({ generation, signal });
  }
}
