/** RTP's clock of Opus (RFC 7587, section 4.1), which wraps around at 32 bits. */
const TICKS_PER_MS = 48;
/** What a microphone's own clock may be off. */
const MAX_LAG_MS = 100;

/** Milliseconds since the worker began, of the first sample: W3C WebRTC Encoded Transform; the types lack it. */
type Metadata = RTCEncodedAudioFrameMetadata & { captureTime?: number };

/**
 * An encoder's clock rests while it has nothing to encode, as when somebody is muted; sender reports meanwhile tell
 * that it goes on. Chromium's receiver (156) takes what comes then for late by as much, and holds the picture back
 * for it, which adds up. So sound goes by the time of its capture; small differences stay, for each frame begins where
 * the last one ended.
 */
export class SoundClock {
  /** By synchronization source. */
  readonly #offsets = new Map<number, number>();

  /** @returns the frame's timestamp by that clock */
  of({ rtpTimestamp = 0, synchronizationSource = 0, captureTime }: Metadata): number {
    if (captureTime === undefined) return rtpTimestamp;
    const captured = Math.round(captureTime * TICKS_PER_MS);
    const known = this.#offsets.get(synchronizationSource);
    const lag = known === undefined ? undefined : (captured - rtpTimestamp - known) | 0;
    const offset = lag === undefined || lag > MAX_LAG_MS * TICKS_PER_MS ? captured - rtpTimestamp : (known ?? 0);
    this.#offsets.set(synchronizationSource, offset);
    return (rtpTimestamp + offset) >>> 0;
  }
}
