import { type Pressure, watchPressure } from './pressure.ts';

/** What a busy computer shows and sends less of. */
export type Savings = {
  /** Others' cameras are asked for as if they were shown that much smaller, 0…1. */
  shownScale: number;
  /** Lines of the own camera's picture at most. */
  maxHeight: number;
  /** Of cameras, own and others'. */
  maxFramerate: number;
  /** Of the own picture as it is seen here. */
  ownFramerate: number;
  /** Sound in one packet, milliseconds: the fewer packets, the less work, and the later it is heard. */
  soundPacketMs: number;
};

/** Fewer points before fewer frames: a picture that stutters disturbs more than one that is a little soft. */
const STEPS = [
  { shownScale: 1, maxHeight: 720, maxFramerate: 30, ownFramerate: 30, soundPacketMs: 20 },
  { shownScale: 1, maxHeight: 720, maxFramerate: 30, ownFramerate: 15, soundPacketMs: 60 },
  { shownScale: 0.5, maxHeight: 360, maxFramerate: 30, ownFramerate: 10, soundPacketMs: 60 },
  { shownScale: 0.35, maxHeight: 360, maxFramerate: 30, ownFramerate: 10, soundPacketMs: 120 },
  { shownScale: 0.35, maxHeight: 360, maxFramerate: 24, ownFramerate: 10, soundPacketMs: 120 },
  { shownScale: 0.35, maxHeight: 180, maxFramerate: 18, ownFramerate: 6, soundPacketMs: 120 },
  { shownScale: 0.35, maxHeight: 180, maxFramerate: 12, ownFramerate: 6, soundPacketMs: 120 },
  { shownScale: 0.35, maxHeight: 180, maxFramerate: 8, ownFramerate: 6, soundPacketMs: 120 },
] as const satisfies readonly Savings[];

export const NO_SAVINGS: Savings = STEPS[0];

/**
 * How long there must be too much to do, without a break, before the next step is taken. Somebody joins, a window is
 * opened: that passes. A full computer may still show all frames: to leave some out is worth a longer look, and fewer
 * than 24 a second the longest, as they are missed more than they save.
 */
const PATIENCE_MS = [2_000, 5_000, 5_000, 15_000, 30_000, 15_000, 15_000] as const;
/** Room to spare for so long is worth a try. */
const CALM_MS = 20_000;
/** A try after which it was too much so soon makes the next one wait twice as long. */
const REGRET_MS = 15_000;
/** What was late because of the computer is made up for by then. */
const AFTERMATH_MS = 10_000;
const LONGEST_CALM_MS = 300_000;

/** How much is saved: step by step more while the computer has too much to do, and less again when it has not. */
export class EconomyRule {
  #step = 0;
  #calmMs = CALM_MS;
  #strainedSince: number | undefined;
  #calmSince: number | undefined;
  #relaxedAt = Number.NEGATIVE_INFINITY;
  #lastStrainAt = Number.NEGATIVE_INFINITY;

  get savings(): Savings {
    return STEPS[this.#step] ?? NO_SAVINGS;
  }

  /** Whether the computer has too much to do, or had a moment ago. */
  isStrained(now: number): boolean {
    return now - this.#lastStrainAt < AFTERMATH_MS;
  }

  /**
   * @param now milliseconds, of any clock that does not jump
   * @returns whether the savings are others than before
   */
  take(pressure: Pressure, now: number): boolean {
    const isCalm = pressure === 'nominal' || pressure === 'fair';
    if (pressure === 'critical') this.#lastStrainAt = now;
    this.#strainedSince = pressure === 'critical' ? (this.#strainedSince ?? now) : undefined;
    this.#calmSince = isCalm ? (this.#calmSince ?? now) : undefined;
    const patienceMs = PATIENCE_MS[this.#step];
    if (patienceMs !== undefined && hasLasted(this.#strainedSince, now, patienceMs)) return this.#save(now);
    if (hasLasted(this.#calmSince, now, this.#calmMs)) return this.#relax(now);
    return false;
  }

  #save(now: number): boolean {
    const isRegret = (this.#strainedSince ?? now) - this.#relaxedAt < REGRET_MS;
    this.#calmMs = isRegret ? Math.min(this.#calmMs * 2, LONGEST_CALM_MS) : this.#calmMs;
    this.#strainedSince = undefined;
    this.#step += 1;
    return true;
  }

  #relax(now: number): boolean {
    if (this.#step === 0) return false;
    this.#relaxedAt = now;
    this.#calmSince = now;
    this.#step -= 1;
    return true;
  }
}

/** Follows this computer, from its making to `close`. */
export class Economy {
  readonly #rule = new EconomyRule();
  readonly #listeners = new Set<() => void>();
  readonly #stop = watchPressure((pressure) => this.#take(pressure));

  get savings(): Savings {
    return this.#rule.savings;
  }

  /** What comes late, or not at all, may be late because of this computer. */
  get isStrained(): boolean {
    return this.#rule.isStrained(performance.now());
  }

  /** Called when the savings are others than before. Returns its undo. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #take(pressure: Pressure): void {
    if (!this.#rule.take(pressure, performance.now())) return;
    for (const listener of this.#listeners) listener();
  }
}

function hasLasted(since: number | undefined, now: number, ms: number): boolean {
  return since !== undefined && now - since >= ms;
}
