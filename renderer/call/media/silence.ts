/** Digital silence: half a step of 16 bits. A microphone that works is never that quiet, not even in a quiet room. */
const SILENT = 1 / 65_536;
const HOLD_MS = 5_000;

/** Whether nothing at all comes from a microphone, for some seconds. */
export class SilenceDetector {
  #lastHeardAt: number | undefined;

  /**
   * @param level loudness 0…1; undefined while there is nothing to listen to
   * @param now milliseconds on any steady clock
   */
  update(level: number | undefined, now: number): boolean {
    if (level === undefined || level >= SILENT) this.#lastHeardAt = now;
    this.#lastHeardAt ??= now;
    return now - this.#lastHeardAt >= HOLD_MS;
  }
}
