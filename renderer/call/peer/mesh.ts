import type { StoreApi } from 'zustand/vanilla';
import {
  type CallState,
  type ChatMessage,
  withChat,
  withNewcomer,
  withoutParticipant,
  withParticipant,
} from '../call-state.ts';
import { isConnected, type PairHealth } from '../health/pair-health.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { NetworkPreferences } from '../network-preferences.ts';
import type { Pair } from '../seal/pair/pair.ts';
import type { Certificate } from './certificate.ts';
import type { ConnectionRefusal, Ways } from './connection.ts';
import type { ControlMessage, MediaStateMessage } from './control-message.ts';
import { Peer } from './peer.ts';
import { NO_PICTURES, sendingQuality } from './quality.ts';
import type { Signal } from './signal.ts';
import type { Slot } from './slots.ts';

export type MeshOptions = {
  /** Our own session. */
  selfId: string;
  certificate: Certificate;
  store: StoreApi<CallState>;
  network: NetworkPreferences;
  media: LocalMedia;
  /** Carries a signal to one participant, if the server knows where they are. */
  sendSignal: (to: string, signal: Signal) => void;
  /** Carries a message of the control channel by way of the server. */
  relay: (to: string, message: ControlMessage) => void;
  /** Whatever is not the mesh's own matter. */
  onMessage: (from: string, message: OtherMessage) => void;
  onRefused: (id: string, reason: ConnectionRefusal) => void;
  /** There is a channel to them, for the first time or again: what was said before may not have arrived. */
  onOpen: (id: string) => void;
  /** Somebody who had confirmed is not in the call any more. */
  onGone: (id: string) => void;
  /** What self sends now, as the others are told. */
  mediaState: () => MediaStateMessage;
};

export type OtherMessage = Exclude<ControlMessage, { type: 'state' | 'hears' | 'chat' | 'leave' }>;

/** How long somebody without a connection and without a seat may take to come back. */
const RETURN_TIMEOUT_MS = 30_000;

type Member = {
  peer: Peer;
  /** Undefined until they have confirmed; before that nothing of them is shown. */
  name: string | undefined;
  wasHere: boolean;
  /** As last told by them. */
  media: MediaStateMessage;
  connection: PairHealth;
  /** Whether the server has them in the room. */
  isSeated: boolean;
  removal?: ReturnType<typeof setTimeout>;
};

const NOTHING: MediaStateMessage = { microphone: 'none', hasCamera: false, hasScreen: false, wantsVideo: true };

/** One peer for each other participant, by session. */
export class Mesh {
  readonly #options: MeshOptions;
  readonly #members = new Map<string, Member>();
  #iceServers: RTCIceServer[] = [];
  #network: NetworkPreferences;

  constructor(options: MeshOptions) {
    this.#options = options;
    this.#network = options.network;
  }

