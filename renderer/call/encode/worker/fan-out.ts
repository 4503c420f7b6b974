/** Frames of few encoders to many receivers. */
import { TICKS_PER_MS } from './common-clock.ts';

/** Where the frames for one receiver go. */
export type Outlet<Frame> = {
  /** Rejects when the receiver has gone. */
  write(frame: Frame): Promise<void>;
};

type FanOutOptions<Frame> = {
  /** Whether who has got nothing of an encoder yet can begin with it, as with a key frame. */
  canBegin: (frame: Frame) => boolean;
  /** When it was captured, by one clock for all encoders, which wraps around at 32 bits. */
  timestampOf: (frame: Frame) => number;
  /** With that timestamp, for that receiver: a later one than their last. */
  copy: (frame: Frame, timestamp: number, id: string) => Frame;
  /** The next frame of this encoder should be a key frame. */
  askForKeyFrame: (encoder: string) => void;
  /** Milliseconds, of any clock that goes forward. */
  now: () => number;
};

type Feed<Frame> = {
  outlet: Outlet<Frame> | undefined;
  /** The encoder whose frames they should get; none while they show nothing. */
  wanted: string | undefined;
  /** The encoder whose frames they get: until the wanted one gives a key frame it is the last one. */
  current: string | undefined;
  /** Of the last frame that was written. */
  timestamp: number | undefined;
  /** When that was. */
  writtenAt: number;
  /** By how much their clock is ahead of the common one, in its ticks. */
  shift: number;
  /** They cannot begin, or go on, before the next key frame. */
  needsKeyFrame: boolean;
  /** When the last one was written. */
  keyFrameAt: number;
  /** Written and not yet taken. */
  waiting: number;
};

/** Those who ask within this time get one key frame together. */
const GATHERED_MS = 300;
/** A request that comes so soon after a key frame was made before that arrived; a sender makes one when it begins. */
const ON_ITS_WAY_MS = 100;
/** Whoever has not taken that many frames is behind: the next that they get is a key frame. */
const MAX_WAITING = 15;

export class FanOut<Frame> {
  readonly #options: FanOutOptions<Frame>;
  readonly #feeds = new Map<string, Feed<Frame>>();
  /** When each encoder was last asked for a key frame. */
  readonly #askedAt = new Map<string, number>();

  constructor(options: FanOutOptions<Frame>) {
    this.#options = options;
  }

  /** From now on frames may be written. */
  open(id: string, outlet: Outlet<Frame>): void {
    const feed = this.#feed(id);
    feed.outlet = outlet;
    this.#need(feed);
  }

  close(id: string): void {
    this.#feeds.delete(id);
  }

  /** @param encoder undefined: nothing is sent */
  want(id: string, encoder: string | undefined): void {
    const feed = this.#feed(id);
    if (feed.wanted === encoder) return;
    feed.wanted = encoder;
    if (encoder === undefined) feed.current = undefined;
    feed.needsKeyFrame = feed.current !== encoder;
    if (feed.needsKeyFrame) this.#need(feed);
  }

  /** Whose frames they get. */
  encoderOf(id: string): string | undefined {
    return this.#feeds.get(id)?.current;
  }

  /** The receiver has lost something, or begins. */
  requestKeyFrame(id: string): void {
    const feed = this.#feeds.get(id);
    if (feed && this.#options.now() - feed.keyFrameAt > ON_ITS_WAY_MS) this.#need(feed);
  }

  /** The next frame of an encoder. The frame itself is left to the caller. */
  take(encoder: string, frame: Frame): void {
    const timestamp = this.#options.timestampOf(frame);
    for (const [id, feed] of this.#feeds) {
      if (feed.wanted === encoder && feed.outlet) this.#turn(feed, frame, encoder, timestamp);
      if (feed.current !== encoder || !feed.outlet) continue;
      const shifted = (timestamp + feed.shift) >>> 0;
      feed.timestamp = shifted;
      feed.writtenAt = this.#options.now();
      if (this.#options.canBegin(frame)) feed.keyFrameAt = feed.writtenAt;
      this.#write(id, feed, feed.outlet, () => this.#options.copy(frame, shifted, id));
    }
  }

  /** Whoever still waits asks again: one that was asked for may have come before they were there, or not at all. */
  #turn(feed: Feed<Frame>, frame: Frame, encoder: string, timestamp: number): void {
    if (feed.current === encoder && !feed.needsKeyFrame) return;
    if (this.#options.canBegin(frame)) {
      if (feed.current !== encoder) feed.shift = this.#shiftFor(feed, timestamp);
      feed.current = encoder;
      feed.needsKeyFrame = false;
    } else if (feed.needsKeyFrame) {
      this.#ask(encoder);
    }
  }

  /**
   * A receiver's clock must not stand still or go back (see CommonClock). It would where two encoders make a frame each
   * of what was captured at once, and where the last one's first frame came late, as on a busy computer.
   */
  #shiftFor({ timestamp: last, writtenAt }: Feed<Frame>, timestamp: number): number {
    if (last === undefined || isAfter(timestamp, last)) return 0;
    const elapsed = Math.max(1, Math.round((this.#options.now() - writtenAt) * TICKS_PER_MS));
    return (last + elapsed - timestamp) >>> 0;
  }

  #write(id: string, feed: Feed<Frame>, outlet: Outlet<Frame>, copy: () => Frame): void {
    if (feed.waiting >= MAX_WAITING) {
      feed.current = undefined;
      this.#need(feed);
      return;
    }
    feed.waiting += 1;
    outlet.write(copy()).then(
      () => {
        feed.waiting -= 1;
      },
      () => this.close(id),
    );
  }

  /** What is wanted may be known before there is anywhere to write. */
  #feed(id: string): Feed<Frame> {
    const known = this.#feeds.get(id);
    if (known) return known;
    const feed: Feed<Frame> = {
      outlet: undefined,
      wanted: undefined,
      current: undefined,
      timestamp: undefined,
      writtenAt: 0,
      shift: 0,
      needsKeyFrame: false,
      keyFrameAt: Number.NEGATIVE_INFINITY,
      waiting: 0,
    };
    this.#feeds.set(id, feed);
    return feed;
  }

  #need(feed: Feed<Frame>): void {
    feed.needsKeyFrame = true;
    if (feed.outlet && feed.wanted !== undefined) this.#ask(feed.wanted);
  }

  #ask(encoder: string): void {
    const now = this.#options.now();
    if (now - (this.#askedAt.get(encoder) ?? Number.NEGATIVE_INFINITY) < GATHERED_MS) return;
    this.#askedAt.set(encoder, now);
    this.#options.askForKeyFrame(encoder);
  }
}

/** Of a clock that wraps around at 32 bits. */
function isAfter(timestamp: number, last: number): boolean {
  return ((timestamp - last) | 0) > 0;
}
