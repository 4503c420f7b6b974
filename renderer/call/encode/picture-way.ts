import { OwnEncoder } from './own-encoder.ts';
import type { PictureSlot, Pictures } from './pictures.ts';
import { PicturesEitherWay } from './pictures-either-way.ts';
import type { SharedEncoders } from './shared-encoders.ts';

/** How one peer is sent pictures: encoded once for all, as long as they can see and carry that, else for them alone. */
export class PictureWay {
  readonly #opened = new Set<PicturesEitherWay>();
  #encoders: SharedEncoders | undefined;

  constructor(encoders: SharedEncoders | undefined) {
    this.#encoders = encoders;
  }

  open(slot: PictureSlot, sender: RTCRtpSender): Pictures {
    const shared = this.#encoders?.open(slot, sender, () => this.encodeApart());
    if (!shared) return new OwnEncoder(sender);
    const pictures = new PicturesEitherWay(sender, shared, () => this.#opened.delete(pictures));
    this.#opened.add(pictures);
    return pictures;
  }

  /** From now on. */
  encodeApart(): void {
    this.#encoders = undefined;
    for (const pictures of this.#opened) pictures.encodeApart();
    this.#opened.clear();
  }
}
