import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallState, JoinFailure } from './call-state.ts';
import { Chat } from './chat/chat.ts';
import { createKeys } from './company/self.ts';
import { type FallBacks, SharedEncoders } from './encode/shared-encoders.ts';
import { Equipment } from './equipment.ts';
import type { Feature, Room } from './feature.ts';
import { Files } from './files/files.ts';
import { Gestures } from './gestures/gestures.ts';
import type { HostRequest } from './host/moderation.ts';
import { Marks } from './marks/marks.ts';
import type { LocalMedia } from './media/local-media.ts';
import { onOwnPicture } from './media/own-picture.ts';
import { type NetworkPreferences, NO_NETWORK_PREFERENCES } from './network/network-preferences.ts';
import type { Seen } from './peer/want.ts';
import { Presence } from './presence.ts';
import type { Identity } from './seal/identity.ts';
import type { Invitation } from './seal/invitation.ts';
import type { OpenSocket } from './server/signalling-socket.ts';
import { warmSchemas } from './warm-schemas.ts';

export type JoinOptions = {
  invitation: Invitation;
  name: string;
  /** True for whoever hosts: the room is made if it is not there. */
  create: boolean;
  /** Of whoever made the room before, so that they are its host again. */
  identity?: Identity | undefined;
  /** The server runs on this computer, for this room alone: its bare address means this room. */
  isOwnServer?: boolean;
  /** Default: no servers but those of the room, no limits. */
  network?: NetworkPreferences;
};

/** One call: my presence in a room. */
export interface Call {
  readonly store: StoreApi<CallState>;
  readonly media: LocalMedia;
  readonly chat: Pick<Chat, 'send' | 'setTyping'>;
  readonly files: Pick<Files, 'store' | 'offer' | 'withdraw' | 'receiveInto' | 'pause' | 'resume' | 'cancel'>;
  readonly gestures: Pick<Gestures, 'setHandRaised' | 'lowerHand' | 'react'>;
  /** Pointing and drawing on shared screens. */
  readonly marks: Omit<Marks, keyof Feature>;
  /** Makes beforehand what takes time, so that joining is fast. `leave` gives it up. */
  prepare(network: NetworkPreferences): void;
  /** Settles when the call is on or has failed; the store says which. Never rejects. */
  join(options: JoinOptions): Promise<void>;
  /** Also gives up an attempt to join. The local media stay open: they belong to whoever opened them. */
  leave(): void;
  /** Asks for what only the host may do; of others it is ignored. */
  command(request: HostRequest): void;
  /** The person has compared the code with the others, and it is the same. */
  confirmCode(): void;
  /** The computer has slept, or the network is another one: looks at once for whoever is not heard. */
  hurry(): void;
  /**
   * From now on. A change of the ways makes the connections look for other ones, without a gap; relay only makes
   * them anew, so that nothing goes on by the ways they had.
   */
  setNetwork(network: NetworkPreferences): void;
  /**
   * Audio only: the own camera and the own screen are turned off, and the others are asked to send no pictures.
   * Turning one of them on again ends it.
   */
  setAudioOnly(isAudioOnly: boolean): void;
  /**
   * What is seen of the others from now on, by participant's id, in points of the display: they send no more than
   * that. Whoever is not named is taken for seen.
   */
  show(seen: ReadonlyMap<string, Seen>): void;
  /** Loudness of a participant right now, 0…1. Read it in an animation frame. */
  levelOf(participantId: string): number;
  /** The statistics of the connection to each participant, by id. */
  statistics(): Promise<Map<string, RTCStatsReport>>;
  /** How often pictures could not be encoded once for all; undefined where they are not. */
  fallBacks(): FallBacks | undefined;
  /** Whether a TURN server has given a relay for one of the connections. */
  hasRelay(): Promise<boolean>;
}

/** Makes a call that has not been joined yet. It can be joined again after it was left or has failed. */
export function createCall(dependencies: { openSocket: OpenSocket; media: LocalMedia }): Call {
  return new MeshCall(dependencies);
}

type Attempt = { presence?: Presence; equipment?: Equipment };

class MeshCall implements Call {
  readonly store = createStore<CallState>(() => ({ status: 'idle' }));
  readonly media: LocalMedia;
  readonly chat: Chat;
  readonly files: Files;
  readonly gestures: Gestures;
  readonly marks: Marks;
  readonly #features: readonly Feature[];
  readonly #openSocket: OpenSocket;
  /** Of the first attempt to join: ready before it is made. */
  #keys: ReturnType<typeof createKeys> | undefined = createKeys();
  #prepared: Equipment | undefined;
  /** Another one for each attempt to join: what an abandoned one brings late is thrown away. */
  #attempt: Attempt = {};
  /** While it is audio only. */
  #stopWatchingPictures: () => void = () => undefined;

