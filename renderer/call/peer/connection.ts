import type { PairFacts } from '../health/recovery.ts';
import type { Bytes } from '../seal/bytes.ts';
import { checkDescription } from '../seal/pair/description-fingerprint.ts';
import type { Pair } from '../seal/pair/pair.ts';
import { checkRemoteCertificate } from '../seal/pair/remote-certificate.ts';
import { BEAT_LABEL, BeatChannel } from './beat-channel.ts';
import type { Certificate } from './certificate.ts';
import type { ChannelGate } from './control-channel.ts';
import { Negotiation } from './negotiation.ts';
import { withDiscontinuousTransmission, withOwnParameters } from './opus.ts';
import type { NegotiationSignal } from './signal.ts';
import { SlotMedia, type SlotMediaOptions } from './slot-media.ts';

/** Why a connection is not taken for one with whom it should be with. */
export type ConnectionRefusal =
  | 'no-fingerprint'
  | 'wrong-fingerprint'
  | 'no-certificate'
  | 'wrong-certificate'
  | 'wrong-proof'
  | 'no-proof';

/** How a connection may be made. */
export type Ways = Pick<RTCConfiguration, 'iceServers' | 'iceTransportPolicy'>;

export type ConnectionOptions = SlotMediaOptions & {
  /** With whom: their card names the one certificate that the remote end may have. */
  pair: Pair;
  certificate: Certificate;
  /** Whether this side makes the connection's first offer. */
  isOwn: boolean;
  ways: Ways;
  sendSignal: (signal: NegotiationSignal) => void;
  onControl: (channel: RTCDataChannel, gate: ChannelGate) => void;
  onBeatChannel: (channel: RTCDataChannel) => void;
  /** The remote end, proven, has opened one on which it fetches files. */
  onFileChannel: (channel: RTCDataChannel) => void;
  /** The connection has closed itself. */
  onRefused: (reason: ConnectionRefusal) => void;
};

const CONTROL_LABEL = 'control';
const FILES_LABEL = 'files';

/** From the opening of the channel on which it is said. A computer with far too much to do takes its time. */
const PROOF_TIMEOUT_MS = 15_000;

/**
 * One RTCPeerConnection with its slots. What the remote end sends is shown only when three things have been checked:
 * the fingerprint in every description, the certificate that DTLS has seen, and the proof on the control channel.
 */
