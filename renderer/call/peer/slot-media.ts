import { withEncoders } from '../encode/encoder-statistics.ts';
import type { EncodingWay } from '../encode/encoding-way.ts';
import { PICTURE_SLOTS, type Pictures } from '../encode/pictures.ts';
import type { Sound } from '../encode/sound.ts';
import { preferCodecs } from './codecs.ts';
import type { SendingQuality } from './quality.ts';
import { SLOT_GROUP, SLOT_KIND, SLOTS, type Slot, type Streams } from './slots.ts';

export type SlotMediaOptions = {
  /** Where the remote tracks go while this connection is there. */
  streams: Streams;
  /** How what a sender sends comes to it. */
  encodingWay: Pick<EncodingWay, 'openPictures' | 'openSound' | 'isSoundShared'>;
  /** The track each slot sends at the start. */
  track: (slot: Slot) => MediaStreamTrack | null;
  quality: SendingQuality | undefined;
};

/** What one connection sends and receives, slot by slot. Nothing here negotiates. */
export class SlotMedia {
  readonly #connection: RTCPeerConnection;
  readonly #options: SlotMediaOptions;
  readonly #transceivers = new Map<Slot, RTCRtpTransceiver>();
  readonly #sounds = new Map<Slot, Sound>();
  readonly #pictures = new Map<Slot, Pictures>();
  /** Local groups: their ids tell the remote end which slots to play in sync. */
  readonly #groups: Streams = { person: new MediaStream(), share: new MediaStream() };
  #quality: SendingQuality | undefined;
  #isShown = false;

  constructor(connection: RTCPeerConnection, options: SlotMediaOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#quality = options.quality;
  }

  /** On the side of the first offer: makes the slots, in order. */
  open(): void {
    for (const slot of SLOTS) {
      const transceiver = this.#connection.addTransceiver(SLOT_KIND[slot], {
        direction: 'sendrecv',
        streams: this.#groupsOf(slot),
      });
      preferCodecs(transceiver, slot);
      this.#take(slot, transceiver);
    }
  }

  /** On the answering side: the slots are the transceivers that the offer brought, by order. */
  adopt(): void {
    if (this.#transceivers.size > 0) return;
    const transceivers = this.#connection.getTransceivers();
    for (const [index, slot] of SLOTS.entries()) {
      const transceiver = transceivers[index];
      if (!transceiver) continue;
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(...this.#groupsOf(slot));
      this.#take(slot, transceiver);
    }
  }

  /** To be called when the connection is connected, and may be again. */
  begin(): void {
    this.#applyQuality();
    for (const sent of this.#sent) void sent.begin();
  }

  /** From now on what the remote end sends is in the streams. */
  show(): void {
    this.#isShown = true;
    for (const transceiver of this.#transceivers) this.#show(...transceiver);
  }

  /** Without renegotiation. */
  replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    const sent = this.#pictures.get(slot) ?? this.#sounds.get(slot);
    sent?.replaceTrack(track);
  }

  limit(quality: SendingQuality): void {
    this.#quality = quality;
    this.#applyQuality();
  }

  /** Sends a key frame of each picture next. */
  refreshPictures(): void {
    for (const pictures of this.#pictures.values()) pictures.refresh();
  }

  /** Loudness of the remote microphone, 0…1, as the sender measured it (RFC 6464). Known only while it is played. */
  level(): number {
    const source = this.#transceivers.get('microphone')?.receiver.getSynchronizationSources()[0];
    return source?.audioLevel ?? 0;
  }

  /** Of the connection, with what the encoders tell that are not its own. */
  async statistics(): Promise<RTCStatsReport> {
    const encoders = new Map<string, RTCStatsReport>();
    for (const [slot, pictures] of this.#pictures) {
      const report = await pictures.encoderStatistics();
      const mid = this.#transceivers.get(slot)?.mid;
      if (report && mid) encoders.set(mid, report);
    }
    return withEncoders(await this.#connection.getStats(), encoders);
  }

  /** The connection itself is left open. */
  close(): void {
    for (const sent of this.#sent) sent.close();
    for (const [slot, { receiver }] of this.#transceivers) {
      this.#options.streams[SLOT_GROUP[slot]].removeTrack(receiver.track);
    }
  }

  get #sent(): readonly (Pictures | Sound)[] {
    return [...this.#pictures.values(), ...this.#sounds.values()];
  }

  /**
   * The clock of a sound that this sender encodes alone rests while it is muted, which Chromium's receiver (156) takes
   * for lateness: it would hold the picture back, each time by some 80 ms more. That is worse than to play it unsynced.
   */
  #groupsOf(slot: Slot): MediaStream[] {
    return this.#options.encodingWay.isSoundShared ? [this.#groups[SLOT_GROUP[slot]]] : [];
  }

  #take(slot: Slot, transceiver: RTCRtpTransceiver): void {
    this.#transceivers.set(slot, transceiver);
    if (this.#isShown) this.#show(slot, transceiver);
    const { encodingWay } = this.#options;
    if (slot === 'camera' || slot === 'screen') {
      this.#pictures.set(slot, encodingWay.openPictures(slot, transceiver.sender));
    } else {
      this.#sounds.set(slot, encodingWay.openSound(slot, transceiver.sender));
    }
    const track = this.#options.track(slot);
    if (track) this.replaceTrack(slot, track);
  }

  #show(slot: Slot, { receiver }: RTCRtpTransceiver): void {
    this.#options.streams[SLOT_GROUP[slot]].addTrack(receiver.track);
  }

  #applyQuality(): void {
    if (!this.#quality) return;
    for (const slot of PICTURE_SLOTS) this.#pictures.get(slot)?.limit(this.#quality[slot]);
  }
}
