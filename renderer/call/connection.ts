import { Negotiation } from './negotiation.ts';
import { applySendingQuality, type SendingQuality } from './quality.ts';
import type { NegotiationSignal } from './seal/signal.ts';
import { SLOT_GROUP, SLOT_KIND, SLOTS, type Slot } from './slots.ts';

/** One MediaStream for each group of slots. */
export type Streams = Readonly<Record<(typeof SLOT_GROUP)[Slot], MediaStream>>;

export type ConnectionOptions = {
  isPolite: boolean;
  iceServers: RTCIceServer[];
  /** Where the remote tracks go while this connection is there. */
  streams: Streams;
  /** The track each slot sends at the start. */
  track: (slot: Slot) => MediaStreamTrack | null;
  quality: SendingQuality | undefined;
  sendSignal: (signal: NegotiationSignal) => void;
  onState: (state: RTCPeerConnectionState) => void;
  onControl: (channel: RTCDataChannel) => void;
};

/** One RTCPeerConnection with its slots. */
export class Connection {
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #options: ConnectionOptions;
  readonly #transceivers = new Map<Slot, RTCRtpTransceiver>();
  /** Local groups: their ids tell the remote end which slots to play in sync. */
  readonly #groups: Streams = { person: new MediaStream(), share: new MediaStream() };
  #quality: SendingQuality | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#quality = options.quality;
    this.#connection = new RTCPeerConnection({ iceServers: options.iceServers, bundlePolicy: 'max-bundle' });
    this.#negotiation = new Negotiation(this.#connection, {
      isPolite: options.isPolite,
      send: options.sendSignal,
      onRemoteOffer: () => this.#adoptSlots(),
    });
    this.#connection.ondatachannel = ({ channel }) => options.onControl(channel);
    this.#connection.onconnectionstatechange = () => this.#reportState();
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
      this.#adopt(slot, this.#connection.addTransceiver(SLOT_KIND[slot], { direction: 'sendrecv', streams }));
    }
    this.#options.onControl(this.#connection.createDataChannel('control'));
  }

  receive(signal: NegotiationSignal): Promise<void> {
    return this.#negotiation.receive(signal);
  }

  /** Without renegotiation. */
  replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    const sender = this.#transceivers.get(slot)?.sender;
    // It rejects only when the connection closes meanwhile.
    void sender?.replaceTrack(track).then(
      () => this.#applyQuality(),
      () => undefined,
    );
  }

  limit(quality: SendingQuality): void {
    this.#quality = quality;
    this.#applyQuality();
  }

  /** For the next ICE restart. */
  setIceServers(iceServers: RTCIceServer[]): void {
    this.#connection.setConfiguration({ ...this.#connection.getConfiguration(), iceServers });
  }

  /** Loudness of the remote microphone, 0…1, as the sender measured it (RFC 6464). Known only while it is played. */
  level(): number {
    const source = this.#transceivers.get('microphone')?.receiver.getSynchronizationSources()[0];
    return source?.audioLevel ?? 0;
  }

  statistics(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  close(): void {
    this.#connection.onconnectionstatechange = null;
    this.#connection.ondatachannel = null;
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
    this.#options.streams[SLOT_GROUP[slot]].addTrack(transceiver.receiver.track);
    const track = this.#options.track(slot);
    if (track) this.replaceTrack(slot, track);
  }

  #applyQuality(): void {
    if (!this.#quality) return;
    for (const slot of ['camera', 'screen'] as const) {
      const sender = this.#transceivers.get(slot)?.sender;
      if (sender) void applySendingQuality(sender, this.#quality[slot]);
    }
  }

  #reportState(): void {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') this.#applyQuality();
    // Both sides may ask at once: negotiation settles that.
    if (connectionState === 'failed') this.#connection.restartIce();
    this.#options.onState(connectionState);
  }
}
