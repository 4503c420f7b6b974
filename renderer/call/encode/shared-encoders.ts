import type { LocalMedia } from '../media/local-media.ts';
import { modeOf } from '../media/screen-mode.ts';
import { PICTURE_CODEC } from '../peer/codecs.ts';
import { ALL_LINES, levelsOf, type VideoQuality } from '../peer/quality.ts';
import { SLOTS, type Slot } from '../peer/slots.ts';
import { EncodedSources } from './encoded-sources.ts';
import { EncoderPair } from './encoder-pair.ts';
import { Fitting } from './fitting.ts';
import { sendKeyFrame } from './key-frame.ts';
import { limitSender } from './limit-sender.ts';
import { PICTURE_SLOTS, type PictureSlot, type Pictures } from './pictures.ts';
import { SOUND_SLOTS, type SoundFeed, type SoundSlot } from './sound.ts';
import type { ToPage, ToWorker } from './worker/messages.ts';

/**
 * Why something is encoded for one receiver alone: they cannot carry, or cannot decode, what the others are sent; or
 * nothing of it goes out to them.
 */
export type NotTogether = 'slow-network' | 'not-decoded' | 'not-sent';

/** How often, since the beginning: for one receiver, or, with `encoders-lost`, encoders that were made anew for all. */
export type FallBacks = Readonly<Record<NotTogether | 'encoders-lost', number>>;

/** What every engine sends. */
const PACKET_MS = 20;

/** From one half second to the next an encoder may make that much more. */
const SPREAD = 1.2;

type Feed = {
  readonly slot: PictureSlot;
  readonly fitting: Fitting;
  readonly onTooMuch: () => void;
  /** What is wanted, and may be sent. */
  quality: VideoQuality | undefined;
  /** What is sent: of `quality`, as much as their connection carries. */
  lines: number | undefined;
  /** Bits per second that their connection carries. */
  carried: number | undefined;
  /** The encoder whose frames they got lately. */
  last: string | undefined;
};

/**
 * Each picture is encoded once in each of a few qualities, and each sound once, for all that are sent it. A picture's
 * encoder runs only while somebody wants what it makes; encoders outlive every peer, so that nobody's coming or going
 * disturbs the others.
 */
export class SharedEncoders {
  readonly #worker: Worker;
  readonly #feeds = new Map<string, Feed>();
  readonly #sources: EncodedSources;
  readonly #tracks = new Map<Slot, MediaStreamTrack | null>();
  readonly #stopFollowing: () => void;
  /** Those that have been asked for a key frame. */
  readonly #refreshing = new Set<RTCRtpSender>();
  #fallBacks: FallBacks = { 'slow-network': 0, 'not-decoded': 0, 'not-sent': 0, 'encoders-lost': 0 };
  #packetMs = PACKET_MS;
  #pair: EncoderPair;
  /** Bits per second, by encoder, lately. */
  #made: Readonly<Record<string, number>> = {};

  /** Whether this engine can. */
  static get areAvailable(): boolean {
    return 'createEncodedSource' in RTCRtpSender.prototype && 'RTCRtpScriptTransform' in globalThis;
  }

  /** Sends what the local media give, and follows them. */
  constructor(media: Pick<LocalMedia, 'track' | 'onTrack'>) {
    this.#worker = new Worker(new URL('./worker/encode-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<ToPage>) => this.#take(data);
    this.#sources = new EncodedSources(this.#worker);
    this.#pair = this.#openPair();
    for (const slot of SLOTS) this.#replaceTrack(slot, media.track(slot));
    this.#stopFollowing = media.onTrack((slot, track) => this.#replaceTrack(slot, track));
  }