  constructor({ openSocket, media }: { openSocket: OpenSocket; media: LocalMedia }) {
    this.#openSocket = openSocket;
    this.media = media;
    const room = this.#room();
    this.chat = new Chat(room);
    this.gestures = new Gestures(room);
    this.files = new Files(room);
    this.marks = new Marks(room, media.store);
    this.#features = [this.chat, this.files, this.gestures, this.marks];
  }

  prepare(network: NetworkPreferences): void {
    this.#prepared = this.#equip(network);
    warmSchemas();
  }

  async join(options: JoinOptions): Promise<void> {
    this.#endAttempt();
    const { store, media } = this;
    const { roomName } = options.invitation;
    this.#set({ status: 'joining', roomName });
    const { identity, isOwnServer = false, network = NO_NETWORK_PREFERENCES } = options;
    const equipment = this.#equip(network);
    this.#prepared = undefined;
    const attempt: Attempt = { equipment };
    this.#attempt = attempt;
    const given = { ...options, identity, isOwnServer, network, keys: this.#keys ?? createKeys() };
    this.#keys = undefined;
    const { encoders, economy } = equipment;
    const parts = { store, media, encoders, economy, features: this.#features, openSocket: this.#openSocket };
    const presence = await Presence.create({ ...given, ...parts });
    if (this.#attempt !== attempt) return;
    attempt.presence = presence;
    const result = await presence.enter();
    if (!result.ok && this.#attempt === attempt) this.#fail(roomName, result.reason);
  }

  leave(): void {
    this.#prepared?.close();
    this.#prepared = undefined;
    this.#endAttempt();
  }

  command(request: HostRequest): void {
    this.#presence?.command(request);
  }

  confirmCode(): void {
    const state = this.store.getState();
    if (state.status !== 'in-call' || state.code.status !== 'agreed') return;
    this.#set({ ...state, verified: state.participants.map(({ id }) => id) });
  }

  hurry(): void {
    this.#presence?.hurry();
  }

  setNetwork(network: NetworkPreferences): void {
    this.#presence?.mesh.sending.setNetwork(network);
  }

  show(seen: ReadonlyMap<string, Seen>): void {
    this.#presence?.mesh.show(seen);
  }

  setAudioOnly(isAudioOnly: boolean): void {
    this.#stopWatchingPictures();
    this.#presence?.setAudioOnly(isAudioOnly);
    if (!isAudioOnly) return;
    this.media.stopScreen();
    this.#stopWatchingPictures = onOwnPicture(this.media.store, () => this.setAudioOnly(false));
  }

  levelOf(participantId: string): number {
    return this.#presence?.mesh.peer(participantId)?.level() ?? 0;
  }

  async statistics(): Promise<Map<string, RTCStatsReport>> {
    const reports = new Map<string, RTCStatsReport>();
    for (const [id, peer] of this.#presence?.mesh.peers() ?? []) {
      const report = await peer.statistics();
      if (report) reports.set(id, report);
    }
    return reports;
  }

  fallBacks(): FallBacks | undefined {
    return this.#attempt.equipment?.encoders?.fallBacks;
  }

  async hasRelay(): Promise<boolean> {
    const reports = await this.statistics();
    return [...reports.values()].some(hasRelayCandidate);
  }

  get #presence(): Presence | undefined {
    return this.#attempt.presence;
  }

  #room(): Room {
    return {
      store: this.store,
      broadcast: (message) => this.#presence?.mesh.broadcast(message),
      say: (to, message) => this.#presence?.mesh.peer(to)?.say(message),
      sayNow: (message, to) => this.#presence?.mesh.sayNow(message, to),
      openFileChannel: (to) => this.#presence?.mesh.peer(to)?.openFileChannel(),
    };
  }

  /** What was prepared, if it was for this. */
  #equip({ encodeOnce }: NetworkPreferences): Equipment {
    const prepared = this.#prepared;
    const isShared = encodeOnce && SharedEncoders.areAvailable;
    if (prepared && (prepared.encoders !== undefined) === isShared) return prepared;
    prepared?.close();
    return new Equipment(this.media, isShared);
  }

  #endAttempt(): void {
    this.#stopWatchingPictures();
    this.#end();
    const state = this.store.getState();
    if (state.status === 'in-call') this.#set({ status: 'left', roomName: state.roomName });
    else if (state.status === 'joining') this.#set({ status: 'idle' });
  }

  #end(): void {
    this.#presence?.leave();
    this.#attempt.equipment?.close();
    this.#attempt = {};
  }

  #fail(roomName: string, reason: JoinFailure): void {
    this.#end();
    this.#set({ status: 'failed', reason, roomName });
  }

  #set(state: CallState): void {
    this.store.setState(state, true);
  }
}

function hasRelayCandidate(report: RTCStatsReport): boolean {
  return [...report.values()].some(
    ({ type, candidateType }) => type === 'local-candidate' && candidateType === 'relay',
  );
}
