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
import { startTicker } from '../health/ticker.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { NetworkPreferences } from '../network-preferences.ts';
import type { Pair } from '../seal/pair/pair.ts';
import { BEAT_INTERVAL_MS } from './beat-channel.ts';
import type { Certificate } from './certificate.ts';
import type { ConnectionRefusal } from './connection.ts';
import type { ControlMessage, MediaStateMessage } from './control-message.ts';
import type { Heard, Spoken } from './conversation.ts';
import type { FleetingMessage } from './fleeting-message.ts';
import { Peer } from './peer.ts';
import { Sending } from './sending.ts';
import type { Signal } from './signal.ts';
import type { Slot } from './slots.ts';

export type MeshOptions = {
  /** Our own session. */
  selfId: string;
  certificate: Certificate;
  store: StoreApi<CallState>;
  network: NetworkPreferences;
  media: LocalMedia;
  /** Carries a signal to one participant by another way than their own channel. */
  sendSignal: (to: string, signal: Signal) => void;
  /** Whether there is such a way now. */
  canSignal: (to: string) => boolean;
  /** Carries what could not be said on the control channel. */
  relay: (to: string, spoken: Spoken) => void;
  /** Whether the server would tell if somebody had left. */
  isServerReachable: () => boolean;
  /** Whatever is not the mesh's own matter. */
  onMessage: (from: string, message: OtherMessage) => void;
  /** Something to be carried to somebody, or that somebody has carried to us. */
  onParcel: (from: string, parcel: Parcel) => void;
  onRefused: (id: string, reason: ConnectionRefusal) => void;
  /** There is a channel to them, for the first time or again: what was said before may not have arrived. */
  onOpen: (id: string) => void;
  /** Somebody who had confirmed is not in the call any more. */
  onGone: (id: string) => void;
  /** Nobody is heard any more, or somebody is again: the network may have gone, or be back. */
  onDoubt: () => void;
  /** The computer has slept. */
  onWake: () => void;
  /** What self sends now, as the others are told. */
  mediaState: () => MediaStateMessage;
};

export type OtherMessage = Exclude<ControlMessage, { type: 'state' | 'chat' | 'leave' }>;
export type Parcel = Extract<FleetingMessage, { type: 'carry' | 'carried' }>;

/** How long somebody who is not heard and has no seat may take to come back. */
const RETURN_TIMEOUT_MS = 30_000;
/** The same while no server tells who has left. */
const UNSEEN_RETURN_TIMEOUT_MS = 90_000;

type Member = {
  peer: Peer;
  /** Undefined until they have confirmed; before that nothing of them is shown. */
  name: string | undefined;
  wasHere: boolean;
  /** As last told by them. */
  media: MediaStateMessage;
  /** How they hear the others, as last told. */
  hears: Readonly<Record<string, PairHealth>>;
  /** Whether the server has them in the room. */
  isSeated: boolean;
};

const NOTHING: MediaStateMessage = { microphone: 'none', hasCamera: false, hasScreen: false, wantsVideo: true };

/** One peer for each other participant, by session. */
export class Mesh {
  readonly #options: MeshOptions;
  readonly #members = new Map<string, Member>();
  readonly #sending: Sending;
  readonly #stopTicker: () => void;
  /** As last told to the others. */
  #toldHealth = '';
  /** Whether anybody is heard. */
  #isHearing = false;

