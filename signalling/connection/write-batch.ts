import type { Duplex } from 'node:stream';

/**
 * Gathers what is written to each socket within one turn of the event loop: a system call for each turn in the place
 * of one for each frame. Under load that is the largest part of what a relayed frame costs.
 */
export class WriteBatch {
  #held: Duplex[] = [];

  /** Call before writing. What is written waits for the end of the turn. */
  hold(transport: Duplex): void {
    if (transport.writableCorked > 0) return;
    transport.cork();
    this.#held.push(transport);
    if (this.#held.length === 1) setImmediate(() => this.#release());
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const transport of held) transport.uncork();
  }
}
