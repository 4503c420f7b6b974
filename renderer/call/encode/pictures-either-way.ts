import type { VideoQuality } from '../peer/quality.ts';
import { OwnEncoder } from './own-encoder.ts';
import type { Pictures } from './pictures.ts';

/**
 * What one sender sends, encoded for all or for it alone: Chromium (156) lets a sender with an encoded source have a
 * track, and then encodes that, and takes an encoded source again when the track has gone; all without a negotiation.
 */
export class PicturesEitherWay implements Pictures {
  readonly #sender: RTCRtpSender;
  readonly #openShared: () => Pictures;
  readonly #onClose: () => void;
  #current: Pictures;
  #isApart = false;
  #track: MediaStreamTrack | null = null;
  #quality: VideoQuality | undefined;

  /** @param openShared for a sender without a track */
  constructor(sender: RTCRtpSender, openShared: () => Pictures, onClose: () => void) {
    this.#sender = sender;
    this.#openShared = openShared;
    this.#onClose = onClose;
    this.#current = openShared();
  }

  encodeApart(): void {
    if (this.#isApart) return;
    this.#isApart = true;
    this.#change(new OwnEncoder(this.#sender));
  }

  encodeTogether(): void {
    if (!this.#isApart) return;
    this.#isApart = false;
    // It rejects only when the connection closes meanwhile.
    void this.#sender.replaceTrack(null).then(
      () => !this.#isApart && this.#current instanceof OwnEncoder && this.#change(this.#openShared()),
      () => undefined,
    );
  }

  replaceTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#current.replaceTrack(track);
  }

  limit(quality: VideoQuality): void {
    this.#quality = quality;
    this.#current.limit(quality);
  }

  refresh(): void {
    this.#current.refresh();
  }

  encoderStatistics(): Promise<RTCStatsReport> | undefined {
    return this.#current.encoderStatistics();
  }

  close(): void {
    this.#onClose();
    this.#current.close();
  }

  #change(pictures: Pictures): void {
    this.#current.close();
    this.#current = pictures;
    pictures.replaceTrack(this.#track);
    if (this.#quality) pictures.limit(this.#quality);
  }
}
