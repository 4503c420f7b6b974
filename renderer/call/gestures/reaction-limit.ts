/** Milliseconds, and how many within them: enough to clap, too few to cover a stage. */
const WINDOW_MS = 3_000;
const MOST = 5;

/** How often one person may react. */
export class ReactionLimit {
  #times: number[] = [];

  /** @param now milliseconds on any steady clock */
  allows(now: number): boolean {
    this.#times = this.#times.filter((time) => now - time < WINDOW_MS);
    if (this.#times.length >= MOST) return false;
    this.#times.push(now);
    return true;
  }
}
