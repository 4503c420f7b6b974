import { createStore, type StoreApi } from 'zustand/vanilla';
import { type CallState, type InCall, type JoinFailure, withChat, withServer } from './call-state.ts';
import { MAX_CHAT_LENGTH } from './control-message.ts';
import type { LocalMedia } from './local-media.ts';
import { mediaStateMessage, onMediaState } from './media-announcement.ts';
import { Mesh } from './mesh.ts';
import { MAX_NAME_LENGTH } from './seal/card.ts';
import { type Invitation, socketUrl } from './seal/invitation.ts';
import { deriveRoomKeys } from './seal/room-keys.ts';
import { RoomSeal } from './seal/room-seal.ts';
import { createSerial } from './serial.ts';
import { SignallingClient, type Welcome } from './signalling-client.ts';
import type { OpenSocket, SignallingSocket } from './signalling-socket.ts';
import { watchSpeakers } from './speakers.ts';

export type JoinOptions = {
  invitation: Invitation;
  name: string;
  /** True for whoever hosts: the room is made if it is not there. */
  create: boolean;
};

/** One call: my presence in a room. */
export interface Call {
  readonly store: StoreApi<CallState>;
  readonly media: LocalMedia;
  /** Settles when the call is on or has failed; the store says which. Never rejects. */
  join(options: JoinOptions): Promise<void>;
  /** Also gives up an attempt to join. The local media stay open: they belong to whoever opened them. */
  leave(): void;
  /** Reaches every participant once and in order. */
  sendChat(text: string): void;
  /** Loudness of a participant right now, 0…1. Read it in an animation frame. */
  levelOf(participantId: string): number;
  /** The statistics of the connection to each participant, by id. */
  statistics(): Promise<Map<string, RTCStatsReport>>;
}

/** Makes a call that has not been joined yet. It can be joined again after it was left or has failed. */
export function createCall(dependencies: { openSocket: OpenSocket; media: LocalMedia }): Call {
  return new MeshCall(dependencies);
}

/** What exists only while the call is on. */
type Presence = { mesh: Mesh; stop: (() => void)[] };

class MeshCall implements Call {
  readonly store = createStore<CallState>(() => ({ status: 'idle' }));
  readonly media: LocalMedia;
  readonly #openSocket: OpenSocket;
  #client: SignallingClient | undefined;
  #presence: Presence | undefined;
  /** Counts the attempts to join: what an abandoned one brings late is thrown away. */
  #attempt = 0;

  constructor({ openSocket, media }: { openSocket: OpenSocket; media: LocalMedia }) {
    this.#openSocket = openSocket;
    this.media = media;
  }

  async join(options: JoinOptions): Promise<void> {
    this.leave();
    const attempt = this.#attempt;
    const { invitation } = options;
    this.#set({ status: 'joining', roomName: invitation.roomName });
    const [keys, opened] = await Promise.all([
      deriveRoomKeys(invitation.secret),
      this.#openSocket(socketUrl(invitation)),
    ]);
    if (attempt !== this.#attempt) {
      if (opened.ok) opened.socket.close();
      return;
    }
    if (!opened.ok) return this.#fail(invitation, opened.reason);
    await this.#enter(options, opened.socket, new RoomSeal(keys), keys);
  }

