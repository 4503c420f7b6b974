import { preferCodec, preferCodecs } from '../../../../renderer/call/peer/codecs.ts';
import { SLOT_KIND, type Slot } from '../../../../renderer/call/peer/slots.ts';

type LineOptions = {
  slot: Slot;
  /** Whether who sends makes the offer, or answers. */
  isOffering?: boolean;
  /** All that the other end has, of what Engage uses otherwise. */
  onlyCodec?: 'video/VP8';
};

/** Two connections in one page, of which one sends one thing to the other. */
export class Line {
  /** What arrives. */
  readonly track: Promise<MediaStreamTrack>;
  readonly #here = new RTCPeerConnection();
  readonly #there = new RTCPeerConnection();

  readonly #isOffering: boolean;
  readonly #slot: Slot;
  readonly #onlyCodec: LineOptions['onlyCodec'];

  constructor({ slot, isOffering = true, onlyCodec }: LineOptions) {
    this.#slot = slot;
    this.#onlyCodec = onlyCodec;
    this.#isOffering = isOffering;
    this.#here.onicecandidate = ({ candidate }) => candidate && this.#there.addIceCandidate(candidate);
    this.#there.onicecandidate = ({ candidate }) => candidate && this.#here.addIceCandidate(candidate);
    this.track = new Promise((resolve) => {
      this.#there.ontrack = ({ track }) => resolve(track);
    });
  }

  /**
   * Resolves when it is connected.
   * @param adopt takes the sender, before its connection describes itself
   */
  async connect<Adopted>(adopt: (sender: RTCRtpSender) => Adopted): Promise<Adopted> {
    const [from, to] = this.#isOffering ? [this.#here, this.#there] : [this.#there, this.#here];
    const connected = new Promise<void>((resolve) => {
      this.#here.onconnectionstatechange = () => this.#here.connectionState === 'connected' && resolve();
    });
    const offering = from.addTransceiver(SLOT_KIND[this.#slot]);
    preferCodecs(offering, this.#slot);
    const early = this.#isOffering ? adopt(offering.sender) : undefined;
    await from.setLocalDescription();
    await to.setRemoteDescription(from.localDescription ?? { type: 'offer' });
    const [answering] = to.getTransceivers();
    if (!answering) throw new Error('nothing was offered');
    answering.direction = 'sendrecv';
    if (this.#onlyCodec) preferCodec(answering, this.#onlyCodec);
    const adopted = early ?? adopt(answering.sender);
    await to.setLocalDescription();
    await from.setRemoteDescription(to.localDescription ?? { type: 'answer' });
    await connected;
    return adopted;
  }

  close(): void {
    this.#here.close();
    this.#there.close();
  }
}
