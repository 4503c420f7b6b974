import type { VideoQuality } from '../peer/quality.ts';
import { sendKeyFrame } from './key-frame.ts';
import { limitSender } from './limit-sender.ts';
import type { Pictures } from './pictures.ts';

/** The plain way: the sender has an encoder of its own. */
export class OwnEncoder implements Pictures {
  readonly #sender: RTCRtpSender;
  #quality: VideoQuality | undefined;

  constructor(sender: RTCRtpSender) {
    this.#sender = sender;
  }

  replaceTrack(track: MediaStreamTrack | null): void {
    // It rejects only when the connection closes meanwhile.
    void this.#sender.replaceTrack(track).then(
      () => this.#quality && this.limit(this.#quality),
      () => undefined,
    );
  }

  limit(quality: VideoQuality): void {
    this.#quality = quality;
    void limitSender(this.#sender, quality);
  }

  begin(): void {}

  refresh(): void {
    if (this.#sender.track) void sendKeyFrame(this.#sender);
  }

  encoderStatistics(): undefined {}

  close(): void {}
}
