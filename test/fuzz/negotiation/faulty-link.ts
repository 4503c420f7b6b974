import type { SeededRandom } from '../../signalling/seeded-random.ts';
import type { LinkFaults } from './schedule.ts';

type Path = { readonly queue: (() => void)[]; lastAtMs: number };

/** Carries what one side sends to the other, by up to two paths. Each is in order for itself, and late at random. */
export class FaultyLink {
  readonly #random: SeededRandom;
  readonly #paths: readonly Path[];
  #faults: LinkFaults;

  constructor(random: SeededRandom, faults: LinkFaults) {
    this.#random = random;
    this.#faults = faults;
    this.#paths = Array.from({ length: faults.paths }, () => ({ queue: [], lastAtMs: 0 }));
  }

  /** Whether nothing is on its way. */
  get isIdle(): boolean {
    return this.#paths.every(({ queue }) => queue.length === 0);
  }

  carry(deliver: () => void): void {
    const { dropShare, duplicateShare } = this.#faults;
    const isDuplicated = this.#random.next() < duplicateShare;
    for (const path of isDuplicated ? this.#paths : [this.#random.pick(this.#paths)]) {
      if (this.#random.next() >= dropShare) this.#enqueue(path, deliver);
    }
    // The same path may repeat itself too.
    if (isDuplicated && this.#paths.length === 1) this.#enqueue(this.#random.pick(this.#paths), deliver);
  }

  /** From now on nothing is lost. */
  heal(): void {
    this.#faults = { ...this.#faults, dropShare: 0 };
  }

  #enqueue(path: Path, deliver: () => void): void {
    const now = performance.now();
    path.lastAtMs = Math.max(path.lastAtMs, now + this.#random.next() * this.#faults.maxDelayMs);
    path.queue.push(deliver);
    setTimeout(() => path.queue.shift()?.(), path.lastAtMs - now);
  }
}
