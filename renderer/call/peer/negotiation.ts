import type { NegotiationSignal } from './signal.ts';
import { withoutStrayLines } from './stray-lines.ts';

/** Of candidates whose description has not come. An offer of four slots rarely has more than ten. */
const MAX_EARLY_CANDIDATES = 50;

type NegotiationOptions = {
  isPolite: () => boolean;
  send: (signal: NegotiationSignal) => void;
  /** Called between a remote offer and our answer to it. */
  onRemoteOffer: () => void;
  /** What is changed of a remote description before it is taken. */
  prepare: (description: RTCSessionDescriptionInit) => RTCSessionDescriptionInit;
};

/**
 * Perfect negotiation (W3C WebRTC, "Perfect negotiation example"): either side may offer at any time; when two
 * offers collide the impolite side's stands and the polite side rolls its own back.
 * Signals may come by more than one path, each in order for itself: the same one twice, a candidate before its
 * description, a description before an earlier one.
 */
export class Negotiation {
  readonly #connection: RTCPeerConnection;
  readonly #isPolite: () => boolean;
  readonly #send: (signal: NegotiationSignal) => void;
  readonly #onRemoteOffer: () => void;
  readonly #prepare: NegotiationOptions['prepare'];
  #isMakingOffer = false;
  #isSettingRemoteAnswer = false;
  /** Resolves with the first candidate of our own, or when it is known that there is none. */
  readonly #gathered: Promise<void>;
  #earlyCandidates: RTCIceCandidateInit[] = [];
  /** Of the latest description that was taken. */
  #remoteVersion = -1;
  /** The latest one, which may have overtaken the answer to our own. */
  #ignoredOffer: RTCSessionDescriptionInit | undefined;

  constructor(connection: RTCPeerConnection, options: NegotiationOptions) {
    this.#connection = connection;
    this.#isPolite = options.isPolite;
    this.#send = options.send;
    this.#onRemoteOffer = options.onRemoteOffer;
    this.#prepare = options.prepare;
    connection.onnegotiationneeded = () => void this.#offer();
    this.#gathered = new Promise((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        resolve();
        this.#sendCandidate(candidate);
      };
    });
  }

  /** Takes the other side's signals. Rejects when the connection refuses one. */
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
    const version = versionOf(description);
    if (version <= this.#remoteVersion) return;
    const isCollision = description.type === 'offer' && !this.#isReadyForOffer;
    if (isCollision && !this.#isPolite()) return this.#ignore(description);
    this.#remoteVersion = version;
    // Chromium (156) never gathers again, ICE restart or not, when its first gathering is rolled back at its start.
    if (isCollision) await this.#gathered;
    await this.#setRemoteDescription(description);
    if (description.type === 'offer') await this.#answer();
    else await this.#receiveOvertakingOffer();
    await this.#receiveEarlyCandidates();
  }

  /** By another path an earlier one may come after a later one. */
  #ignore(offer: RTCSessionDescriptionInit): void {
    if (!this.#ignoredOffer || versionOf(offer) > versionOf(this.#ignoredOffer)) this.#ignoredOffer = offer;
  }

  get #isReadyForOffer(): boolean {
    return !this.#isMakingOffer && (this.#connection.signalingState === 'stable' || this.#isSettingRemoteAnswer);
  }

  async #setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.#isSettingRemoteAnswer = description.type === 'answer';
    try {
      await this.#connection.setRemoteDescription(this.#prepare(description));
    } finally {
      this.#isSettingRemoteAnswer = false;
    }
  }

  async #answer(): Promise<void> {
    this.#onRemoteOffer();
    await this.#connection.setLocalDescription();
    this.#sendDescription();
  }

  /** An offer that was made after the answer does not collide with ours; one made before it has been rolled back. */
  async #receiveOvertakingOffer(): Promise<void> {
    const offer = this.#ignoredOffer;
    this.#ignoredOffer = undefined;
    if (offer) await this.#receiveDescription(offer);
  }

  async #receiveEarlyCandidates(): Promise<void> {
    const early = this.#earlyCandidates;
    this.#earlyCandidates = [];
    await Promise.all(early.map((candidate) => this.#receiveCandidate(candidate)));
  }

  async #receiveCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (!this.#isOfRemoteDescription(candidate)) {
      this.#earlyCandidates = [...this.#earlyCandidates, candidate].slice(-MAX_EARLY_CANDIDATES);
      return;
    }
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch (error) {
      // Its description has been replaced or rolled back meanwhile: it has nowhere to go.
      if (this.#isOfRemoteDescription(candidate)) throw error;
    }
  }

  #isOfRemoteDescription({ usernameFragment }: RTCIceCandidateInit): boolean {
    const { currentRemoteDescription, pendingRemoteDescription } = this.#connection;
    // Without a name it is of whichever description there is.
    const line = usernameFragment ? `a=ice-ufrag:${usernameFragment}\r\n` : 'a=ice-ufrag:';
    return [currentRemoteDescription, pendingRemoteDescription].some((description) => description?.sdp.includes(line));
  }

  #sendDescription(): void {
    const description = this.#connection.localDescription;
    if (!description || (description.type !== 'offer' && description.type !== 'answer')) return;
    const { type, sdp } = description;
    this.#send({ type: 'description', description: { type, sdp: withoutStrayLines(sdp) } });
  }

  #sendCandidate(candidate: RTCIceCandidate | null): void {
    // The empty candidate that ends a generation is told by the description as well; null ends all.
    if (!candidate?.candidate) return;
    // Nobody connects to one that only calls out (RFC 6544, 4.1): half of what a browser gathers on a LAN.
    if (candidate.tcpType === 'active') return;
    const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
    this.#send({
      type: 'candidate',
      candidate: { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment },
    });
  }
}

/** RFC 8829, 5.2.2: each description of one connection has a higher session version than those before it. */
function versionOf({ sdp = '' }: RTCSessionDescriptionInit): number {
  return Number(/^o=\S+ \S+ (\d+)/m.exec(sdp)?.[1]);
}
