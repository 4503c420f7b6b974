/** Whoever greets somebody tells all their strokes at once; then as many as a hand makes. */
const BURST = 1_000;
const PER_SECOND = 60;

/** How much one person may draw and point. */
export class MarkLimit {
  #left = BURST;
  #at = 0;

  /** @param now milliseconds on any steady clock */
  allows(now: number): boolean {
    this.#left = Math.min(BURST, this.#left + ((now - this.#at) / 1_000) * PER_SECOND);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
