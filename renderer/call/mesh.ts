import type { StoreApi } from 'zustand/vanilla';
import {
  type CallState,
  type ChatMessage,
  withChat,
  withNewcomer,
  withoutParticipant,
  withParticipant,
} from './call-state.ts';
import type { ControlMessage, MediaStateMessage } from './control-message.ts';
import type { LocalMedia } from './local-media.ts';
import { Peer, type PeerConnectionState } from './peer.ts';
import { sendingQuality } from './quality.ts';
import type { Signal } from './seal/signal.ts';
import type { Slot } from './slots.ts';

export type MeshOptions = {
  /** Our own session. */
  selfId: string;
  store: StoreApi<CallState>;
  media: LocalMedia;
  /** Carries a signal to one participant, if the server knows where they are. */
  sendSignal: (to: string, signal: Signal) => void;
  /** What self sends now, as the others are told. */
  mediaState: () => MediaStateMessage;
};

/** How long somebody without a connection and without a seat may take to come back. */
const RETURN_TIMEOUT_MS = 30_000;

type Member = {
  peer: Peer;
  name: string;
  isConnected: boolean;
  /** Whether the server has them in the room. */
  isSeated: boolean;
  removal?: ReturnType<typeof setTimeout>;
};

/** One peer for each other participant, by session. */
export class Mesh {
  readonly #options: MeshOptions;
  readonly #members = new Map<string, Member>();
  #iceServers: RTCIceServer[] = [];

  constructor(options: MeshOptions) {
    this.#options = options;
  }

  /**
   * Somebody has a seat. Whoever is here already, and was only lost to the server, keeps everything.
   * @param offers whether this side makes the first offer: those who were there offer to the newcomer
   */
  add(id: string, name: string, { offers }: { offers: boolean }): void {
    if (this.#members.has(id)) return this.#seatAgain(id);
    const member: Member = { name, peer: this.#createPeer(id), isConnected: false, isSeated: true };
    this.#members.set(id, member);
    const { person, share } = member.peer.streams;
    this.#update((state) => withNewcomer(state, { ...newcomer(id, name), wasHere: !offers, person, share }));
    this.#limitAll();
    member.peer.send({ type: 'state', state: this.#options.mediaState() });
    if (offers) member.peer.offer();
  }

  /** The server has lost somebody. Whoever is still connected to us stays: a call outlives its server. */
  unseat(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    member.isSeated = false;
    if (!member.isConnected) this.remove(id);
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

  setIceServers(iceServers: RTCIceServer[]): void {
    this.#iceServers = iceServers;
    for (const { peer } of this.#members.values()) peer.setIceServers(iceServers);
  }

  remove(id: string): void {
    const member = this.#members.get(id);
    clearTimeout(member?.removal);
    member?.peer.close();
    if (!this.#members.delete(id)) return;
    this.#update((state) => withoutParticipant(state, id));
    this.#limitAll();
  }

  /** A signal that arrived for us. Not awaited: the connection queues its own operations. */
  receive(from: string, signal: Signal): void {
    void this.#members.get(from)?.peer.receiveSignal(signal).catch(warnOf('signal refused'));
  }

  broadcast(message: ControlMessage): void {
    for (const { peer } of this.#members.values()) peer.send(message);
  }

  replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    for (const { peer } of this.#members.values()) peer.replaceTrack(slot, track);
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

  #handleConnection(id: string, connection: PeerConnectionState): void {
    this.#update((state) => withParticipant(state, id, { connection }));
    const member = this.#members.get(id);
    if (!member) return;
    member.isConnected = connection === 'connected';
    this.#watchReturn(id, member);
  }

  #watchReturn(id: string, member: Member): void {
    clearTimeout(member.removal);
    if (member.isSeated || member.isConnected) return;
    member.removal = setTimeout(() => this.remove(id), RETURN_TIMEOUT_MS);
  }

  #createPeer(id: string): Peer {
    const { selfId, media } = this.#options;
    return new Peer({
      isPolite: selfId > id,
      iceServers: this.#iceServers,
      track: (slot) => media.track(slot),
      sendSignal: (signal) => this.#options.sendSignal(id, signal),
      onConnection: (connection) => this.#handleConnection(id, connection),
      onMessage: (message) => this.#receiveMessage(id, message),
      onGone: () => this.remove(id),
    });
  }

  #receiveMessage(id: string, message: ControlMessage): void {
    switch (message.type) {
      case 'state':
        return this.#update((state) => withParticipant(state, id, message.state));
      case 'chat':
        return this.#update((state) => withChat(state, this.#chatFrom(id, message)));
      case 'leave':
        return this.remove(id);
      default:
        message satisfies never;
    }
  }

  #chatFrom(id: string, message: Extract<ControlMessage, { type: 'chat' }>): ChatMessage {
    const name = this.#members.get(id)?.name ?? '';
    return { id: message.id, from: id, name, text: message.text, at: Date.now() };
  }

  #limitAll(): void {
    const quality = sendingQuality(this.#members.size);
    for (const { peer } of this.#members.values()) peer.limit(quality);
  }

  #update(transition: (state: CallState) => CallState): void {
    const { store } = this.#options;
    store.setState(transition(store.getState()), true);
  }
}

function newcomer(id: string, name: string) {
  return {
    id,
    name,
    connection: 'connecting',
    microphone: 'none',
    hasCamera: false,
    hasScreen: false,
    isSpeaking: false,
  } as const;
}

/** Only the error's name: a message could hold an address. */
function warnOf(what: string): (error: unknown) => void {
  return (error) => console.warn(what, error instanceof Error ? error.name : 'error');
}
