import type { StoreApi } from 'zustand/vanilla';
import type { LeaveReason, PeerEntry } from '../../signalling/protocol.ts';
import { type CallState, type InCall, withServer } from './call-state.ts';
import type { LocalMedia } from './local-media.ts';
import { mediaStateMessage, onMediaState } from './media-announcement.ts';
import { Mesh } from './mesh.ts';
import { Roster } from './roster.ts';
import { MAX_NAME_LENGTH, randomSession } from './seal/card.ts';
import { type Invitation, socketUrl } from './seal/invitation.ts';
import { deriveRoomKeys } from './seal/room-keys.ts';
import { RoomSeal } from './seal/room-seal.ts';
import type { Signal } from './seal/signal.ts';
import { createSerial } from './serial.ts';
import { type EnterResult, type RoomListeners, SignallingClient, type Welcome } from './signalling-client.ts';
import type { OpenSocket } from './signalling-socket.ts';
import { watchSpeakers } from './speakers.ts';

export type PresenceOptions = {
  store: StoreApi<CallState>;
  media: LocalMedia;
  openSocket: OpenSocket;
  invitation: Invitation;
  name: string;
  create: boolean;
};

/** One presence in one room, from joining to leaving: what the server says of the room, brought to the mesh. */
export class Presence {
  readonly mesh: Mesh;
  readonly #options: PresenceOptions;
  readonly #session = randomSession();
  readonly #roster = new Roster();
  readonly #stops: (() => void)[] = [];
  /** Opening a card takes time; whatever the server says meanwhile waits its turn. */
  readonly #inOrder = createSerial(() => console.warn('an event of the room could not be handled'));
  readonly #sendInOrder = createSerial(() => console.warn('a signal could not be sealed'));
  #seal: RoomSeal | undefined;
  #client: SignallingClient | undefined;
  #hasBegun = false;
  #hasLeft = false;

  constructor(options: PresenceOptions) {
    this.#options = options;
    const { store, media } = options;
    this.mesh = new Mesh({
      selfId: this.#session,
      store,
      media,
      sendSignal: (to, signal) => this.#sendSignal(to, signal),
      mediaState: () => mediaStateMessage(media.store.getState()),
    });
  }

  /** Settles when the call is on or has failed. Never rejects. */
  async enter(): Promise<EnterResult> {
    const { openSocket, invitation, create } = this.#options;
    const keys = await deriveRoomKeys(invitation.secret);
    const seal = new RoomSeal(keys);
    const card = await seal.sealCard({ session: this.#session, name: this.#name });
    if (this.#hasLeft) return { ok: false, reason: 'closed' };
    this.#seal = seal;
    this.#client = new SignallingClient({
      openSocket: () => openSocket(socketUrl(invitation), invitation.pin),
      join: { room: keys.locator, admission: keys.admission, card, create },
      listeners: this.#listeners(),
    });
    return this.#client.enter();
  }

  leave(): void {
    this.#hasLeft = true;
    this.mesh.broadcast({ type: 'leave' });
    this.#client?.leave();
    for (const stop of this.#stops.splice(0)) stop();
    this.mesh.close();
  }

  get #name(): string {
    return this.#options.name.trim().slice(0, MAX_NAME_LENGTH);
  }

  #listeners(): RoomListeners {
    const { store } = this.#options;
    return {
      onWelcome: (welcome) => this.#receiveWelcome(welcome),
      onResync: (peers) => this.#resync(peers),
      onJoined: (id, card) => this.#inOrder(() => this.#admit({ id, card }, { offers: true })),
      onLeft: (id, reason) => this.#inOrder(async () => this.#dismiss(id, reason)),
      onSignal: (from, body) => this.#inOrder(() => this.#receiveSignal(from, body)),
      onIceServers: (ice) => this.mesh.setIceServers(iceServersOf(ice)),
      onServer: (server) => store.setState(withServer(store.getState(), server), true),
    };
  }

  /** A seat of our own. If it is not the first, the server has forgotten the room, but nobody else has. */
  #receiveWelcome({ peers, ice }: Welcome): void {
    this.mesh.setIceServers(iceServersOf(ice));
    if (!this.#hasBegun) this.#begin();
    this.#inOrder(async () => {
      this.#roster.clear();
      this.mesh.unseatAll();
    });
    for (const peer of peers) this.#inOrder(() => this.#admit(peer, { offers: false }));
  }

  /** The call is on. */
  #begin(): void {
    this.#hasBegun = true;
    const { store, media, invitation } = this.#options;
    store.setState(emptyCall(this.#session, { name: this.#name, roomName: invitation.roomName }), true);
    this.#stops.push(
      media.onTrack((slot, track) => this.mesh.replaceTrack(slot, track)),
      onMediaState(media.store, (state) => this.mesh.broadcast({ type: 'state', state })),
      watchSpeakers(store, (id) => this.mesh.levelOf(id)),
    );
  }

  /** We missed some of what happened. Whoever is new to us came after us. */
  #resync(peers: readonly PeerEntry[]): void {
    this.#inOrder(async () => {
      const present = new Set(peers.map(({ id }) => id));
      for (const id of this.#roster.addresses()) if (!present.has(id)) this.#dismiss(id, 'gone');
    });
    for (const peer of peers) this.#inOrder(() => this.#admit(peer, { offers: true }));
  }

  /** Lets somebody into the call. A card that does not open was not made with the room's secret: nobody comes in. */
  async #admit({ id, card: envelope }: PeerEntry, side: { offers: boolean }): Promise<void> {
    const card = await this.#seal?.openCard(envelope);
    if (!card) return console.warn('a card did not open');
    // A seat of our own that the server still keeps for us.
    if (card.session === this.#session || this.#hasLeft) return;
    this.#roster.bind(id, card.session);
    this.mesh.add(card.session, card.name, side);
  }

  #dismiss(id: string, reason: LeaveReason): void {
    const session = this.#roster.unbind(id);
    if (session === undefined) return;
    if (reason === 'left') this.mesh.remove(session);
    else this.mesh.unseat(session);
  }

  async #receiveSignal(from: string, body: string): Promise<void> {
    const session = this.#roster.sessionAt(from);
    const signal = session && (await this.#seal?.openSignal(session, this.#session, body));
    // One that does not open is dropped.
    if (session && signal) this.mesh.receive(session, signal);
  }

  #sendSignal(to: string, signal: Signal): void {
    this.#sendInOrder(async () => {
      const body = await this.#seal?.sealSignal(this.#session, to, signal);
      const address = this.#roster.addressOf(to);
      if (body !== undefined && address !== undefined) this.#client?.signal(address, body);
    });
  }
}

function emptyCall(selfId: string, names: { name: string; roomName: string }): InCall {
  return { status: 'in-call', selfId, ...names, joinedAt: Date.now(), participants: [], chat: [], server: 'reachable' };
}

/** zod's optional keys may be undefined; RTCIceServer's may not. */
function iceServersOf(ice: Welcome['ice']): RTCIceServer[] {
  return ice.map(({ urls, username, credential }) => ({
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }));
}
