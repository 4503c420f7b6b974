/** RTP's clock of pictures (RFC 3550, section 5.1), which wraps around at 32 bits. */
export const TICKS_PER_MS = 90;

/**
 * Every encoder counts from a beginning of its own. Chromium's receiver (156) shows nothing for 3 s when the clock of
 * what it is sent goes back: frames of several encoders need one clock.
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
