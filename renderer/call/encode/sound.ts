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

/** The sound that one sender sends: encoded for all, or for it alone. */
export class Sound {
  readonly #sender: RTCRtpSender;
  /** Undefined: it is encoded for this sender alone. */
  #openFeed: (() => SoundFeed) | undefined;
  #feed: SoundFeed | undefined;
  #track: MediaStreamTrack | null = null;
  #isConnected = false;

  /** @param openFeed of what is encoded for all, if it is */
  constructor(sender: RTCRtpSender, openFeed: (() => SoundFeed) | undefined) {
    this.#sender = sender;
    this.#openFeed = openFeed;
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** Before there is any: whoever speaks up is heard from the first word. Opening takes a busy computer a second. */
  prepare(): void {
    if (this.#feed || !this.#openFeed) return;
    this.#feed = this.#openFeed();
    if (this.#isConnected) void this.#start(this.#feed);
  }

  /** To be called when its connection is connected, and may be again. */
  begin(): void {
    if (this.#isConnected) return;
    this.#isConnected = true;
    if (this.#feed) void this.#start(this.#feed);
  }

  replaceTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    if (!this.#openFeed) void this.#sendTrack();
    else if (track) this.prepare();
  }

  /** From now on, without a negotiation: Chromium (156) encodes a track for a sender that had an encoded source. */
  encodeApart(): void {
    this.#openFeed = undefined;
    this.#feed?.close();
    this.#feed = undefined;
    void this.#sendTrack().then(() => renewEncoder(this.#sender));
  }

  close(): void {
    this.#feed?.close();
  }

  async #start(feed: SoundFeed): Promise<void> {
    await feed.opened;
    const codec = await renewEncoder(this.#sender);
    if (this.#feed !== feed) return;
    if (codec) feed.begin(codec.payloadType);
    else this.encodeApart();
  }

  #sendTrack(): Promise<void> {
    // It rejects only when the connection closes meanwhile.
    return this.#sender.replaceTrack(this.#track).catch(() => undefined);
  }
}
