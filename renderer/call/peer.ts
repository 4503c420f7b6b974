import { ControlChannel } from './control-channel.ts';
import type { ControlMessage } from './control-message.ts';
import { Negotiation } from './negotiation.ts';
import { applySendingQuality, type SendingQuality } from './quality.ts';
import type { Signal } from './seal/signal.ts';
import { SLOT_GROUP, SLOT_KIND, SLOTS, type Slot } from './slots.ts';

export type PeerConnectionState = 'connecting' | 'connected' | 'lost';

export type PeerOptions = {
  isPolite: boolean;
  iceServers: RTCIceServer[];
  /** The track each slot sends at the start. */
  track: (slot: Slot) => MediaStreamTrack | null;
  sendSignal: (signal: Signal) => void;
  onConnection: (state: PeerConnectionState) => void;
  onMessage: (message: ControlMessage) => void;
  /** The remote end closed its connection: it has left, whether a server says so or not. */
  onGone: () => void;
};

type Group = (typeof SLOT_GROUP)[Slot];

const CONNECTION_STATES = {
  new: 'connecting',
  connecting: 'connecting',
  connected: 'connected',
  disconnected: 'lost',
  failed: 'lost',
  closed: 'lost',
} as const satisfies Record<RTCPeerConnectionState, PeerConnectionState>;

/** One RTCPeerConnection with its slots and its control channel. */
export class Peer {
  /** What the remote end sends, by group. The objects stay the same for the life of the peer. */
  readonly streams: Readonly<Record<Group, MediaStream>> = { person: new MediaStream(), share: new MediaStream() };
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #control: ControlChannel;
  readonly #options: PeerOptions;
  readonly #transceivers = new Map<Slot, RTCRtpTransceiver>();
  /** Local groups: their ids tell the remote end which slots to play in sync. */
  readonly #groups: Readonly<Record<Group, MediaStream>> = { person: new MediaStream(), share: new MediaStream() };
  #quality: SendingQuality | undefined;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#connection = new RTCPeerConnection({ iceServers: options.iceServers, bundlePolicy: 'max-bundle' });
    this.#control = new ControlChannel({ onMessage: options.onMessage, onClose: options.onGone });
    this.#negotiation = new Negotiation(this.#connection, {
      isPolite: options.isPolite,
      send: options.sendSignal,
      onRemoteOffer: () => this.#adoptSlots(),
    });
    this.#connection.ondatachannel = ({ channel }) => this.#control.attach(channel);
    this.#connection.onconnectionstatechange = () => this.#reportConnection();
  }

  /** The first offer: makes the slots, in order. The other side adopts them. */
  offer(): void {
    for (const slot of SLOTS) {
      const streams = [this.#groups[SLOT_GROUP[slot]]];
      this.#adopt(slot, this.#connection.addTransceiver(SLOT_KIND[slot], { direction: 'sendrecv', streams }));
    }
    this.#control.attach(this.#connection.createDataChannel('control'));
  }

  receiveSignal(signal: Signal): Promise<void> {
    return this.#negotiation.receive(signal);
  }

  /** Signals may have been lost. A connection that stands needs none. */
  recover(): void {
    const { connectionState, signalingState } = this.#connection;
    if (connectionState === 'connected' && signalingState === 'stable') return;
    this.#options.sendSignal({ type: 'restart' });
    // It rejects only when the connection closes meanwhile.
    this.#negotiation.restart().catch(() => undefined);
  }

  /** For connections made from now on, and for the next restart of this one. */
  setIceServers(iceServers: RTCIceServer[]): void {
    this.#connection.setConfiguration({ ...this.#connection.getConfiguration(), iceServers });
  }

  send(message: ControlMessage): void {
    this.#control.send(message);
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

  /** Loudness of the remote microphone, 0…1, as the sender measured it (RFC 6464). Known only while it is played. */
  level(): number {
    const source = this.#transceivers.get('microphone')?.receiver.getSynchronizationSources()[0];
    return source?.audioLevel ?? 0;
  }

  /** The connection's own statistics, for panels and measurements. */
  statistics(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  close(): void {
    this.#control.detach();
    this.#connection.onconnectionstatechange = null;
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
    this.streams[SLOT_GROUP[slot]].addTrack(transceiver.receiver.track);
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

  #reportConnection(): void {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') this.#applyQuality();
    // Both sides may ask at once: negotiation settles that.
    if (connectionState === 'failed') this.#connection.restartIce();
    this.#options.onConnection(CONNECTION_STATES[connectionState]);
  }
}
