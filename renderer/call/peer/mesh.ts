import {
  type CallState,
  isAudioOnly,
  withNewcomer,
  withoutParticipant,
  withParticipant,
  withSavings,
} from '../call-state.ts';
import type { PairHealth } from '../health/pair-health.ts';
import { startTicker } from '../health/ticker.ts';
import type { Pair } from '../seal/pair/pair.ts';
import { Absent } from './absent.ts';
import { BEAT_INTERVAL_MS } from './beat-channel.ts';
import type { ControlMessage } from './control-message.ts';
import type { FleetingMessage } from './fleeting-message.ts';
import { Hearing } from './hearing.ts';
import { isGone, type Member, newMember, participantOf, shownMedia } from './member.ts';
import { Members } from './members.ts';
import type { MeshOptions } from './mesh-options.ts';
import { Peer } from './peer.ts';
import { Sending } from './sending.ts';
import { Shown } from './shown.ts';
import type { Signal } from './signal.ts';
import type { Slot } from './slots.ts';
import type { Seen } from './want.ts';

/** One peer for each other participant, by session. */
export class Mesh {
  /** By which ways and how much is sent. */
  readonly sending: Sending;
  readonly #options: MeshOptions;
  readonly #members = new Members();
  readonly #hearing: Hearing;
  readonly #shown: Shown;
  readonly #absent = new Absent();
  /** Those who have said that they leave: what still comes of them does not bring them back. */
  readonly #departed = new Set<string>();
  #stopTicker: (() => void) | undefined;

