/** A larger picture needs room to spare; one that is sent already must just fit. */
const ROOM_TO_GROW = 1.25;
/** Estimates jump: what does not fit for so long is too much, and what would fit for so long is tried. */
const SHRINK_AFTER_MS = 1_000;
const GROW_AFTER_MS = 1_500;
/** A first estimate is a guess. */
const SETTLED_AFTER_MS = 1_000;
/** Whoever cannot carry even the smallest for so long needs an encoder that follows their network. */
const TOO_MUCH_AFTER_MS = 4_000;

export type FittingFacts = {
  /** Milliseconds, of any clock that does not jump. */
  now: number;
  /** Bits per second of each quality, largest first. */
  rates: readonly number[];
  /** The largest that is wanted, by index. */
  wanted: number;
  /** Bits per second that the connection carries of this picture, as far as is known. */
  carried: number | undefined;
};

/** Which of few qualities one receiver is sent: the largest that is wanted and that their connection carries. */
export class Fitting {
  #current = 0;
  #wanted: number | undefined;
  #shouldShrinkSince: number | undefined;
  #shouldGrowSince: number | undefined;
  #tooMuchSince: number | undefined;
  /** Since when anything is known of what they carry. */
  #knownSince: number | undefined;

  /** @returns the index of the quality to send, or `too-much` when none fits */
  choose({ now, rates, wanted, carried }: FittingFacts): number | 'too-much' {
    const isFirst = this.#wanted === undefined;
    const isNews = wanted !== this.#wanted;
    this.#wanted = wanted;
    const current = this.#current;
    if (carried !== undefined) this.#knownSince ??= now;
    const isSettled = this.#knownSince !== undefined && now - this.#knownSince >= SETTLED_AFTER_MS;
    // A first picture is soon there when it is small; a larger one would be late on a way that nobody knows yet.
    if (isFirst || (!isSettled && wanted > current)) return this.#move(wanted);
    if (carried === undefined) return current;
    const smallest = rates.length - 1;
    const fitting = (room: number) => rates.findIndex((rate, index) => index >= wanted && rate * room <= carried);
    const least = fitting(1);
    // Another place on the stage is filled at once.
    if (isNews && isSettled) return this.#move(least === -1 ? smallest : least);
    this.#tooMuchSince = least === -1 ? (this.#tooMuchSince ?? now) : undefined;
    if (this.#tooMuchSince !== undefined && now - this.#tooMuchSince >= TOO_MUCH_AFTER_MS) return 'too-much';
    const target = least === -1 ? smallest : least;
    this.#shouldShrinkSince = target > current ? (this.#shouldShrinkSince ?? now) : undefined;
    const growth = fitting(ROOM_TO_GROW);
    this.#shouldGrowSince = growth !== -1 && growth < current ? (this.#shouldGrowSince ?? now) : undefined;
    if (hasLasted(this.#shouldShrinkSince, now, SHRINK_AFTER_MS)) return this.#move(target);
    if (hasLasted(this.#shouldGrowSince, now, GROW_AFTER_MS)) return this.#move(growth);
    return current;
  }

  /** Nothing is sent for a while: what did not fit before that says nothing about later. */
  rest(): void {
    this.#shouldShrinkSince = undefined;
    this.#shouldGrowSince = undefined;
    this.#tooMuchSince = undefined;
  }

  #move(to: number): number {
    this.#current = to;
    this.#shouldShrinkSince = undefined;
    this.#shouldGrowSince = undefined;
    return to;
  }
}

function hasLasted(since: number | undefined, now: number, ms: number): boolean {
  return since !== undefined && now - since >= ms;
}