  /**
   * Somebody has a seat. Whoever is here already, and was only lost to the server, keeps everything.
   * @param offers whether this side makes the first offer: those who were there offer to the newcomer
   */
  add(id: string, pair: Pair, { offers }: { offers: boolean }): void {
    if (this.#members.has(id)) return this.#seatAgain(id);
    const peer = this.#createPeer(id, pair);
    const start = { connection: 'connecting', isSeated: true, media: NOTHING, name: undefined } as const;
    this.#members.set(id, { ...start, peer, wasHere: !offers });
    this.#limitAll();
    peer.send({ type: 'state', state: this.#options.mediaState() });
    if (offers) peer.offer();
  }

  /**
   * They have shown that they are there: from now on they are shown.
   * @returns whether that is news
   */
  confirm(id: string, name: string): boolean {
    const member = this.#members.get(id);
    if (!member || member.name !== undefined) return false;
    member.name = name;
    const { wasHere, connection, media } = member;
    const { person, share } = member.peer.streams;
    const newcomer = { id, name, wasHere, connection, hears: {}, ...shownOf(media), isSpeaking: false, person, share };
    this.#update((state) => withNewcomer(state, newcomer));
    return true;
  }

  /** Ids of those who have confirmed, in order of their coming. */
  confirmed(): string[] {
    return [...this.#members].filter(([, { name }]) => name !== undefined).map(([id]) => id);
  }

  /** The server has lost somebody. Whoever is still connected to us stays: a call outlives its server. */
  unseat(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    member.isSeated = false;
    if (!isConnected(member.connection)) this.remove(id);
  }

  /** The server has forgotten the room. Everybody has some time to come back. */
  unseatAll(): void {
    for (const [id, member] of this.#members) {
      member.isSeated = false;
      this.#watchReturn(id, member);
    }
  }

  /** Signals between us and everybody may have been lost. */
  recover(): void {
    for (const { peer } of this.#members.values()) peer.recover();
  }

  /** Signals between us and one of them have been lost. */
  recoverWith(id: string): void {
    this.#members.get(id)?.peer.recover();
  }

  /** Those that the room's server names. */
  setIceServers(iceServers: RTCIceServer[]): void {
    this.#iceServers = iceServers;
    for (const { peer } of this.#members.values()) peer.setWays(this.#ways);
  }

  setNetwork(network: NetworkPreferences): void {
    const before = JSON.stringify(this.#ways);
    this.#network = network;
    this.#limitAll();
    if (JSON.stringify(this.#ways) === before) return;
    for (const { peer } of this.#members.values()) {
      peer.setWays(this.#ways);
      peer.restartIce();
    }
  }

  remove(id: string): void {
    const member = this.#members.get(id);
    clearTimeout(member?.removal);
    member?.peer.close();
    if (!this.#members.delete(id)) return;
    this.#update((state) => withoutParticipant(state, id));
    this.#limitAll();
    if (member?.name !== undefined) this.#options.onGone(id);
  }

  /** A signal that arrived for us. Not awaited: the connection queues its own operations. */
  receive(from: string, signal: Signal): void {
    void this.#members.get(from)?.peer.receiveSignal(signal).catch(warnOf('signal refused'));
  }

  /** To one. */
  send(id: string, message: ControlMessage): void {
    this.#members.get(id)?.peer.send(message);
  }

  /** Of the control channel, whichever way it came. Nobody who has not confirmed is heard. */
  receiveMessage(id: string, message: ControlMessage): void {
    const member = this.#members.get(id);
    if (member?.name === undefined) return;
    switch (message.type) {
      case 'state':
        member.media = message.state;
        this.#limitAll();
        return this.#update((state) => withParticipant(state, id, shownOf(message.state)));
      case 'hears':
        return this.#update((state) => withParticipant(state, id, { hears: message.pairs }));
      case 'chat':
        return this.#update((state) => withChat(state, chatFrom({ id, name: member.name ?? '' }, message)));
      case 'leave':
        return this.remove(id);
      default:
        this.#options.onMessage(id, message);
    }
  }

  /** What self sends has changed. */
  announce(): void {
    this.broadcast({ type: 'state', state: this.#options.mediaState() });
  }

  broadcast(message: ControlMessage): void {
    for (const { peer } of this.#members.values()) peer.send(message);
  }

  replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    for (const { peer } of this.#members.values()) peer.replaceTrack(slot, track);
    if (slot === 'screen') this.#limitAll();
  }

  /** Loudness of one participant right now, 0…1. */
  levelOf(id: string): number {
    return this.#members.get(id)?.peer.level() ?? 0;
  }

  peers(): Iterable<[string, Peer]> {
    return [...this.#members].map(([id, { peer }]) => [id, peer]);
  }

  close(): void {
    for (const { peer, removal } of this.#members.values()) {
      clearTimeout(removal);
      peer.close();
    }
    this.#members.clear();
  }

  #seatAgain(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    member.isSeated = true;
    clearTimeout(member.removal);
    member.peer.recover();
  }

  #handleConnection(id: string, connection: PairHealth): void {
    const member = this.#members.get(id);
    if (!member) return;
    member.connection = connection;
    this.#update((state) => withParticipant(state, id, { connection }));
    this.#watchReturn(id, member);
  }

  #watchReturn(id: string, member: Member): void {
    clearTimeout(member.removal);
    if (member.isSeated || isConnected(member.connection)) return;
    member.removal = setTimeout(() => this.remove(id), RETURN_TIMEOUT_MS);
  }

  #createPeer(id: string, pair: Pair): Peer {
    const { selfId, media, certificate, sendSignal, relay, onOpen, onRefused } = this.#options;
    return new Peer({
      pair,
      certificate,
      isPolite: selfId > id,
      ways: this.#ways,
      track: (slot) => media.track(slot),
      sendSignal: (signal) => sendSignal(id, signal),
      relay: (message) => relay(id, message),
      onConnection: (connection) => this.#handleConnection(id, connection),
      onMessage: (message) => this.receiveMessage(id, message),
      onOpen: () => onOpen(id),
      onRefused: (reason) => onRefused(id, reason),
      onGone: () => this.remove(id),
    });
  }

  get #ways(): Ways {
    const { iceServers, relayOnly } = this.#network;
    return {
      iceServers: [...this.#iceServers, ...iceServers],
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
    };
  }

  /** Whoever wants no pictures costs the others nothing. */
  #limitAll(): void {
    const members = [...this.#members.values()];
    const receivers = members.filter(({ media }) => media.wantsVideo).length;
    const { maxVideoUpload } = this.#network;
    const isSharing = this.#options.media.track('screen') !== null;
    const quality = sendingQuality(receivers, { maxVideoUpload, isSharing });
    for (const { peer, media } of members) peer.limit(media.wantsVideo ? quality : NO_PICTURES);
  }

  #update(transition: (state: CallState) => CallState): void {
    const { store } = this.#options;
    store.setState(transition(store.getState()), true);
  }
}

/** What is seen of it. */
function shownOf({ wantsVideo: _, ...shown }: MediaStateMessage): Omit<MediaStateMessage, 'wantsVideo'> {
  return shown;
}

function chatFrom(
  { id, name }: { id: string; name: string },
  message: Extract<ControlMessage, { type: 'chat' }>,
): ChatMessage {
  return { id: message.id, from: id, name, text: message.text, at: Date.now() };
}

/** Only the error's name: a message could hold an address. */
function warnOf(what: string): (error: unknown) => void {
  return (error) => console.warn(what, error instanceof Error ? error.name : 'error');
}
