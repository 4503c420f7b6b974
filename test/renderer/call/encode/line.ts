import { preferCodec, preferCodecs } from '../../../../renderer/call/peer/codecs.ts';
import { withOwnParameters } from '../../../../renderer/call/peer/opus.ts';
import { SLOT_KIND, type Slot } from '../../../../renderer/call/peer/slots.ts';

type LineOptions = {
  slot: Slot;
  /** Whether who sends makes the offer, or answers. */
  isOffering?: boolean;
  /** All that the other end has, of what Engage uses otherwise. */
  onlyCodec?: 'video/VP8';
  /** That the other end asks for, instead of Chromium's. */
  opusParameters?: string;
};

/** Two connections in one page, of which one sends one thing to the other. */
export class Line {
  /** What arrives. */
  readonly track: Promise<MediaStreamTrack>;
  readonly #here = new RTCPeerConnection();
  readonly #there = new RTCPeerConnection();
  readonly #options: LineOptions;

  constructor(options: LineOptions) {
    this.#options = options;
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
    const { slot, isOffering = true, onlyCodec } = this.#options;
    const [from, to] = isOffering ? [this.#here, this.#there] : [this.#there, this.#here];
    const connected = new Promise<void>((resolve) => {
      this.#here.onconnectionstatechange = () => this.#here.connectionState === 'connected' && resolve();
    });
    const offering = from.addTransceiver(SLOT_KIND[slot]);
    preferCodecs(offering, slot);
    const early = isOffering ? adopt(offering.sender) : undefined;
    await from.setLocalDescription();
    await this.#describe(from, to);
    const [answering] = to.getTransceivers();
    if (!answering) throw new Error('nothing was offered');
    answering.direction = 'sendrecv';
    if (onlyCodec) preferCodec(answering, onlyCodec);
    const adopted = early ?? adopt(answering.sender);
    await to.setLocalDescription();
    await this.#describe(to, from);
    await connected;
    return adopted;
  }

  async #describe(from: RTCPeerConnection, to: RTCPeerConnection): Promise<void> {
    const { type = 'offer', sdp = '' } = from.localDescription ?? {};
    const { opusParameters } = this.#options;
    const foreign = opusParameters ? sdp.replaceAll(/(?<=^a=fmtp:111 ).*$/gm, opusParameters) : sdp;
    await to.setRemoteDescription(to === this.#here ? withOwnParameters({ type, sdp: foreign }) : { type, sdp });
  }

  /** Of what arrives. */
  get receiver(): RTCRtpReceiver {
    const [receiver] = this.#there.getReceivers();
    if (!receiver) throw new Error('nothing was offered');
    return receiver;
  }

  close(): void {
    this.#here.close();
    this.#there.close();
  }
}
