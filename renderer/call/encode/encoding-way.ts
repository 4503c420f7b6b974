import { ALL_SENT } from '../health/sent.ts';
import { PICTURE_CODEC } from '../peer/codecs.ts';
import { OwnEncoder } from './own-encoder.ts';
import type { PictureSlot, Pictures } from './pictures.ts';
import { PicturesEitherWay } from './pictures-either-way.ts';
import type { NotTogether, SharedEncoders } from './shared-encoders.ts';
import { Sound, type SoundSlot } from './sound.ts';

/** The first may be of a microphone that was switched on a moment ago. */
const MAX_UNSENT = 3;
/** For so many readings a network that was too slow carries all, before it is trusted; each time for twice as many. */
const MIN_AMPLE = 5;

/** How one peer is sent pictures and sound: encoded once for all, as long as that reaches them, else for them alone. */
export class EncodingWay {
  readonly #pictures = new Set<PicturesEitherWay>();
  /** Of the latest connection. */
  readonly #sounds = new Map<SoundSlot, Sound>();
  readonly #encoders: SharedEncoders | undefined;
  readonly #isStrained: () => boolean;
  /** Why pictures are encoded for them alone, if they are. */
  #apartFor: NotTogether | undefined;
  #isSoundApart = false;
  /** How often running nothing went out though there was something. */
  #unsentCount = { sound: 0, pictures: 0 };
  /** How often running their network has carried all. */
  #ampleCount = 0;
  #neededAmple = MIN_AMPLE;

  /** @param isStrained whether this computer has too much to do */
  constructor(encoders: SharedEncoders | undefined, isStrained: () => boolean) {
    this.#encoders = encoders;
    this.#isStrained = isStrained;
  }

  /** Of connections made now. */
  get isSoundShared(): boolean {
    return this.#encoders !== undefined && !this.#isSoundApart;
  }

  openPictures(slot: PictureSlot, sender: RTCRtpSender): Pictures {
    const encoders = this.#encoders;
    if (!encoders) return new OwnEncoder(sender);
    const pictures = new PicturesEitherWay(sender, {
      codec: PICTURE_CODEC[slot],
      openShared: () => encoders.open(slot, sender, () => this.encodeApart('slow-network')),
      onOtherCodec: () => encoders.noteFallBack('not-decoded'),
      onClose: () => this.#pictures.delete(pictures),
    });
    this.#pictures.add(pictures);
    if (this.#apartFor) pictures.encodeApart();
    return pictures;
  }

  openSound(slot: SoundSlot, sender: RTCRtpSender): Sound {
    const encoders = this.isSoundShared ? this.#encoders : undefined;
    const sound = new Sound(sender, {
      openFeed: encoders && (() => encoders.openSound(slot, sender)),
      // Whoever speaks up is heard from the first word.
      rests: slot !== 'microphone',
    });
    if (slot === 'microphone') sound.prepare();
    this.#sounds.set(slot, sound);
    return sound;
  }

  /**
   * Pictures, from now on. A busy computer has no time for an encoder more, and looks like a slow network: another
   * whole picture has to do for who could not decode the last ones.
   */
  encodeApart(reason: NotTogether): void {
    if (this.#apartFor) return;
    if (this.#isStrained()) {
      if (reason === 'not-decoded') for (const pictures of this.#pictures) pictures.refresh();
      return;
    }
    this.#apartFor = reason;
    this.#encoders?.noteFallBack(reason);
    for (const pictures of this.#pictures) pictures.encodeApart();
  }

  /**
   * To be told every few seconds. Where nothing goes out for long, what was encoded once is lost on its way to them.
   * @param sent undefined while they are not heard: what goes out says nothing then
   */
  noteSent(sent = ALL_SENT): void {
    const hasSound = [...this.#sounds.values()].some(({ track }) => track !== null);
    this.#unsentCount = {
      sound: sent.sound || !hasSound ? 0 : this.#unsentCount.sound + 1,
      pictures: sent.pictures ? 0 : this.#unsentCount.pictures + 1,
    };
    if (this.#unsentCount.sound >= MAX_UNSENT) this.#encodeSoundApart();
    if (this.#unsentCount.pictures >= MAX_UNSENT) this.encodeApart('not-sent');
    this.#noteCarried(sent.carried);
  }

  /** Networks are slow for a while: nobody is encoded for alone longer than it takes. */
  #noteCarried(carried = 0): void {
    const needed = this.#maxBitrate;
    const isAmple = this.#apartFor === 'slow-network' && needed > 0 && carried >= needed;
    this.#ampleCount = isAmple ? this.#ampleCount + 1 : 0;
    if (this.#ampleCount < this.#neededAmple) return;
    this.#neededAmple *= 2;
    this.encodeTogether();
  }

  /** Bits per second, of all pictures. */
  get #maxBitrate(): number {
    return [...this.#pictures].reduce((sum, { maxBitrate }) => sum + maxBitrate, 0);
  }

  #encodeSoundApart(): void {
    if (this.#isSoundApart || !this.#encoders) return;
    this.#isSoundApart = true;
    this.#encoders.noteFallBack('not-sent');
    for (const sound of this.#sounds.values()) sound.encodeApart();
  }

  /** Pictures again, if they were apart. */
  encodeTogether(): void {
    this.#apartFor = undefined;
    this.#ampleCount = 0;
    for (const pictures of this.#pictures) pictures.encodeTogether();
  }
}
