import { OwnEncoder } from './own-encoder.ts';
import type { PictureSlot, Pictures } from './pictures.ts';
import { PicturesEitherWay } from './pictures-either-way.ts';
import type { NotTogether, SharedEncoders } from './shared-encoders.ts';

/** How one peer is sent pictures: encoded once for all, as long as they can see and carry that, else for them alone. */
export class PictureWay {
  readonly #opened = new Set<PicturesEitherWay>();
  readonly #encoders: SharedEncoders | undefined;
  readonly #isStrained: () => boolean;
  #isApart = false;

  /** @param isStrained whether this computer has too much to do */
  constructor(encoders: SharedEncoders | undefined, isStrained: () => boolean) {
    this.#encoders = encoders;
    this.#isStrained = isStrained;
  }

  open(slot: PictureSlot, sender: RTCRtpSender): Pictures {
    const encoders = this.#encoders;
    if (!encoders) return new OwnEncoder(sender);
    const openShared = () => encoders.open(slot, sender, () => this.encodeApart('slow-network'));
    const pictures = new PicturesEitherWay(sender, openShared, () => this.#opened.delete(pictures));
    this.#opened.add(pictures);
    if (this.#isApart) pictures.encodeApart();
    return pictures;
  }

  /**
   * From now on. A busy computer has no time for an encoder more, and looks like a slow network: another whole picture
   * has to do for who could not decode the last ones.
   */
  encodeApart(reason: NotTogether): void {
    if (this.#isApart) return;
    if (this.#isStrained()) {
      if (reason === 'not-decoded') for (const pictures of this.#opened) pictures.refresh();
      return;
    }
    this.#isApart = true;
    this.#encoders?.noteFallBack(reason);
    for (const pictures of this.#opened) pictures.encodeApart();
  }

  encodeTogether(): void {
    this.#isApart = false;
    for (const pictures of this.#opened) pictures.encodeTogether();
  }
}
