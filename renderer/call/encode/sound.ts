import type { Slot } from '../peer/slots.ts';
import { renewEncoder } from './renew-encoder.ts';

export type SoundSlot = Extract<Slot, 'microphone' | 'screenAudio'>;
export const SOUND_SLOTS = ['microphone', 'screenAudio'] as const satisfies readonly SoundSlot[];

/** What the encoders give a sender. */
export type SoundFeed = {
  /** Frames can come to it. */
  readonly opened: Promise<void>;
  /** @param payloadType by which the connection knows its codec: whoever offers first chooses that */
  begin(payloadType: number): void;
  close(): void;
};

/** The sound that one sender sends: encoded for all, or, without a feed, for it alone. */
export class Sound {
  readonly #sender: RTCRtpSender;
  #feed: SoundFeed | undefined;
  #track: MediaStreamTrack | null = null;
  #hasBegun = false;

  constructor(sender: RTCRtpSender, feed: SoundFeed | undefined) {
    this.#sender = sender;
    this.#feed = feed;
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** To be called when its connection is connected, and may be again. */
  async begin(): Promise<void> {
    const feed = this.#feed;
    if (!feed || this.#hasBegun) return;
    this.#hasBegun = true;
    await feed.opened;
    const isRenewed = await renewEncoder(this.#sender);
    if (this.#feed !== feed) return;
    const [codec] = this.#sender.getParameters().codecs;
    if (isRenewed && codec) feed.begin(codec.payloadType);
    else this.encodeApart();
  }

  replaceTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    if (!this.#feed) void this.#sendTrack();
  }

  /** From now on, without a negotiation: Chromium (156) encodes a track for a sender that had an encoded source. */
  encodeApart(): void {
    this.#feed?.close();
    this.#feed = undefined;
    void this.#sendTrack().then(() => renewEncoder(this.#sender));
  }

  close(): void {
    this.#feed?.close();
  }

  #sendTrack(): Promise<void> {
    // It rejects only when the connection closes meanwhile.
    return this.#sender.replaceTrack(this.#track).catch(() => undefined);
  }
}