  constructor(options: MeshOptions) {
    this.#options = options;
    this.sending = new Sending({
      ...options,
      receivers: () => [...this.#members.values()],
      screen: () => options.media.track('screen'),
    });
    this.#hearing = new Hearing({
      members: () => this.#members,
      tellAll: (message) => this.sayNow(message),
      onDoubt: options.onDoubt,
    });
    this.#shown = new Shown({
      isAudioOnly: () => isAudioOnly(options.store.getState()),
      savings: () => options.economy.savings,
      tell: (id, message) => this.peer(id)?.sayNow(message),
    });
  }

  /**
   * Somebody has a seat. Whoever is here already, and was only lost to the server, keeps everything.
   * @param offers whether this side makes the first offer: those who were there offer to the newcomer
   */
  add(id: string, pair: Pair, { offers }: { offers: boolean }): void {
    if (this.#departed.has(id)) return;
    if (this.#members.has(id)) return this.#seatAgain(id);
    this.#stopTicker ??= this.#startTicker();
    const peer = this.#createPeer(id, pair);
    this.#members.set(id, newMember(peer, { wasHere: !offers }));
    this.sending.share();
    peer.say({ type: 'state', state: this.#options.mediaState() });
    if (offers) peer.offer();
  }

  /**
   * They have shown that they are there: soon they are shown.
   * @returns whether that is news
   */
  confirm(id: string, name: string): boolean {
    return this.#members.confirm(id, name, (member) =>
      this.#update((state) => withNewcomer(state, participantOf(id, name, member))),
    );
  }

  /** Ids of those who have confirmed, in order of their coming. */
  confirmed(): string[] {
    return this.#members.confirmed();
  }

  /** The server has lost somebody. Whoever is still connected to us stays: a call outlives its server. */
  unseat(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    member.unseatedAt ??= performance.now();
    if (!member.peer.hasConnected) this.remove(id);
  }

  /** The server has forgotten the room. Everybody has some time to come back. */
  unseatAll(): void {
    this.#members.unseatAll();
  }

  /** Signals between us and everybody may have been lost. */
  recover(): void {
    this.#members.eachPeer((peer) => peer.recover());
  }

  /** The network is another one, or the computer has slept: whoever is not heard is looked for at once. */
  hurry(): void {
    this.#members.eachPeer((peer) => peer.hurry(performance.now()));
  }

  remove(id: string): void {
    this.#absent.take(id);
    const member = this.#members.get(id);
    member?.peer.close();
    if (!this.#members.delete(id)) return;
    this.#update((state) => withoutParticipant(state, id));
    this.sending.share();
    if (member?.name !== undefined) this.#options.onGone(id);
  }

  /** A signal that arrived for us. Not awaited: the connection queues its own operations. */
  receive(from: string, signal: Signal): void {
    // Only the error's name: a message could hold an address.
    const warn = (error: unknown) => console.warn('signal refused', error instanceof Error ? error.name : 'error');
    void this.#members.get(from)?.peer.receiveSignal(signal).catch(warn);
  }

  /** Whether they have confirmed or not. */
  peer(id: string): Peer | undefined {
    return this.#members.peer(id);
  }

  /** Ids of those whom we hear, and who hear somebody. */
  whoHears(id: string): string[] {
    return this.#hearing.whoHears(id);
  }

  /** Nobody who has not confirmed is heard. */
  receiveMessage(id: string, message: ControlMessage): void {
    const member = this.#members.get(id);
    if (member?.name === undefined) return;
    this.#members.show(id);
    switch (message.type) {
      case 'state':
        member.media = message.state;
        return this.#update((state) => withParticipant(state, id, shownMedia(message.state)));
      case 'leave':
        this.#departed.add(id);
        return this.remove(id);
      default:
        this.#options.onMessage(id, message);
    }
  }

  /** What self shows of the others from now on, by session. */
  show(seen: ReadonlyMap<string, Seen>): void {
    this.#shown.show(seen);
  }

  /** The call has become one of sound alone, or one with pictures again. */
  tellAllShown(): void {
    for (const id of this.#members.keys()) this.#shown.tell(id);
  }

  /** This computer has become busier, or less busy. An encoder for one alone is what a busy one can spare first. */
  save(): void {
    const { savings, isStrained } = this.#options.economy;
    this.#update(withSavings(savings));
    if (isStrained) this.#members.eachPeer((peer) => peer.encodeTogether());
    this.sending.share();
    this.tellAllShown();
  }

  /** What self sends has changed. */
  announce(): void {
    this.broadcast({ type: 'state', state: this.#options.mediaState() });
    // Another mode of a screen has other limits.
    this.sending.share();
  }

  broadcast(message: ControlMessage): void {
    this.#members.eachPeer((peer) => peer.say(message));
    this.#absent.say(message);
  }

  /** To one whose channel is open, or to all of those. */
  sayNow(message: FleetingMessage, to?: string): void {
    if (to === undefined) this.#members.eachPeer((peer) => peer.sayNow(message));
    else this.peer(to)?.sayNow(message);
  }

  replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    this.#members.eachPeer((peer) => peer.replaceTrack(slot, track));
    if (slot === 'screen') this.sending.share();
  }

  peers(): Iterable<[string, Peer]> {
    return this.#members.peers();
  }

  close(): void {
    this.#stopTicker?.();
    this.#members.eachPeer((peer) => peer.close());
    this.#members.clear();
  }

  #seatAgain(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    member.unseatedAt = undefined;
    member.peer.recover();
  }

  #startTicker(): () => void {
    return startTicker(BEAT_INTERVAL_MS, {
      onTick: (now) => this.#tick(now),
      onLate: (now) => this.#members.eachPeer((peer) => peer.forgiveSilence(now)),
      onWake: this.#options.onWake,
    });
  }

  #tick(now: number): void {
    this.#members.eachPeer((peer) => peer.tick(now));
    const at = { now, isServerReachable: this.#options.isServerReachable() };
    for (const [id, member] of [...this.#members]) if (isGone(member, at)) this.#lose(id, member);
    this.#hearing.tell(now);
  }

  #lose(id: string, { peer, name }: Member): void {
    this.remove(id);
    if (name !== undefined) this.#absent.keep(id, peer.conversation);
  }

  #receiveFleeting(id: string, message: FleetingMessage): void {
    if (message.type === 'carry' || message.type === 'carried') return this.#options.onParcel(id, message);
    const member = this.#members.get(id);
    if (!member) return;
    if (message.type === 'want') {
      member.want = message;
      this.sending.share();
    } else if (message.type === 'hears') {
      member.hears = message.pairs;
      this.#update((state) => withParticipant(state, id, { hears: message.pairs }));
    } else if (member.name !== undefined) {
      this.#options.onFleeting(id, message);
    }
  }

  #createPeer(id: string, pair: Pair): Peer {
    const { selfId, media, encoders, economy, certificate, sendSignal, canSignal, relay, onRefused } = this.#options;
    return new Peer({
      pair,
      certificate,
      conversation: this.#absent.take(id),
      goesFirst: selfId < id,
      ways: this.sending.ways,
      encoders,
      isStrained: () => economy.isStrained,
      track: (slot) => media.track(slot),
      sendSignal: (signal) => sendSignal(id, signal),
      canSignal: () => canSignal(id),
      relay: (spoken) => relay(id, spoken),
      onHealth: (connection) => this.#handleHealth(id, connection),
      onMessage: (message) => this.receiveMessage(id, message),
      onFleeting: (message) => this.#receiveFleeting(id, message),
      onFileChannel: (channel) => this.#options.onFileChannel(id, channel),
      onOpen: () => this.#handleOpen(id),
      onForgotten: () => this.#introduce(id),
      onRefused: (reason) => onRefused(id, reason),
      onGone: () => this.remove(id),
    });
  }

  #handleHealth(id: string, connection: PairHealth): void {
    this.#update((state) => withParticipant(state, id, { connection }));
    this.#hearing.note();
  }

  /** To somebody who knows nothing of us any more. */
  #introduce(id: string): void {
    this.peer(id)?.say({ type: 'state', state: this.#options.mediaState() });
    this.#handleOpen(id);
  }

  #handleOpen(id: string): void {
    this.#members.show(id);
    this.peer(id)?.sayNow(this.#hearing.message);
    this.#shown.tell(id);
    this.#options.onOpen(id);
  }

  #update(transition: (state: CallState) => CallState): void {
    this.#options.store.setState(transition, true);
  }
}
