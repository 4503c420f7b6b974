import type { PairHealth } from '../health/pair-health.ts';
import type { Pair } from '../seal/pair/pair.ts';
import type { Certificate } from './certificate.ts';
import { Connection, type ConnectionRefusal, type Streams, type Ways } from './connection.ts';
import { ControlChannel } from './control-channel.ts';
import type { ControlMessage } from './control-message.ts';
import type { SendingQuality } from './quality.ts';
import type { Signal } from './signal.ts';
import type { Slot } from './slots.ts';

export type PeerOptions = {
  pair: Pair;
  certificate: Certificate;
  isPolite: boolean;
  ways: Ways;
  /** The track each slot sends at the start. */
  track: (slot: Slot) => MediaStreamTrack | null;
  sendSignal: (signal: Signal) => void;
  onConnection: (health: PairHealth) => void;
  onMessage: (message: ControlMessage) => void;
  /** The control channel is open. */
  onOpen: () => void;
  onRefused: (reason: ConnectionRefusal) => void;
  /** Carries a message to the remote end by another way, sealed: there is no channel yet, or none any more. */
  relay: (message: ControlMessage) => void;
  /** The remote end closed its connection and made no other: it has left, whether a server says so or not. */
  onGone: () => void;
};

const CONNECTION_STATES = {
  new: 'connecting',
  connecting: 'connecting',
  connected: 'good',
  disconnected: 'lost',
  failed: 'lost',
  closed: 'lost',
} as const satisfies Record<RTCPeerConnectionState, PairHealth>;

/** Those who can be connected are by then; to the others what is said goes by way of the server. */
const PATIENCE_MS = 5_000;

/** A remote end that makes its connection anew closes the last one first. */
const NEXT_CONNECTION_MS = 600;

/**
 * One other participant: the connection to them, made anew when signals may have been lost. The connections are
 * numbered, and the highest number counts, so that what still comes for an earlier one is known as such. One side
 * takes the odd numbers and the other the even ones: two new ones at the same time never have the same number.
 */
export class Peer {
  /** What the remote end sends, by group. The objects stay the same for the life of the peer. */
  readonly streams: Streams = { person: new MediaStream(), share: new MediaStream() };
  readonly #options: PeerOptions;
  readonly #control: ControlChannel;
  #ways: Ways;
  #quality: SendingQuality | undefined;
  #generation = 0;
  /** The last of which the remote end has been sent anything. */
  #toldGeneration = 0;
  #connection: Connection | undefined;
  #goneTimer: ReturnType<typeof setTimeout> | undefined;
  #relayTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#ways = options.ways;
    this.#control = new ControlChannel({
      onMessage: options.onMessage,
      onOpen: () => {
        this.#reportState();
        options.onOpen();
      },
      onClose: () => this.#expectNext(),
    });
  }

  /** Makes a connection from this side, in the place of any other. */
  offer(): void {
    this.#offerAbove(this.#generation);
  }

  /** Signals may have been lost. A connection that stands needs none. */
  recover(): void {
    if (!this.#connection?.isStanding) this.offer();
  }

  /** Rejects when the connection refuses it. */
  async receiveSignal({ generation, signal }: Signal): Promise<void> {
    const isOffer = signal.type === 'description' && signal.description.type === 'offer';
    if (signal.type === 'behind') {
      if (generation > this.#generation) this.#offerAbove(generation);
      return;
    }
    if (generation < this.#generation) {
      // What is still being made will tell them by itself. Told before, each side would offer above the other for ever.
      if (isOffer && this.#toldGeneration === this.#generation)
        this.#options.sendSignal({ generation: this.#generation, signal: { type: 'behind' } });
      return;
    }
    if (generation > this.#generation) {
      // Without its offer the rest of a connection is worth nothing.
      if (!isOffer) return;
      this.#replaceConnection(generation);
    }
    await this.#connection?.receive(signal);
  }

  /** On the connection's own channel; where there is none for long, by way of the server. */
  send(message: ControlMessage): void {
    this.#control.send(message);
    if (!this.#control.isOpen) this.#relayTimer ??= setTimeout(() => this.#relayWaiting(), PATIENCE_MS);
  }

  /** Without renegotiation. */
  replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    this.#connection?.replaceTrack(slot, track);
  }

  limit(quality: SendingQuality): void {
    this.#quality = quality;
    this.#connection?.limit(quality);
  }

  /** For connections made from now on, and for the next restart of this one. */
  setWays(ways: Ways): void {
    this.#ways = ways;
    this.#connection?.setWays(ways);
  }

  /** Looks for other ways, without a gap. */
  restartIce(): void {
    this.#connection?.restartIce();
  }

  /** Loudness of the remote microphone, 0…1. */
  level(): number {
    return this.#connection?.level() ?? 0;
  }

  /** The connection's own statistics, for panels and measurements. */
  async statistics(): Promise<RTCStatsReport | undefined> {
    return this.#connection?.statistics();
  }

  close(): void {
    clearTimeout(this.#goneTimer);
    clearTimeout(this.#relayTimer);
    this.#control.detach();
    this.#connection?.close();
    this.#connection = undefined;
  }

  #offerAbove(generation: number): void {
    const ownParity = this.#options.isPolite ? 1 : 0;
    const next = generation + 1;
    this.#replaceConnection(next % 2 === ownParity ? next : next + 1).offer();
  }

  #replaceConnection(generation: number): Connection {
    clearTimeout(this.#goneTimer);
    this.#control.detach();
    this.#connection?.close();
    const { pair, certificate, isPolite, track, sendSignal, onConnection } = this.#options;
    const connection = new Connection({
      pair,
      certificate,
      isPolite,
      track,
      ways: this.#ways,
      streams: this.streams,
      quality: this.#quality,
      sendSignal: (signal) => {
        this.#toldGeneration = Math.max(this.#toldGeneration, generation);
        sendSignal({ generation, signal });
      },
      onState: () => this.#reportState(),
      onControl: (channel, gate) => this.#control.attach(channel, gate),
      onRefused: (reason) => this.#refuse(reason),
    });
    this.#generation = generation;
    this.#connection = connection;
    onConnection('connecting');
    return connection;
  }

  /** Connected is only whoever has proven who they are. */
  #reportState(): void {
    if (!this.#connection) return;
    const { state, isProven } = this.#connection;
    this.#options.onConnection(state === 'connected' && !isProven ? 'connecting' : CONNECTION_STATES[state]);
  }

  #refuse(reason: ConnectionRefusal): void {
    this.#control.detach();
    this.#options.onConnection('refused');
    this.#options.onRefused(reason);
  }

  #relayWaiting(): void {
    this.#relayTimer = undefined;
    if (this.#control.isOpen) return;
    // Of media nothing can be said to whom none are sent.
    for (const message of this.#control.takeWaiting(({ type }) => type !== 'state')) this.#options.relay(message);
  }

  #expectNext(): void {
    this.#goneTimer = setTimeout(() => this.#options.onGone(), NEXT_CONNECTION_MS);
  }
}
