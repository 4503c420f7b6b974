import type { NegotiationSignal } from '../../../renderer/call/peer/signal.ts';

/**
 * The other program: a peer made after section 10.7, "Perfect negotiation example", of W3C's WebRTC recommendation,
 * which knows nothing of ours. It expects each signal once and in order.
 */
export class SpecificationPeer {
  readonly #connection: RTCPeerConnection;
  readonly #isPolite: boolean;
  readonly #send: (signal: NegotiationSignal) => void;
  #makingOffer = false;
  #ignoreOffer = false;
  #isSettingRemoteAnswerPending = false;

  constructor(
    connection: RTCPeerConnection,
    { isPolite, send }: { isPolite: boolean; send: (signal: NegotiationSignal) => void },
  ) {
    this.#connection = connection;
    this.#isPolite = isPolite;
    this.#send = send;
    connection.onicecandidate = ({ candidate }) => {
      if (!candidate) return;
      const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
      send({
        type: 'candidate',
        candidate: { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment },
      });
    };
    connection.onnegotiationneeded = () => void this.#offer();
  }

  async receive(signal: NegotiationSignal): Promise<void> {
    if (signal.type === 'description') return this.#receiveDescription(signal.description);
    try {
      await this.#connection.addIceCandidate(signal.candidate);
    } catch (error) {
      if (!this.#ignoreOffer) throw error;
    }
  }

  async #offer(): Promise<void> {
    try {
      this.#makingOffer = true;
      await this.#connection.setLocalDescription();
      this.#sendDescription();
    } finally {
      this.#makingOffer = false;
    }
  }

  async #receiveDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const connection = this.#connection;
    const isReady =
      !this.#makingOffer && (connection.signalingState === 'stable' || this.#isSettingRemoteAnswerPending);
    this.#ignoreOffer = !this.#isPolite && description.type === 'offer' && !isReady;
    if (this.#ignoreOffer) return;
    this.#isSettingRemoteAnswerPending = description.type === 'answer';
    await connection.setRemoteDescription(description);
    this.#isSettingRemoteAnswerPending = false;
    if (description.type !== 'offer') return;
    await connection.setLocalDescription();
    this.#sendDescription();
  }

  #sendDescription(): void {
    const { type, sdp = '' } = this.#connection.localDescription ?? {};
    if (type === 'offer' || type === 'answer') this.#send({ type: 'description', description: { type, sdp } });
  }
}