  leave(): void {
    this.#attempt += 1;
    this.#presence?.mesh.broadcast({ type: 'leave' });
    this.#client?.leave();
    this.#client = undefined;
    for (const stop of this.#presence?.stop ?? []) stop();
    this.#presence = undefined;
    const state = this.store.getState();
    if (state.status === 'in-call') this.#set({ status: 'left', roomName: state.roomName });
    else if (state.status === 'joining') this.#set({ status: 'idle' });
  }

  sendChat(text: string): void {
    const state = this.store.getState();
    const trimmed = text.trim().slice(0, MAX_CHAT_LENGTH);
    if (state.status !== 'in-call' || trimmed === '') return;
    const id = crypto.randomUUID();
    this.#presence?.mesh.broadcast({ type: 'chat', id, text: trimmed });
    this.#set(withChat(state, { id, from: 'self', name: state.name, text: trimmed, at: Date.now() }));
  }

  levelOf(participantId: string): number {
    return this.#presence?.mesh.levelOf(participantId) ?? 0;
  }

  async statistics(): Promise<Map<string, RTCStatsReport>> {
    const peers = [...(this.#presence?.mesh.peers() ?? [])];
    return new Map(await Promise.all(peers.map(async ([id, peer]) => [id, await peer.statistics()] as const)));
  }

  async #enter(
    options: JoinOptions,
    socket: SignallingSocket,
    seal: RoomSeal,
    { locator, admission }: { locator: string; admission: string },
  ): Promise<void> {
    const attempt = this.#attempt;
    // Opening a card takes time; whatever the server says meanwhile waits its turn.
    const inOrder = createSerial(() => console.warn('an event of the room could not be handled'));
    const client = new SignallingClient(socket, {
      onJoined: (id, card) => inOrder(() => this.#admit(seal, id, card, { offers: true })),
      onLeft: (id) => inOrder(async () => this.#presence?.mesh.remove(id)),
      onSignal: (from, body) => inOrder(async () => this.#presence?.mesh.receive(from, body)),
      onLost: () => this.#set(withServer(this.store.getState(), 'lost')),
    });
    this.#client = client;
    const name = options.name.trim().slice(0, MAX_NAME_LENGTH);
    const card = await seal.sealCard({ name });
    const result = await client.enter({ room: locator, admission, card, create: options.create });
    if (attempt !== this.#attempt) return;
    if (!result.ok) return this.#fail(options.invitation, result.reason);
    this.#begin(result.welcome, seal, client, { name, roomName: options.invitation.roomName });
    for (const { id, card } of result.welcome.peers) inOrder(() => this.#admit(seal, id, card, { offers: false }));
  }

  /** The call is on: from here the room's events reach the mesh. */
  #begin(welcome: Welcome, seal: RoomSeal, client: SignallingClient, names: { name: string; roomName: string }): void {
    const { store, media } = this;
    const mesh = new Mesh({
      selfId: welcome.self,
      iceServers: iceServersOf(welcome),
      store,
      media,
      seal,
      sendBody: (to, body) => client.signal(to, body),
      mediaState: () => mediaStateMessage(media.store.getState()),
    });
    this.#set(emptyCall(welcome.self, names));
    const stop = [
      media.onTrack((slot, track) => mesh.replaceTrack(slot, track)),
      onMediaState(media.store, (state) => mesh.broadcast({ type: 'state', state })),
      watchSpeakers(store, (id) => mesh.levelOf(id)),
      () => mesh.close(),
    ];
    this.#presence = { mesh, stop };
  }

  /** Lets somebody into the call. A card that does not open was not made with the room's secret: nobody comes in. */
  async #admit(seal: RoomSeal, id: string, envelope: string, side: { offers: boolean }): Promise<void> {
    const card = await seal.openCard(envelope);
    if (card) this.#presence?.mesh.add(id, card.name, side);
    else console.warn('a card did not open');
  }

  #fail({ roomName }: Invitation, reason: JoinFailure): void {
    this.#client?.leave();
    this.#client = undefined;
    this.#set({ status: 'failed', reason, roomName });
  }

  #set(state: CallState): void {
    this.store.setState(state, true);
  }
}

function emptyCall(selfId: string, names: { name: string; roomName: string }): InCall {
  return { status: 'in-call', selfId, ...names, joinedAt: Date.now(), participants: [], chat: [], server: 'reachable' };
}

/** zod's optional keys may be undefined; RTCIceServer's may not. */
function iceServersOf({ ice }: Welcome): RTCIceServer[] {
  return ice.map(({ urls, username, credential }) => ({
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }));
}
