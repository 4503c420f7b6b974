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

type SoundOptions = {
  /** Of what is encoded for all, if it is. */
  openFeed: (() => SoundFeed) | undefined;
  /** Whether nothing is kept ready while there is no track. */
  rests: boolean;
};

/** Whoever is just being met has more urgent things to do, and a sound may soon be back. */
const REST_AFTER_MS = 3_000;

/** The sound that one sender sends: encoded for all, or for it alone. */
export class Sound {
  readonly #sender: RTCRtpSender;
  readonly #rests: boolean;
  /** Undefined: it is encoded for this sender alone. */
  #openFeed: (() => SoundFeed) | undefined;
  #feed: SoundFeed | undefined;
  #track: MediaStreamTrack | null = null;
  #isConnected = false;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  /** Parameters that are read while others are being set are stale: one change after the other. */
  #changed: Promise<unknown> = Promise.resolve();

  constructor(sender: RTCRtpSender, { openFeed, rests }: SoundOptions) {
    this.#sender = sender;
    this.#openFeed = openFeed;
    this.#rests = rests;
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
    this.#restOrWake();
    if (this.#feed) void this.#start(this.#feed);
  }

  replaceTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#restOrWake();
    if (!this.#openFeed) void this.#sendTrack();
    else if (track) this.prepare();
  }

  /** From now on, without a negotiation: Chromium (156) encodes a track for a sender that had an encoded source. */
  encodeApart(): void {
    this.#openFeed = undefined;
    this.#feed?.close();
    this.#feed = undefined;
    void this.#sendTrack().then(() => this.#renew());
  }

  close(): void {
    clearTimeout(this.#restTimer);
    this.#feed?.close();
  }

  /**
   * Chromium (156) keeps 50 to 70 kbit/s of what a connection carries for each sound that it may send, also when there
   * is none: on a narrow way pictures got nothing else, and never again more.
   */
  #restOrWake(): void {
    if (!this.#rests || !this.#isConnected) return;
    clearTimeout(this.#restTimer);
    if (this.#track) this.#change(() => setActive(this.#sender, true));
    else this.#restTimer = setTimeout(() => this.#change(() => setActive(this.#sender, false)), REST_AFTER_MS);
  }

  async #start(feed: SoundFeed): Promise<void> {
    await feed.opened;
    const codec = await this.#renew();
    if (this.#feed !== feed) return;
    if (codec) feed.begin(codec.payloadType);
    else this.encodeApart();
  }

  #renew(): Promise<RTCRtpCodecParameters | undefined> {
    return this.#change(() => renewEncoder(this.#sender));
  }

  #change<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#changed.then(change);
    this.#changed = changed;
    return changed;
  }

  #sendTrack(): Promise<void> {
    // It rejects only when the connection closes meanwhile.
    return this.#sender.replaceTrack(this.#track).catch(() => undefined);
  }
}

/** Nothing where it is so already, or on a connection that has been closed. */
async function setActive(sender: RTCRtpSender, isActive: boolean): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding || encoding.active === isActive) return;
  encoding.active = isActive;
  await sender.setParameters(parameters).catch(() => undefined);
}
