/** Everybody else: cards become pairs, and pairs that have confirmed become participants. */
import type { StoreApi } from 'zustand/vanilla';
import type { LeaveReason, PeerEntry } from '../../../signalling/protocol.ts';
import { parseJson } from '../../../signalling/protocol.ts';
import { type CallState, withRefused } from '../call-state.ts';
import type { SharedEncoders } from '../encode/shared-encoders.ts';
import type { Economy } from '../health/economy.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { sentMedia } from '../media/media-announcement.ts';
import type { NetworkPreferences } from '../network/network-preferences.ts';
import type { ControlMessage } from '../peer/control-message.ts';
import type { Spoken } from '../peer/conversation.ts';
import type { FleetingMessage } from '../peer/fleeting-message.ts';
import { Mesh } from '../peer/mesh.ts';
import type { OtherMessage, Parcel } from '../peer/mesh-options.ts';
import { type PairMessage, pairMessage } from '../peer/pair-message.ts';
import type { Pair, Received } from '../seal/pair/pair.ts';
import type { RoomKeys } from '../seal/room-keys.ts';
import type { SignedCard } from '../seal/signed-card.ts';
import { createSerial } from '../serial.ts';
import { Delivery } from './delivery.ts';
import type { Pairs } from './pairs.ts';
import { Roster } from './roster.ts';
import type { Self } from './self.ts';

/** `held`: only with the host's word. `asked`: the same, and we are the host. `closed`: never. */
export type Entry = 'open' | 'held' | 'asked' | 'closed';

export type CompanyOptions = {
  self: Self;
  store: StoreApi<CallState>;
  media: LocalMedia;
  encoders: SharedEncoders | undefined;
  economy: Economy;
  network: NetworkPreferences;
  pairs: Pairs;
  /** The network may have gone, or be back. */
  onDoubt: () => void;
  /** The computer has slept. */
  onWake: () => void;
  /** Hands a sealed body to the server. */
  sendBody: (address: string, body: string) => void;
  /** Whether somebody with this card may come in now. */
  entryFor: (card: SignedCard) => Promise<Entry>;
  /** Somebody stands before the locked room, and has shown that they are there. */
  onAsking: (session: string, name: string) => void;
  /** They do not stand there any more. */
  onAskingGone: (session: string) => void;
  onMessage: (from: string, message: OtherMessage) => void;
  onFleeting: (from: string, message: FleetingMessage) => void;
  onFileChannel: (from: string, channel: RTCDataChannel) => void;
  /** Something of somebody's has come by way of another: to be opened when it is its turn. */
  onCarried: (from: string, open: () => Promise<void>) => void;
  /** Somebody is not in the call any more. */
  onGone: (session: string) => void;
  /** Somebody came or went. */
  onChange: () => void;
  /** There is a channel to somebody, for the first time or again. */
  onOpen: (session: string) => void;
};

/** A burst of messages whose confirmation was lost is one question. */
const ASK_AGAIN_MS = 300;

/** What concerns one other is to be given one after the other: queue it. */
export class Company {
  readonly mesh: Mesh;
  readonly #options: CompanyOptions;
  readonly #roster = new Roster();
  readonly #pairs: Pairs;
  readonly #delivery: Delivery;
  /** Sessions of those before the locked door. */
  readonly #held = new Set<string>();
  /** When somebody was asked for their confirmation. */
  readonly #askedAt = new Map<string, number>();
  readonly #sendInOrder = createSerial(() => console.warn('a message could not be sealed'));