  constructor(options: MeshOptions) {
    this.#options = options;
    this.#sending = new Sending(options.network);
    this.#stopTicker = startTicker(BEAT_INTERVAL_MS, {
      onTick: (now) => this.#tick(now),
      onLate: (now) => this.#eachPeer((peer) => peer.forgiveSilence(now)),
      onWake: options.onWake,
    });
  }

  /**
   * Somebody has a seat. Whoever is here already, and was only lost to the server, keeps everything.
   * @param offers whether this side makes the first offer: those who were there offer to the newcomer
   */
  add(id: string, pair: Pair, { offers }: { offers: boolean }): void {
    if (this.#members.has(id)) return this.#seatAgain(id);
    const peer = this.#createPeer(id, pair);
    const start = { isSeated: true, media: NOTHING, hears: {}, name: undefined } as const;
    this.#members.set(id, { ...start, peer, wasHere: !offers });
    this.#limitAll();
    peer.say({ type: 'state', state: this.#options.mediaState() });
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
    const { wasHere, media, hears, peer } = member;
    const shown = { ...shownOf(media), ...peer.streams, connection: peer.health, hears };
    const newcomer = { id, name, wasHere, isSpeaking: false, ...shown };
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
    if (!member.peer.hasConnected) this.remove(id);
  }

  /** The server has forgotten the room. Everybody has some time to come back. */
  unseatAll(): void {
    for (const member of this.#members.values()) member.isSeated = false;
  }

  /** Signals between us and everybody may have been lost. */
  recover(): void {
    this.#eachPeer((peer) => peer.recover());
  }

  /** The network is another one, or the computer has slept: whoever is not heard is looked for at once. */
  hurry(): void {
    const now = performance.now();
    this.#eachPeer((peer) => peer.hurry(now));
  }

  /** Signals between us and one of them have been lost. */
  recoverWith(id: string): void {
    this.#members.get(id)?.peer.recover();
  }

  /** Those that the room's server names. */
  setIceServers(iceServers: RTCIceServer[]): void {
    this.#sending.iceServers = iceServers;
    this.#eachPeer((peer) => peer.setWays(this.#sending.ways));
  }

  setNetwork(network: NetworkPreferences): void {
    const before = JSON.stringify(this.#sending.ways);
    this.#sending.network = network;
    this.#limitAll();
    const { ways } = this.#sending;
    if (JSON.stringify(ways) === before) return;
    this.#eachPeer((peer) => {
      peer.setWays(ways);
      peer.restartIce();
    });
  }

  remove(id: string): void {
    const member = this.#members.get(id);
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
    this.#members.get(id)?.peer.say(message);
  }

  sendNow(id: string, message: FleetingMessage): void {
    this.#members.get(id)?.peer.sayNow(message);
  }

  /** What somebody could not say on their channel. Returns what has been heard of them so far. */
  receiveSpoken(from: string, spoken: Spoken): Heard | undefined {
    return this.#members.get(from)?.peer.hear(spoken);
  }

  receiveHeard(from: string, heard: Heard): void {
    this.#members.get(from)?.peer.confirm(heard);
  }

  /** Whether what is said to them now arrives now. */
  isHeard(id: string): boolean {
    return this.#members.get(id)?.peer.isHeard ?? false;
  }

  /** Whether there has been a connection with them. */
  hasConnected(id: string): boolean {
    return this.#members.get(id)?.peer.hasConnected ?? false;
  }

  /** Those who are heard, and hear somebody else. */
  whoHears(id: string): string[] {
    const hearing = [...this.#members].filter(([, { peer, hears }]) => peer.isHeard && isConnected(hears[id]));
    return hearing.map(([session]) => session);
  }

  /** Nobody who has not confirmed is heard. */
  receiveMessage(id: string, message: ControlMessage): void {
    const member = this.#members.get(id);
    if (member?.name === undefined) return;
    switch (message.type) {
      case 'state':
        member.media = message.state;
        this.#limitAll();
        return this.#update((state) => withParticipant(state, id, shownOf(message.state)));
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
    this.#eachPeer((peer) => peer.say(message));
  }

  replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    this.#eachPeer((peer) => peer.replaceTrack(slot, track));
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
    this.#stopTicker();
    this.#eachPeer((peer) => peer.close());
    this.#members.clear();
  }

  #seatAgain(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    member.isSeated = true;
    member.peer.recover();
  }

  #tick(now: number): void {
    this.#eachPeer((peer) => peer.tick(now));
    for (const [id, member] of [...this.#members]) if (this.#isGone(member)) this.remove(id);
    this.#tellHealth();
  }

  #isGone({ peer, isSeated }: Member): boolean {
    const isMissed = !isSeated && peer.silenceMs >= RETURN_TIMEOUT_MS;
    return isMissed || (!this.#options.isServerReachable() && peer.silenceMs >= UNSEEN_RETURN_TIMEOUT_MS);
  }

  /** Who hears whom: so that everybody knows, and knows who could carry something. */
  #tellHealth(): void {
    const told = JSON.stringify(this.#hears());
    if (told === this.#toldHealth) return;
    this.#toldHealth = told;
    this.#eachPeer((peer) => peer.sayNow({ type: 'hears', pairs: this.#hears() }));
  }

  #hears(): Record<string, PairHealth> {
    return Object.fromEntries(this.confirmed().map((id) => [id, this.#members.get(id)?.peer.health ?? 'lost']));
  }

  #receiveFleeting(id: string, message: FleetingMessage): void {
    if (message.type === 'carry' || message.type === 'carried') return this.#options.onParcel(id, message);
    const member = this.#members.get(id);
    if (!member || message.type !== 'hears') return;
    member.hears = message.pairs;
    this.#update((state) => withParticipant(state, id, { hears: message.pairs }));
  }

  #createPeer(id: string, pair: Pair): Peer {
    const { selfId, media, certificate, sendSignal, canSignal, relay, onRefused } = this.#options;
    return new Peer({
      pair,
      certificate,
      isPolite: selfId > id,
      ways: this.#sending.ways,
      track: (slot) => media.track(slot),
      sendSignal: (signal) => sendSignal(id, signal),
      canSignal: () => canSignal(id),
      relay: (spoken) => relay(id, spoken),
      onHealth: (connection) => this.#handleHealth(id, connection),
      onMessage: (message) => this.receiveMessage(id, message),
      onFleeting: (message) => this.#receiveFleeting(id, message),
      onOpen: () => this.#handleOpen(id),
      onRefused: (reason) => onRefused(id, reason),
      onGone: () => this.remove(id),
    });
  }

  #handleHealth(id: string, connection: PairHealth): void {
    this.#update((state) => withParticipant(state, id, { connection }));
    const isHearing = [...this.#members.values()].some(({ peer }) => isConnected(peer.health));
    if (isHearing === this.#isHearing) return;
    this.#isHearing = isHearing;
    this.#options.onDoubt();
  }

  #handleOpen(id: string): void {
    this.sendNow(id, { type: 'hears', pairs: this.#hears() });
    this.#options.onOpen(id);
  }

  #limitAll(): void {
    const receivers = [...this.#members.values()].map(({ media, peer }) => ({
      wantsVideo: media.wantsVideo,
      limit: peer.limit.bind(peer),
    }));
    this.#sending.share(receivers, { isSharing: this.#options.media.track('screen') !== null });
  }

  #eachPeer(act: (peer: Peer) => void): void {
    for (const { peer } of [...this.#members.values()]) act(peer);
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
