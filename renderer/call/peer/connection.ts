import { withEncoders } from '../encode/encoder-statistics.ts';
import type { EncodingWay } from '../encode/encoding-way.ts';
import { PICTURE_SLOTS, type Pictures } from '../encode/pictures.ts';
import type { Sound } from '../encode/sound.ts';
import type { PairFacts } from '../health/recovery.ts';
import type { Bytes } from '../seal/bytes.ts';
import { checkDescription } from '../seal/pair/description-fingerprint.ts';
import type { Pair } from '../seal/pair/pair.ts';
import { checkRemoteCertificate } from '../seal/pair/remote-certificate.ts';
import { BEAT_LABEL, BeatChannel } from './beat-channel.ts';
import type { Certificate } from './certificate.ts';
import { preferCodecs } from './codecs.ts';
import type { ChannelGate } from './control-channel.ts';
import { Negotiation } from './negotiation.ts';
import type { SendingQuality } from './quality.ts';
import type { NegotiationSignal } from './signal.ts';
import { SLOT_GROUP, SLOT_KIND, SLOTS, type Slot } from './slots.ts';

/** One MediaStream for each group of slots. */
export type Streams = Readonly<Record<(typeof SLOT_GROUP)[Slot], MediaStream>>;

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

export type ConnectionOptions = {
  /** With whom: their card names the one certificate that the remote end may have. */
  pair: Pair;
  certificate: Certificate;
  /** Whether this side makes the connection's first offer. */
  isOwn: boolean;
  ways: Ways;
  /** Where the remote tracks go while this connection is there. */
  streams: Streams;
  /** How what a sender sends comes to it. */
  encodingWay: Pick<EncodingWay, 'openPictures' | 'openSound' | 'isSoundShared'>;
  /** The track each slot sends at the start. */
  track: (slot: Slot) => MediaStreamTrack | null;
  quality: SendingQuality | undefined;
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
  readonly #transceivers = new Map<Slot, RTCRtpTransceiver>();
  readonly #sounds = new Map<Slot, Sound>();
  readonly #pictures = new Map<Slot, Pictures>();
  /** Local groups: their ids tell the remote end which slots to play in sync. */
  readonly #groups: Streams = { person: new MediaStream(), share: new MediaStream() };
  #quality: SendingQuality | undefined;
  #isProven = false;
  #isRefused = false;
  #proofTimer: ReturnType<typeof setTimeout> | undefined;
  /** Opened by a remote end that has not proven itself yet: nothing is taken from it until then. */
  #earlyFileChannel: RTCDataChannel | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#quality = options.quality;
    this.#connection = new RTCPeerConnection({
      ...options.ways,
      bundlePolicy: 'max-bundle',
      certificates: [options.certificate.certificate],
    });
    this.#negotiation = new Negotiation(this.#connection, {
      isPolite: () => this.#isPolite,
      send: options.sendSignal,
      onRemoteOffer: () => this.#adoptSlots(),
      restsInSilence: !options.encodingWay.isSoundShared,
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
    for (const slot of SLOTS) {
      const streams = [this.#groups[SLOT_GROUP[slot]]];
      const transceiver = this.#connection.addTransceiver(SLOT_KIND[slot], { direction: 'sendrecv', streams });
      preferCodecs(transceiver, SLOT_KIND[slot]);
      this.#adopt(slot, transceiver);
    }
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

  /** Without renegotiation. */
  replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    const sent = this.#pictures.get(slot) ?? this.#sounds.get(slot);
    sent?.replaceTrack(track);
  }

  limit(quality: SendingQuality): void {
    this.#quality = quality;
    this.#applyQuality();
  }

  /** For the next ICE restart. */
  setWays(ways: Ways): void {
    this.#connection.setConfiguration({ ...this.#connection.getConfiguration(), ...ways });
  }

  /** Looks for other ways; the one in use stays until there is a better one. */
  restartIce(): void {
    this.#connection.restartIce();
  }

  /** Sends a key frame of each picture next. */
  refreshPictures(): void {
    for (const pictures of this.#pictures.values()) pictures.refresh();
  }

  /** Loudness of the remote microphone, 0…1, as the sender measured it (RFC 6464). Known only while it is played. */
  level(): number {
    const source = this.#transceivers.get('microphone')?.receiver.getSynchronizationSources()[0];
    return source?.audioLevel ?? 0;
  }

  statistics(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  /** With what the encoders tell that are not its own. */
  async wholeStatistics(): Promise<RTCStatsReport> {
    const encoders = new Map<string, RTCStatsReport>();
    for (const [slot, pictures] of this.#pictures) {
      const report = await pictures.encoderStatistics();
      const mid = this.#transceivers.get(slot)?.mid;
      if (report && mid) encoders.set(mid, report);
    }
    return withEncoders(await this.statistics(), encoders);
  }

  close(): void {
    clearTimeout(this.#proofTimer);
    this.#connection.onconnectionstatechange = null;
    this.#connection.ondatachannel = null;
    for (const sent of [...this.#pictures.values(), ...this.#sounds.values()]) sent.close();
    for (const [slot, { receiver }] of this.#transceivers) {
      this.#options.streams[SLOT_GROUP[slot]].removeTrack(receiver.track);
    }
    this.#connection.close();
  }

  /** On the answering side the slots are the transceivers that the offer brought, by order. */
  #adoptSlots(): void {
    if (this.#transceivers.size > 0) return;
    const transceivers = this.#connection.getTransceivers();
    for (const [index, slot] of SLOTS.entries()) {
      const transceiver = transceivers[index];
      if (!transceiver) continue;
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(this.#groups[SLOT_GROUP[slot]]);
      this.#adopt(slot, transceiver);
    }
  }

  #adopt(slot: Slot, transceiver: RTCRtpTransceiver): void {
    this.#transceivers.set(slot, transceiver);
    if (this.#isProven) this.#show(slot, transceiver);
    const { encodingWay } = this.#options;
    if (slot === 'camera' || slot === 'screen') {
      this.#pictures.set(slot, encodingWay.openPictures(slot, transceiver.sender));
    } else {
      this.#sounds.set(slot, encodingWay.openSound(slot, transceiver.sender));
    }
    const track = this.#options.track(slot);
    if (track) this.replaceTrack(slot, track);
  }

  #show(slot: Slot, { receiver }: RTCRtpTransceiver): void {
    this.#options.streams[SLOT_GROUP[slot]].addTrack(receiver.track);
  }

  #takeChannel(channel: RTCDataChannel): void {
    if (channel.label === CONTROL_LABEL) this.#options.onControl(channel, this.#gate());
    else if (channel.label === BEAT_LABEL) this.#options.onBeatChannel(channel);
    else if (channel.label === FILES_LABEL && this.#isProven) this.#options.onFileChannel(channel);
    else if (channel.label === FILES_LABEL) this.#earlyFileChannel = channel;
  }

  #gate(): ChannelGate {
    return { prove: () => this.#prove(), check: (proof) => this.#check(proof) };
  }

  #prove(): Promise<string> {
    this.#proofTimer = setTimeout(() => this.#refuse('no-proof'), PROOF_TIMEOUT_MS);
    return this.#options.pair.proveChannel(this.#fingerprints);
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
    for (const [slot, transceiver] of this.#transceivers) this.#show(slot, transceiver);
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

  #applyQuality(): void {
    if (!this.#quality) return;
    for (const slot of PICTURE_SLOTS) this.#pictures.get(slot)?.limit(this.#quality[slot]);
  }

  #handleState(): void {
    if (this.#connection.connectionState !== 'connected') return;
    this.#applyQuality();
    for (const sound of this.#sounds.values()) void sound.begin();
  }
}