  constructor(options: CompanyOptions) {
    this.#options = options;
    this.#pairs = options.pairs;
    const { self, store, media, encoders, economy, network } = options;
    this.mesh = new Mesh({
      selfId: self.session,
      certificate: self.certificate,
      store,
      media,
      encoders,
      economy,
      network,
      sendSignal: (to, signal) => this.#sendSealed(to, signal),
      canSignal: (to) => this.#delivery.canReach(to),
      relay: (to, spoken) => this.#sendSealed(to, { spoken }),
      isServerReachable: () => this.#delivery.isServerReachable,
      onParcel: (from, parcel) => this.#handleParcel(from, parcel),
      onDoubt: options.onDoubt,
      onWake: options.onWake,
      mediaState: () => sentMedia(media.store.getState()),
      onMessage: options.onMessage,
      onFleeting: options.onFleeting,
      onFileChannel: options.onFileChannel,
      onOpen: options.onOpen,
      onRefused: (id, reason) => this.#noteRefused({ id, name: this.#pairs.with(id)?.name, reason }),
      onGone: (id) => {
        options.onGone(id);
        options.onChange();
      },
    });
    this.#delivery = new Delivery({
      addressOf: (session) => this.#roster.addressOf(session),
      toServer: options.sendBody,
      whoHears: (session) => this.mesh.whoHears(session),
      isRepair: (session) => this.mesh.peer(session)?.hasConnected ?? false,
      handTo: (carrier, parcel) => this.mesh.peer(carrier)?.sayNow({ type: 'carry', ...parcel }),
    });
  }

  setServerReachable(isReachable: boolean): void {
    this.#delivery.isServerReachable = isReachable;
  }

  /** Our own card in the room as it is now. */
  get ownCard(): SignedCard {
    return this.#pairs.own;
  }

  /** The cards of all participants but self. */
  others(): SignedCard[] {
    return this.mesh.confirmed().flatMap((session) => this.#pairs.cardOf(session) ?? []);
  }

  cardOf(session: string): SignedCard | undefined {
    return this.#pairs.cardOf(session);
  }

  /** Our own card for the server. */
  sealOwnCard(): Promise<string> {
    return this.#pairs.sealOwn();
  }

  /** The room goes on under another secret. */
  move(keys: RoomKeys): Promise<void> {
    this.#held.clear();
    return this.#pairs.move(keys);
  }

  /** The server knows nobody any more; those who are connected stay. */
  unseatAll(): void {
    this.#roster.clear();
    this.mesh.unseatAll();
  }

  /** Somebody has a seat. A card that does not open was not made with the room's secret: nobody comes in. */
  async admit({ id, card: envelope }: PeerEntry, side: { offers: boolean }): Promise<void> {
    const met = await this.#pairs.meet(envelope);
    // A seat of our own that the server still keeps for us.
    if (!met.ok && met.reason === 'own-card') return;
    if (!met.ok) return this.#noteRefused({ id, name: undefined, reason: met.reason });
    const { pair } = met;
    const { session } = pair.remote;
    const entry = await this.#options.entryFor(this.#pairs.cardOf(session) ?? pair.remote);
    if (entry === 'closed') return;
    this.#roster.bind(id, session);
    if (entry !== 'open') this.#held.add(session);
    // Nobody but the host says who they are to somebody before the door.
    if (entry !== 'held') this.#sendConfirmation(session);
    if (entry === 'open') this.mesh.add(session, pair, side);
  }

  /** Those before the door who have shown that they are there. */
  held(): { id: string; name: string }[] {
    return [...this.#held].flatMap((id) => {
      const name = this.#pairs.with(id)?.name;
      return name === undefined ? [] : [{ id, name }];
    });
  }

  /** The host has said that somebody before the door may come in. */
  letIn(session: string): void {
    const pair = this.#pairs.with(session);
    if (!pair || !this.#held.delete(session)) return;
    this.#sendConfirmation(session);
    this.mesh.add(session, pair, { offers: true });
    this.#confirm(pair);
  }

  /** @param address the server's id */
  dismiss(address: string, reason: LeaveReason): void {
    const session = this.#roster.unbind(address);
    if (session === undefined) return;
    if (this.#held.delete(session)) this.#options.onAskingGone(session);
    if (reason === 'left') this.mesh.remove(session);
    else this.mesh.unseat(session);
  }

  /** These are in the room, and nobody else. */
  dismissAllBut(peers: readonly PeerEntry[]): void {
    const present = new Set(peers.map(({ id }) => id));
    for (const address of this.#roster.addresses()) if (!present.has(address)) this.dismiss(address, 'gone');
  }

  /** What somebody has sent by way of the server. */
  async receiveBody(from: string, body: string): Promise<void> {
    const session = this.#roster.sessionAt(from);
    if (session !== undefined) await this.#receiveSealed(session, body);
  }

  async #receiveSealed(session: string, body: string): Promise<void> {
    const pair = this.#pairs.with(session);
    if (!pair) return;
    const received = await pair.receive(body);
    if (!received.ok) return this.#handleUnread(session, received.reason);
    if (this.#held.has(session)) {
      if (received.type === 'confirmation') this.#options.onAsking(session, received.name);
      return;
    }
    const message = received.type === 'message' ? parseJson(pairMessage, received.text) : undefined;
    if (message && 'generation' in message) await this.#meetAgain(pair);
    this.#confirm(pair);
    if (!message) return;
    if ('spoken' in message) this.#receiveSpoken(session, message.spoken);
    else if ('heard' in message) this.mesh.peer(session)?.confirm(message.heard);
    else if ('control' in message) this.mesh.receiveMessage(session, message.control);
    else if ('lost' in message) this.#sayAgain(session);
    else this.mesh.receive(session, message);
  }

  /** Somebody whom we took for gone wants to be connected. */
  async #meetAgain(pair: Pair): Promise<void> {
    const { session } = pair.remote;
    if (this.mesh.peer(session)) return;
    const entry = await this.#options.entryFor(this.#pairs.cardOf(session) ?? pair.remote);
    if (entry === 'open') this.mesh.add(session, pair, { offers: false });
  }

  /** By way of the server, sealed: also to somebody before the door. */
  relay(session: string, control: ControlMessage): void {
    this.#sendSealed(session, { control });
  }

  /** What comes twice comes from a server that has been asked for it again. */
  #handleUnread(session: string, reason: Exclude<Received, { ok: true }>['reason']): void {
    if (reason === 'replayed') return;
    if (reason !== 'not-yet') return warnOf(reason);
    const isAsked = Date.now() - (this.#askedAt.get(session) ?? 0) < ASK_AGAIN_MS;
    if (isAsked || this.#held.has(session)) return;
    this.#askedAt.set(session, Date.now());
    this.#sendConfirmation(session);
    this.#sendSealed(session, { lost: 'confirmation' });
  }

  /** Answered, so that it is not said for ever. */
  #receiveSpoken(session: string, spoken: Spoken): void {
    const heard = this.mesh.peer(session)?.hear(spoken);
    if (heard) this.#sendSealed(session, { heard });
  }

  /** What one cannot bring to another is carried; what is for us opens or not, as if it had come from the server. */
  #handleParcel(from: string, parcel: Parcel): void {
    const { body } = parcel;
    if (parcel.type === 'carried')
      return this.#options.onCarried(parcel.from, () => this.#receiveSealed(parcel.from, body));
    if (parcel.to === from || !this.#delivery.mayCarryFor(from)) return;
    this.mesh.peer(parcel.to)?.sayNow({ type: 'carried', from, body });
  }

  #sayAgain(session: string): void {
    this.#sendConfirmation(session);
    this.mesh.peer(session)?.recover();
  }

  #sendConfirmation(session: string): void {
    const pair = this.#pairs.with(session);
    if (pair) this.#delivery.send(session, pair.confirmation);
  }

  #confirm(pair: Pair): void {
    if (pair.name === undefined || !this.mesh.confirm(pair.remote.session, pair.name)) return;
    this.#options.onChange();
  }

  #sendSealed(to: string, message: PairMessage): void {
    this.#sendInOrder(async () => {
      const body = await this.#pairs.with(to)?.seal(JSON.stringify(message));
      if (body !== undefined) this.#delivery.send(to, body);
    });
  }

  #noteRefused(refused: Parameters<typeof withRefused>[1]): void {
    warnOf(refused.reason);
    const { store } = this.#options;
    store.setState(withRefused(store.getState(), refused), true);
  }
}

/** The reason alone: nothing that somebody wrote is logged. */
function warnOf(reason: string): void {
  console.warn('kept out:', reason);
}
