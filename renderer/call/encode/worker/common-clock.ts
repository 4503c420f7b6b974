/** RTP's clock of pictures (RFC 3550, section 5.1), which wraps around at 32 bits. */
export const TICKS_PER_MS = 90;
/** From 1900, where NTP begins, to 1970 (RFC 5905, figure 4). */
const NTP_AHEAD_MS = 2_208_988_800_000;

/** Milliseconds of the clock by which Chromium (156) counts what an encoder of its own makes of a track. */
export function ntpNow(): number {
  return NTP_AHEAD_MS + performance.timeOrigin + performance.now();
}

/**
 * Every encoder counts from a beginning of its own. Chromium's receiver (156) shows nothing for 3 s when the clock of
 * what it is sent goes back, and plays no longer in sync when it jumps: frames of several encoders need one clock.
 */
export class CommonClock {
  readonly #now: () => number;
  /** By synchronization source. */
  readonly #offsets = new Map<number, number>();

  /** @param now milliseconds, of any clock that goes forward */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns the frame's timestamp by the common clock */
  of({ rtpTimestamp = 0, synchronizationSource = 0 }: RTCEncodedVideoFrameMetadata): number {
    const known = this.#offsets.get(synchronizationSource);
    const offset = known ?? Math.round(this.#now() * TICKS_PER_MS) - rtpTimestamp;
    this.#offsets.set(synchronizationSource, offset);
    return (rtpTimestamp + offset) >>> 0;
  }
}