  /**
   * For a sender that is never given a track.
   * @param onTooMuch their connection does not even carry the smallest of what is encoded
   */
  open(slot: PictureSlot, sender: RTCRtpSender, onTooMuch: () => void): Pictures {
    const { id } = this.#sources.open(sender);
    const fitting = new Fitting();
    this.#feeds.set(id, {
      slot,
      fitting,
      onTooMuch,
      quality: undefined,
      lines: undefined,
      carried: undefined,
      last: undefined,
    });
    return {
      replaceTrack: () => undefined,
      begin: () => undefined,
      limit: (quality) => this.#limit(id, quality),
      refresh: () => this.#tell({ type: 'refresh', feed: id }),
      encoderStatistics: () => this.#encoderOf(id)?.getStats(),
      close: () => this.#close(id),
    };
  }

  /** For a sender without a track. */
  openSound(slot: SoundSlot, sender: RTCRtpSender): SoundFeed {
    const { id, opened } = this.#sources.open(sender);
    return {
      opened,
      begin: (payloadType) => this.#tell({ type: 'want', feed: id, encoder: slot, payloadType }),
      close: () => this.#sources.close(id),
    };
  }

  /**
   * How much sound one packet holds: the fewer packets, the less everybody has to do, and the later it is heard.
   * @param packetMs 20, 40, 60 or 120
   */
  setPacketTime(packetMs: number): void {
    if (packetMs === this.#packetMs) return;
    this.#packetMs = packetMs;
    this.#pair.setPacketTime(packetMs);
  }

  get fallBacks(): FallBacks {
    return this.#fallBacks;
  }

  noteFallBack(reason: keyof FallBacks): void {
    this.#fallBacks = { ...this.#fallBacks, [reason]: this.#fallBacks[reason] + 1 };
  }

  close(): void {
    this.#stopFollowing();
    this.#pair.close();
    this.#worker.terminate();
  }

  /** For everybody at once, without a gap. */
  #replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    this.#tracks.set(slot, track);
    for (const name of encodersOf(slot)) {
      void this.#pair.senders
        .get(name)
        ?.replaceTrack(track)
        .then(
          () => (slot === 'camera' || slot === 'screen') && this.#runAll(slot),
          // Only a pair that has been closed meanwhile.
          () => undefined,
        );
    }
  }

  #limit(id: string, quality: VideoQuality): void {
    const feed = this.#feeds.get(id);
    if (!feed) return;
    feed.quality = quality;
    this.#fit(id, feed);
    this.#runAll(feed.slot);
  }

  #fit(id: string, feed: Feed): void {
    const { slot, fitting, quality, carried } = feed;
    const levels = this.#levels(slot);
    const rates = levels.map((level) => this.#rateOf(slot, level));
    const wanted = levels.findIndex(({ maxHeight }) => maxHeight === quality?.maxHeight);
    const isSent = quality?.isActive && wanted !== -1;
    if (!isSent) fitting.rest();
    const chosen = isSent ? fitting.choose({ now: performance.now(), rates, wanted, carried }) : undefined;
    if (chosen === 'too-much') return feed.onTooMuch();
    feed.lines = chosen === undefined ? undefined : levels[chosen]?.maxHeight;
    const encoder = feed.lines === undefined ? undefined : nameOf(slot, feed.lines);
    this.#tell({ type: 'want', feed: id, encoder });
  }

  /** What an encoder makes, or may make. A picture in which little moves takes much less. */
  #rateOf(slot: PictureSlot, { maxHeight, maxBitrate }: VideoQuality): number {
    const made = this.#made[nameOf(slot, maxHeight)];
    return made ? Math.min(maxBitrate, made * SPREAD) : maxBitrate;
  }

  #close(id: string): void {
    const feed = this.#feeds.get(id);
    if (!this.#feeds.delete(id) || !feed) return;
    this.#sources.close(id);
    this.#runAll(feed.slot);
  }

  #encoderOf(id: string): RTCRtpSender | undefined {
    const { slot, lines } = this.#feeds.get(id) ?? {};
    return slot && lines ? this.#pair.senders.get(nameOf(slot, lines)) : undefined;
  }

  #runAll(slot: PictureSlot): void {
    const levels = this.#levels(slot);
    const [largest] = levels;
    if (!largest) return;
    for (const lines of ALL_LINES[slot]) {
      const level = levels.find(({ maxHeight }) => maxHeight === lines);
      // What belongs to another mode rests.
      this.#run(slot, level ?? { ...largest, maxHeight: lines });
    }
  }

  /** What may be sent of what is sent now. */
  #levels(slot: PictureSlot): readonly VideoQuality[] {
    return levelsOf(slot, modeOf(this.#tracks.get(slot) ?? null));
  }

  /**
   * As much as the one who is sent most of it is sent. Whoever goes over to another quality still gets the last one
   * until that has made a key frame.
   */
  #run(slot: PictureSlot, level: VideoQuality): void {
    const { maxHeight } = level;
    const name = nameOf(slot, maxHeight);
    const sender = this.#pair.senders.get(name);
    const wanted = [...this.#feeds.values()].flatMap(({ slot: of, lines, last, quality }) =>
      of === slot && lines && quality && (lines === maxHeight || last === name) ? [quality] : [],
    );
    if (!sender) return;
    const most = (name: 'maxBitrate' | 'maxFramerate') => Math.max(...wanted.map((quality) => quality[name]));
    const isActive = wanted.length > 0;
    const limits = isActive
      ? { maxBitrate: Math.min(level.maxBitrate, most('maxBitrate')), maxFramerate: most('maxFramerate') }
      : {};
    // Each stays what it is called; whoever has too little for it is sent another.
    void limitSender(sender, { ...level, ...limits, isActive }, 'maintain-framerate-and-resolution');
  }

  #openPair(): EncoderPair {
    const pictures = new Map(
      PICTURE_SLOTS.flatMap((slot) => encodersOf(slot).map((name) => [name, PICTURE_CODEC[slot]] as const)),
    );
    return new EncoderPair(this.#worker, { pictures, sounds: SOUND_SLOTS }, this.#packetMs, () => this.#replacePair());
  }

  #replacePair(): void {
    this.noteFallBack('encoders-lost');
    this.#pair.close();
    this.#pair = this.#openPair();
    for (const [slot, track] of this.#tracks) this.#replaceTrack(slot, track);
  }

  #take(message: ToPage): void {
    if (message.type === 'rates') return this.#follow(message);
    const sender = this.#pair.senders.get(message.encoder);
    // On a busy computer an answer may take longer than the patience of those who ask.
    if (sender?.track?.kind !== 'video' || this.#refreshing.has(sender)) return;
    this.#refreshing.add(sender);
    void sendKeyFrame(sender).then(() => this.#refreshing.delete(sender));
  }

  #follow({ encoders, feeds }: Extract<ToPage, { type: 'rates' }>): void {
    this.#made = encoders;
    for (const [id, { carried, encoder }] of Object.entries(feeds)) {
      const feed = this.#feeds.get(id);
      if (!feed) continue;
      // As long as they are not connected it is 0.
      feed.carried = carried || undefined;
      feed.last = encoder;
      this.#fit(id, feed);
    }
    for (const slot of PICTURE_SLOTS) this.#runAll(slot);
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}

/** By name: each sound has one. */
function encodersOf(slot: Slot): readonly string[] {
  if (slot === 'microphone' || slot === 'screenAudio') return [slot];
  return ALL_LINES[slot].map((lines) => nameOf(slot, lines));
}

function nameOf(slot: PictureSlot, lines: number): string {
  return `${slot} ${lines}`;
}
