import type { PictureCodec } from '../peer/codecs.ts';
import type { VideoQuality } from '../peer/quality.ts';
import { OwnEncoder } from './own-encoder.ts';
import type { Pictures } from './pictures.ts';

type Options = {
  /** Of what is encoded for all. */
  codec: PictureCodec;
  /** For a sender without a track. */
  openShared: () => Pictures;
  /** The other end does not have that codec: they are encoded for it alone. */
  onOtherCodec: () => void;
  onClose: () => void;
};

/**
 * What one sender sends, encoded for all or for it alone: Chromium (156) lets a sender with an encoded source have a
 * track, and then encodes that, and takes an encoded source again when the track has gone; all without a negotiation.
 */
export class PicturesEitherWay implements Pictures {
  readonly #sender: RTCRtpSender;
  readonly #options: Options;
  /** None before there is something to send: opening takes a busy computer a second. */
  #current: Pictures | undefined;
  #isApart = false;
  #isConnected = false;
  #hasOtherCodec = false;
  #track: MediaStreamTrack | null = null;
  #quality: VideoQuality | undefined;

  constructor(sender: RTCRtpSender, options: Options) {
    this.#sender = sender;
    this.#options = options;
  }

  /** Bits per second that they may take now. */
  get maxBitrate(): number {
    return this.#track && this.#quality?.isActive ? this.#quality.maxBitrate : 0;
  }

  begin(): void {
    this.#isConnected = true;
    this.#checkCodec();
  }

  encodeApart(): void {
    if (this.#isApart) return;
    this.#isApart = true;
    if (this.#current) this.#open();
  }

  encodeTogether(): void {
    if (!this.#isApart || this.#hasOtherCodec) return;
    this.#isApart = false;
    // It rejects only when the connection closes meanwhile.
    void this.#sender.replaceTrack(null).then(
      () => !this.#isApart && this.#current instanceof OwnEncoder && this.#open(),
      () => undefined,
    );
  }

  replaceTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#checkCodec();
    if (this.#current) this.#current.replaceTrack(track);
    else if (track) this.#open();
  }

  limit(quality: VideoQuality): void {
    this.#quality = quality;
    this.#current?.limit(quality);
  }

  refresh(): void {
    this.#current?.refresh();
  }

  encoderStatistics(): Promise<RTCStatsReport> | undefined {
    return this.#current?.encoderStatistics();
  }

  close(): void {
    this.#options.onClose();
    this.#current?.close();
  }

  /** As soon as there is something to send: to read parameters holds up whoever is just joining. */
  #checkCodec(): void {
    if (!this.#isConnected || !this.#track || this.#hasOtherCodec) return;
    const [agreed] = this.#sender.getParameters().codecs;
    if (!agreed || agreed.mimeType === this.#options.codec) return;
    this.#hasOtherCodec = true;
    this.#options.onOtherCodec();
    this.encodeApart();
  }

  #open(): void {
    this.#current?.close();
    const pictures = this.#isApart ? new OwnEncoder(this.#sender) : this.#options.openShared();
    this.#current = pictures;
    pictures.replaceTrack(this.#track);
    if (this.#quality) pictures.limit(this.#quality);
  }
}