export class Connection {
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #options: ConnectionOptions;
  readonly #media: SlotMedia;
  #isProven = false;
  #isRefused = false;
  #proofTimer: ReturnType<typeof setTimeout> | undefined;
  /** Opened by a remote end that has not proven itself yet: nothing is taken from it until then. */
  #earlyFileChannel: RTCDataChannel | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#connection = new RTCPeerConnection({
      ...options.ways,
      bundlePolicy: 'max-bundle',
      certificates: [options.certificate.certificate],
    });
    this.#media = new SlotMedia(this.#connection, options);
    this.#negotiation = new Negotiation(this.#connection, {
      isPolite: () => this.#isPolite,
      send: options.sendSignal,
      onRemoteOffer: () => this.#media.adopt(),
      prepare: options.encodingWay.isSoundShared ? withOwnParameters : withDiscontinuousTransmission,
    });
    this.#connection.ondatachannel = ({ channel }) => this.#takeChannel(channel);
    this.#connection.onconnectionstatechange = () => this.#handleState();
  }

  /**
   * Whose own offer yields. Chromium (156) loses pictures and limits when it rolls back the first offer of a side that
   * has only answered so far; and slots would be lost with the connection's very first offer: what collides with that
   * one has overtaken the answer to it.
   */
  get #isPolite(): boolean {
    return this.#options.isOwn && this.#connection.currentRemoteDescription !== null;
  }

  /** Connected, and nothing is being negotiated. */
  get isStanding(): boolean {
    const { connectionState, signalingState } = this.#connection;
    return connectionState === 'connected' && signalingState === 'stable';
  }

  /** The first offer: makes the slots, in order. The other side adopts them. */
  offer(): void {
    this.#media.open();
    this.#takeChannel(this.#connection.createDataChannel(CONTROL_LABEL));
    this.#takeChannel(BeatChannel.open(this.#connection));
  }

  /** One on which files are fetched from the remote end, once it has proven itself; without a negotiation. */
  openFileChannel(): RTCDataChannel | undefined {
    if (!this.#isProven || this.#connection.connectionState === 'closed') return undefined;
    return this.#connection.createDataChannel(FILES_LABEL);
  }

  /** By what ICE and DTLS know; they notice late. */
  get transport(): PairFacts['transport'] {
    const { connectionState, signalingState } = this.#connection;
    if (connectionState === 'failed' || connectionState === 'closed') return 'failed';
    if (connectionState === 'new' && signalingState === 'stable') return 'idle';
    return connectionState === 'disconnected' ? 'disturbed' : 'whole';
  }

  /** Whether the remote end is who it should be. */
  get isProven(): boolean {
    return this.#isProven;
  }

  async receive(signal: NegotiationSignal): Promise<void> {
    if (this.#isRefused) return;
    if (signal.type === 'description') {
      const checked = checkDescription(signal.description.sdp, this.#options.pair.remote.fingerprint);
      if (!checked.ok) return this.#refuse(checked.reason);
    }
    await this.#negotiation.receive(signal);
  }

  /** What is sent and what comes, slot by slot. */
  get media(): Pick<SlotMedia, 'replaceTrack' | 'limit' | 'refreshPictures' | 'level' | 'statistics'> {
    return this.#media;
  }

  /** For the next ICE restart. */
  setWays(ways: Ways): void {
    this.#connection.setConfiguration({ ...this.#connection.getConfiguration(), ...ways });
  }

  /** Looks for other ways; the one in use stays until there is a better one. */
  restartIce(): void {
    this.#connection.restartIce();
  }

  close(): void {
    clearTimeout(this.#proofTimer);
    this.#connection.onconnectionstatechange = null;
    this.#connection.ondatachannel = null;
    this.#media.close();
    this.#connection.close();
  }

  #takeChannel(channel: RTCDataChannel): void {
    if (channel.label === CONTROL_LABEL) this.#takeControl(channel);
    else if (channel.label === BEAT_LABEL) this.#options.onBeatChannel(channel);
    else if (channel.label === FILES_LABEL && this.#isProven) this.#options.onFileChannel(channel);
    else if (channel.label === FILES_LABEL) this.#earlyFileChannel = channel;
  }

  #takeControl(channel: RTCDataChannel): void {
    const { isOwn, pair, onControl } = this.#options;
    channel.addEventListener('open', () => this.#expectProof());
    onControl(channel, {
      provesFirst: isOwn,
      prove: () => pair.proveChannel(this.#fingerprints),
      check: (proof) => this.#check(proof),
    });
  }

  #expectProof(): void {
    this.#proofTimer = setTimeout(() => this.#refuse('no-proof'), PROOF_TIMEOUT_MS);
  }

  async #check(proof: string): Promise<boolean> {
    const { pair } = this.#options;
    const certificate = await checkRemoteCertificate(this.#connection, pair.remote.fingerprint);
    const isProof = await pair.checkChannelProof(this.#fingerprints, proof);
    if (this.#isRefused || this.#connection.connectionState === 'closed') return false;
    if (!certificate.ok || !isProof) {
      this.#refuse(certificate.ok ? 'wrong-proof' : certificate.reason);
      return false;
    }
    clearTimeout(this.#proofTimer);
    this.#isProven = true;
    this.#media.show();
    if (this.#earlyFileChannel) this.#options.onFileChannel(this.#earlyFileChannel);
    return true;
  }

  /** Ours is used in every connection; theirs is compared with what DTLS has seen. */
  get #fingerprints(): { local: Bytes; remote: Bytes } {
    const { certificate, pair } = this.#options;
    return { local: certificate.fingerprint, remote: pair.remote.fingerprint };
  }

  #refuse(reason: ConnectionRefusal): void {
    if (this.#isRefused) return;
    this.#isRefused = true;
    this.close();
    this.#options.onRefused(reason);
  }

  #handleState(): void {
    if (this.#connection.connectionState === 'connected') this.#media.begin();
  }
}
