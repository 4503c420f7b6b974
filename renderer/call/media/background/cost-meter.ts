import type { EffectCost } from '../effects.ts';

/** Below this a face no longer moves as it speaks. */
const NEEDED_FRAMES_PER_SECOND = 12;
/** With less work than that the camera itself gives no more pictures: in the dark, or because it cannot. */
const BUSY_SHARE = 0.7;

/** Adds up what an effect does, and says what it costs. */
export class CostMeter {
  #busyMs = 0;
  #frames = 0;
  #since: number;

  /** @param now milliseconds on any steady clock, as below */
  constructor(now: number) {
    this.#since = now;
  }

  add(busyMs: number): void {
    this.#busyMs += busyMs;
    this.#frames += 1;
  }

  /** Since the last time that it was asked. */
  read(now: number): EffectCost {
    const elapsedMs = Math.max(1, now - this.#since);
    const coreShare = Math.min(1, this.#busyMs / elapsedMs);
    const framesPerSecond = (this.#frames * 1_000) / elapsedMs;
    this.#since = now;
    this.#busyMs = this.#frames = 0;
    const isTooSlow = coreShare > BUSY_SHARE && framesPerSecond < NEEDED_FRAMES_PER_SECOND;
    return { coreShare, framesPerSecond, isTooSlow };
  }
}
