/** Whether somebody speaks, from loudness 0…1: quick to notice, slow to forget, deaf to clicks. */
const LOUD = 0.02;
const NEEDED_LOUD_SAMPLES = 2;
const HOLD_MS = 800;

export class SpeakingDetector {
  #loudSamples = 0;
  #lastLoudAt = Number.NEGATIVE_INFINITY;

  /**
   * @param level loudness 0…1
   * @param now milliseconds on any steady clock
   */
  update(level: number, now: number): boolean {
    this.#loudSamples = level >= LOUD ? this.#loudSamples + 1 : 0;
    if (this.#loudSamples >= NEEDED_LOUD_SAMPLES) this.#lastLoudAt = now;
    return now - this.#lastLoudAt < HOLD_MS;
  }
}
