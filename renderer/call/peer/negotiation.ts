import { withDiscontinuousTransmission } from './opus.ts';
import type { NegotiationSignal } from './signal.ts';

/**
 * Perfect negotiation (W3C WebRTC, "Perfect negotiation example"): either side may offer at any time; when two
 * offers collide the impolite side's stands and the polite side rolls its own back.
 * `setRemoteDescription` is called without any await before it, so signals handed over in order need no
 * candidate buffer: the connection queues its own operations.
 */
export class Negotiation {
  readonly #connection: RTCPeerConnection;
  readonly #isPolite: boolean;
  readonly #send: (signal: NegotiationSignal) => void;
  readonly #onRemoteOffer: () => void;
  #isMakingOffer = false;
  #isIgnoringOffer = false;
  #isSettingRemoteAnswer = false;

  /** @param onRemoteOffer called between a remote offer and our answer to it */
  constructor(
    connection: RTCPeerConnection,
    options: { isPolite: boolean; send: (signal: NegotiationSignal) => void; onRemoteOffer: () => void },
  ) {
    this.#connection = connection;
    this.#isPolite = options.isPolite;
    this.#send = options.send;
    this.#onRemoteOffer = options.onRemoteOffer;
    connection.onnegotiationneeded = () => void this.#offer();
    connection.onicecandidate = ({ candidate }) => this.#sendCandidate(candidate);
  }

  /** Takes the other side's signals, in the order they were sent. Rejects when the connection refuses one. */
  async receive(signal: NegotiationSignal): Promise<void> {
    if (signal.type === 'candidate') await this.#receiveCandidate(signal.candidate);
    else await this.#receiveDescription(signal.description);
  }

  async #offer(): Promise<void> {
    this.#isMakingOffer = true;
    try {
      await this.#connection.setLocalDescription();
      this.#sendDescription();
    } catch (error) {
      // Closing the connection in mid-offer rejects; that is no fault.
      if (this.#connection.signalingState !== 'closed') throw error;
    } finally {
      this.#isMakingOffer = false;
    }
  }

  async #receiveDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const connection = this.#connection;
    const isReadyForOffer =
      !this.#isMakingOffer && (connection.signalingState === 'stable' || this.#isSettingRemoteAnswer);
    const isCollision = description.type === 'offer' && !isReadyForOffer;
    this.#isIgnoringOffer = !this.#isPolite && isCollision;
    if (this.#isIgnoringOffer) return;
    this.#isSettingRemoteAnswer = description.type === 'answer';
    try {
      await connection.setRemoteDescription(withDiscontinuousTransmission(description));
    } finally {
      this.#isSettingRemoteAnswer = false;
    }
    if (description.type !== 'offer') return;
    this.#onRemoteOffer();
    await connection.setLocalDescription();
    this.#sendDescription();
  }

  async #receiveCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch (error) {
      // Candidates of an offer that we ignored, or that its maker has rolled back, have nowhere to go.
      if (!this.#isIgnoringOffer && this.#isOfRemoteDescription(candidate)) throw error;
    }
  }

  #isOfRemoteDescription({ usernameFragment }: RTCIceCandidateInit): boolean {
    return this.#connection.remoteDescription?.sdp.includes(`a=ice-ufrag:${usernameFragment}`) ?? false;
  }

  #sendDescription(): void {
    const description = this.#connection.localDescription;
    if (!description || (description.type !== 'offer' && description.type !== 'answer')) return;
    this.#send({ type: 'description', description: { type: description.type, sdp: description.sdp } });
  }

  #sendCandidate(candidate: RTCIceCandidate | null): void {
    // The empty candidate that ends a generation is told by the description as well; null ends all.
    if (!candidate?.candidate) return;
    const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
    this.#send({
      type: 'candidate',
      candidate: { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment },
    });
  }
}
