import type { VideoQuality } from '../peer/quality.ts';
import { OwnEncoder } from './own-encoder.ts';
import type { Pictures } from './pictures.ts';

/**
 * What one sender sends, encoded for all and later perhaps for it alone: Chromium (156) lets a sender with an encoded
 * source have a track, and then encodes that, without a negotiation and without a gap.
 */
export class PicturesEitherWay implements Pictures {
  readonly #sender: RTCRtpSender;
  readonly #onClose: () => void;
  #current: Pictures;
  #track: MediaStreamTrack | null = null;
  #quality: VideoQuality | undefined;

  constructor(sender: RTCRtpSender, shared: Pictures, onClose: () => void) {
    this.#sender = sender;
    this.#current = shared;
    this.#onClose = onClose;
  }

  encodeApart(): void {
    this.#current.close();
    this.#current = new OwnEncoder(this.#sender);
    this.#current.replaceTrack(this.#track);
    if (this.#quality) this.#current.limit(this.#quality);
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
}
