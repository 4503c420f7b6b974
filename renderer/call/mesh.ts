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
import { Peer } from './peer.ts';
import { sendingQuality } from './quality.ts';
import type { RoomSeal } from './seal/room-seal.ts';
import type { Signal } from './seal/signal.ts';
import { createSerial } from './serial.ts';
import type { Slot } from './slots.ts';

export type MeshOptions = {
  selfId: string;
  iceServers: RTCIceServer[];
  store: StoreApi<CallState>;
  media: LocalMedia;
  seal: RoomSeal;
  /** Carries a sealed signal to one participant. */
  sendBody: (to: string, body: string) => void;
  /** What self sends now, as the others are told. */
  mediaState: () => MediaStateMessage;
};

type Member = {
  peer: Peer;
  name: string;
  /** Sealing and opening take time; each direction keeps its order. */
  sending: ReturnType<typeof createSerial>;
  receiving: ReturnType<typeof createSerial>;
};

/** One peer for each other participant. */
export class Mesh {
  readonly #options: MeshOptions;
  readonly #members = new Map<string, Member>();

  constructor(options: MeshOptions) {
    this.#options = options;
  }

  /** @param offers whether this side makes the first offer: those who were there offer to the newcomer */
  add(id: string, name: string, { offers }: { offers: boolean }): void {
    if (this.#members.has(id)) return;
    const member: Member = { name, peer: this.#createPeer(id), sending: serialFor(id), receiving: serialFor(id) };
    this.#members.set(id, member);
    const { person, share } = member.peer.streams;
    this.#update((state) => withNewcomer(state, { ...newcomer(id, name), wasHere: !offers, person, share }));
    this.#limitAll();
    member.peer.send({ type: 'state', state: this.#options.mediaState() });
    if (offers) member.peer.offer();
  }

  remove(id: string): void {
    this.#members.get(id)?.peer.close();
    if (!this.#members.delete(id)) return;
    this.#update((state) => withoutParticipant(state, id));
    this.#limitAll();
  }

  /** A sealed signal that arrived for us. One that does not open is dropped. */
  receive(from: string, body: string): void {
    const member = this.#members.get(from);
    member?.receiving(async () => {
      const signal = await this.#options.seal.openSignal(from, this.#options.selfId, body);
      // Not awaited: the connection queues its own operations, and the next signal must not wait for them.
      if (signal) void member.peer.receiveSignal(signal).catch(warnOf('signal refused'));
    });
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
    for (const { peer } of this.#members.values()) peer.close();
    this.#members.clear();
  }

  #createPeer(id: string): Peer {
    const { selfId, iceServers, media } = this.#options;
    return new Peer({
      isPolite: selfId > id,
      iceServers,
      track: (slot) => media.track(slot),
      sendSignal: (signal) => this.#send(id, signal),
      onConnection: (connection) => this.#update((state) => withParticipant(state, id, { connection })),
      onMessage: (message) => this.#receiveMessage(id, message),
      onGone: () => this.remove(id),
    });
  }

  #send(to: string, signal: Signal): void {
    const { selfId, seal, sendBody } = this.#options;
    this.#members.get(to)?.sending(async () => sendBody(to, await seal.sealSignal(selfId, to, signal)));
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

function serialFor(id: string): ReturnType<typeof createSerial> {
  return createSerial(warnOf(`peer ${id}`));
}

/** Only the error's name: a message could hold an address. */
function warnOf(what: string): (error: unknown) => void {
  return (error) => console.warn(what, error instanceof Error ? error.name : 'error');
}
