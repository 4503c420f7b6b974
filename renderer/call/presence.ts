import type { PeerEntry } from '../../signalling/protocol.ts';
import { begunCall, type InCall, withServer } from './call-state.ts';
import { CodeExchange } from './company/code-exchange.ts';
import { Company } from './company/company.ts';
import { firstMet } from './company/first-met.ts';
import { Pairs } from './company/pairs.ts';
import { createSelf, type Self } from './company/self.ts';
import type { FeatureMessage } from './feature.ts';
import { FrontDoor } from './host/front-door.ts';
import { type HostRequest, Moderation } from './host/moderation.ts';
import { Lanes } from './lanes.ts';
import { onMediaState } from './media/media-announcement.ts';
import { watchSpeakers } from './media/speakers.ts';
import { isModerationMessage } from './peer/control-message.ts';
import type { Mesh } from './peer/mesh.ts';
import type { OtherMessage } from './peer/mesh-options.ts';
import type { PresenceOptions } from './presence-options.ts';
import { fromBase64Url, toBase64Url } from './seal/base64-url.ts';
import { identityHash } from './seal/identity.ts';
import { type Invitation, socketUrl } from './seal/invitation.ts';
import { MAX_NAME_LENGTH } from './seal/pair/confirmation.ts';
import { deriveRoomKeys, type RoomKeys } from './seal/room-keys.ts';
import type { RoomSecret } from './seal/words/room-words.ts';
import { iceServersOf } from './server/ice-servers.ts';
import { onOnline } from './server/online.ts';
import { type EnterResult, type RoomListeners, SignallingClient, type Welcome } from './server/signalling-client.ts';

/** The lane of who is host, who is there and who may be. */
const RULES = 'rules';

/** What there must be before anybody can be met. */
type Start = { self: Self; keys: RoomKeys; pairs: Pairs };

/** One presence in one room, from joining to leaving: brings together the server, the company and its rules. */
export class Presence {
  readonly #options: PresenceOptions;
  readonly #self: Self;
  readonly #company: Company;
  readonly #moderation: Moderation;
  readonly #code: CodeExchange;
  readonly #frontDoor: FrontDoor;
  readonly #stops: (() => void)[] = [];
  /** Opening what is sealed takes time; whatever happens meanwhile waits its turn. */
  readonly #lanes = new Lanes(() => console.warn('an event of the room could not be handled'));
  #invitation: Invitation;
  #keys: RoomKeys;
  #client: SignallingClient | undefined;
  #hasBegun = false;
  #hasLeft = false;

  static async create(options: PresenceOptions): Promise<Presence> {
    const { name, identity, invitation } = options;
    const [own, keys] = await Promise.all([options.keys, deriveRoomKeys(fromBase64Url(invitation.secret))]);
    const self = createSelf(name.trim().slice(0, MAX_NAME_LENGTH), own, identity);
    return new Presence(options, { self, keys, pairs: await Pairs.create(self, keys) });
  }

  private constructor(options: PresenceOptions, { self, keys, pairs }: Start) {
    const { store, media, invitation } = options;
    this.#options = options;
    this.#self = self;
    this.#keys = keys;
    this.#invitation = invitation;
    const host = invitation.host === undefined ? undefined : fromBase64Url(invitation.host);
    this.#moderation = new Moderation({
      self,
      store,
      room: { locator: keys.locator, hostHash: host },
      company: () => this.#company,
      onMove: (secret) => this.#lanes.runAlone(() => this.#move(secret)),
      onOut: (reason) => this.#leaveFor(reason),
    });
    this.#code = new CodeExchange({
      broadcast: (message) => this.mesh.broadcast({ type: 'verification', message }),
      onState: (code) => this.#update((state) => ({ ...state, code })),
    });
    this.#frontDoor = new FrontDoor({
      openSocket: () => options.openSocket(socketUrl(this.#invitation), this.#invitation.pin),
      host: self.identity,
      isOwnServer: options.isOwnServer,
      secret: () => this.#invitation.secret,
      onKnock: (waiting) => this.#moderation.ask(waiting),
      onGone: (id) => this.#moderation.askNoMore(id),
      onAdmitted: (identity) => this.#moderation.expect(identity),
    });
    this.#company = new Company({
      self,
      store,
      media,
      encoders: options.encoders,
      economy: options.economy,
      network: options.network,
      pairs,
      sendBody: (address, body) => this.#client?.signal(address, body),
      entryFor: (card) => this.#moderation.entryFor(card),
      onAsking: (id, name) => this.#moderation.ask({ id, name, code: undefined }),
      onAskingGone: (id) => this.#moderation.askNoMore(id),
      onMessage: (from, message) => this.#receiveMessage(from, message),
      onFleeting: (from, message) => this.#hand(from, message),
      onFileChannel: (from, channel) => {
        for (const feature of options.features) feature.takeFileChannel?.(from, channel);
      },
      onCarried: (from, open) => this.#lanes.run(from, open),
      onDoubt: () => this.#client?.hurry(),
      onWake: () => this.hurry(),
      onGone: (id) => {
        for (const feature of options.features) feature.forget?.(id);
      },
      onChange: () => this.#lanes.run(RULES, () => this.#setCompany()),
      onOpen: (session) => this.#greet(session),
    });
  }

  get mesh(): Mesh {
    return this.#company.mesh;
  }

  /** Settles when the call is on or has failed. Never rejects. */
  async enter(): Promise<EnterResult> {
    const card = await this.#company.sealOwnCard();
    if (this.#hasLeft) return { ok: false, reason: 'closed' };
    return this.#openClient(card, this.#options.create).enter();
  }

  leave(): void {
    this.#hasLeft = true;
    this.mesh.broadcast({ type: 'leave' });
    this.#client?.leave();
    this.#frontDoor.close();
    this.#code.stop();
    for (const stop of this.#stops.splice(0)) stop();
    this.mesh.close();
  }

  command(request: HostRequest): void {
    this.#lanes.runAlone(async () => {
      if (await this.#frontDoor.handle(request)) return;
      await this.#moderation.command(request);
      await this.#followHost();
    });
  }

  setAudioOnly(isAudioOnly: boolean): void {
    this.#update((state) => ({ ...state, isAudioOnly }));
    this.mesh.tellAllShown();
    if (isAudioOnly) void this.#options.media.setCameraOn(false);
  }

  /** The network is another one, or the computer has slept: what was known of ways and sockets says nothing any more. */
  hurry(): void {
    this.#client?.hurry();
    this.mesh.hurry();
  }

  #openClient(card: string, create: boolean): SignallingClient {
    const { openSocket } = this.#options;
    const invitation = this.#invitation;
    const [room, admission] = [this.#keys.locator, this.#keys.admission].map(toBase64Url);
    this.#client = new SignallingClient({
      openSocket: (abortSignal) => openSocket(socketUrl(invitation), invitation.pin, abortSignal),
      join: { room: room ?? '', admission: admission ?? '', card, create },
      listeners: this.#listeners(),
    });
    return this.#client;
  }

  #listeners(): RoomListeners {
    const { store } = this.#options;
    const company = this.#company;
    return {
      onWelcome: (welcome) => this.#receiveWelcome(welcome),
      onResync: (peers) => this.#resync(peers),
      onJoined: (id, card) => this.#lanes.run(id, () => this.#admit({ id, card }, { offers: true })),
      onLeft: (id, reason) => this.#lanes.run(id, async () => company.dismiss(id, reason)),
      onSignal: (from, body) => this.#lanes.run(from, () => company.receiveBody(from, body)),
      onIceServers: (ice) => this.mesh.sending.setIceServers(iceServersOf(ice)),
      onServer: (server) => {
        company.setServerReachable(server === 'reachable');
        store.setState(withServer(store.getState(), server), true);
      },
    };
  }

  /** A seat of our own. If it is not the first, the server has forgotten the room, but nobody else has. */
  #receiveWelcome({ peers, ice }: Welcome): void {
    this.mesh.sending.setIceServers(iceServersOf(ice));
    if (!this.#hasBegun) this.#begin({ isFirst: peers.length === 0 });
    this.#lanes.runAlone(async () => this.#company.unseatAll());
    for (const peer of peers) this.#lanes.run(peer.id, () => this.#admit(peer, { offers: false }));
  }

  /** The call is on. */
  #begin({ isFirst }: { isFirst: boolean }): void {
    this.#hasBegun = true;
    const { store, media, economy, create } = this.#options;
    const { session, name } = this.#self;
    const { savings } = economy;
    store.setState(
      begunCall({ selfId: session, name, invitation: this.#invitation, savings, isMeeting: !isFirst }),
      true,
    );
    if (!isFirst) void firstMet(store).then(() => this.#update((state) => ({ ...state, isMeeting: false })));
    this.#stops.push(
      media.onTrack((slot, track) => this.mesh.replaceTrack(slot, track)),
      onMediaState(media.store, () => this.mesh.announce()),
      watchSpeakers(store, (id) => this.mesh.peer(id)?.level() ?? 0),
      onOnline(() => this.hurry()),
      economy.onChange(() => this.mesh.save()),
    );
    this.#lanes.runAlone(async () => {
      await this.#moderation.begin({ mayTakeRoom: create && isFirst });
      await this.#setCompany();
      await this.#followHost();
    });
  }

  /** We missed some of what happened. Whoever is new to us came after us. */
  #resync(peers: readonly PeerEntry[]): void {
    this.#lanes.runAlone(async () => this.#company.dismissAllBut(peers));
    for (const peer of peers) this.#lanes.run(peer.id, () => this.#admit(peer, { offers: true }));
  }

  async #admit(peer: PeerEntry, side: { offers: boolean }): Promise<void> {
    if (!this.#hasLeft) await this.#company.admit(peer, side);
  }

  async #setCompany(): Promise<void> {
    this.#code.setCompany(this.#company.ownCard, this.#company.others());
    await this.#moderation.setCompany();
  }

  /** Before there was a channel, or while there was none, they may have missed what we said. */
  #greet(session: string): void {
    this.#moderation.greet(session);
    for (const feature of this.#options.features) feature.greet?.(session);
    for (const message of this.#code.said()) this.mesh.peer(session)?.say({ type: 'verification', message });
  }

  #receiveMessage(from: string, message: OtherMessage): void {
    if (message.type === 'verification') this.#code.receive(from, message.message);
    else if (!isModerationMessage(message)) this.#hand(from, message);
    else
      this.#lanes.run(RULES, async () => {
        await this.#moderation.receive(from, message);
        await this.#followHost();
      });
  }

  #hand(from: string, message: FeatureMessage): void {
    this.#options.features.some((feature) => feature.receive(from, message));
  }

  /** Whoever is the host opens the door, and is named in what they give to others. */
  async #followHost(): Promise<void> {
    if (this.#hasLeft) return;
    const { isHost } = this.#moderation;
    await this.#frontDoor.setHost(isHost);
    const host = toBase64Url(await identityHash(this.#self.identity.publicKey));
    if (isHost && this.#invitation.host !== host) this.#invite({ ...this.#invitation, host });
  }

  /** The room goes on under another secret. Nobody is told by the server: who stays has been told by the host. */
  async #move(secret: RoomSecret): Promise<void> {
    if (this.#hasLeft) return;
    const keys = await deriveRoomKeys(fromBase64Url(secret.secret));
    await this.#company.move(keys);
    this.#keys = keys;
    const host = await this.#moderation.move(keys.locator);
    const { words: _, ...invitation } = this.#invitation;
    this.#invite({ ...invitation, ...secret, ...(host === undefined ? {} : { host }) });
    this.#client?.abandon();
    this.#openClient(await this.#company.sealOwnCard(), true).enterEventually();
    await this.#setCompany();
  }

  #invite(invitation: Invitation): void {
    this.#invitation = invitation;
    this.#update((state) => ({ ...state, invitation }));
  }

  #leaveFor(reason: 'removed' | 'not-admitted'): void {
    this.leave();
    const { store } = this.#options;
    store.setState({ status: 'failed', reason, roomName: this.#invitation.roomName }, true);
  }

  #update(change: (state: InCall) => InCall): void {
    const { store } = this.#options;
    const state = store.getState();
    if (state.status === 'in-call') store.setState(change(state), true);
  }
}
