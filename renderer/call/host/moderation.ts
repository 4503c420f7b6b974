/** The locked door, and what the host does: lets people in, removes them, hands the room over. */
import type { StoreApi } from 'zustand/vanilla';
import type { CallState, InCall, Waiting } from '../call-state.ts';
import type { Company, Entry } from '../company/company.ts';
import type { Self } from '../company/self.ts';
import type { ModerationMessage } from '../peer/control-message.ts';
import { toBase64Url } from '../seal/base64-url.ts';
import type { Bytes } from '../seal/bytes.ts';
import { identityHash } from '../seal/identity.ts';
import { countersign, isCountersigned } from '../seal/moderation/countersignature.ts';
import type { HostCommand } from '../seal/moderation/host-command.ts';
import type { SignedCard } from '../seal/signed-card.ts';
import { freshRoomSecret, type RoomSecret } from '../seal/words/room-words.ts';
import { GuestList } from './guest-list.ts';
import { HostRole } from './host-role.ts';

/** What a host may ask for, in the words of the views; ids are those of participants and of who is waiting. */
export type HostRequest =
  | { readonly type: 'lock' | 'unlock' }
  | { readonly type: 'remove' | 'hand-over' | 'admit' | 'refuse'; readonly id: string };

export type ModerationOptions = {
  self: Self;
  store: StoreApi<CallState>;
  room: { locator: Bytes; hostHash: Bytes | undefined };
  company: () => Company;
  /** The room goes on under this secret. */
  onMove: (secret: RoomSecret) => void;
  /** We are out. */
  onOut: (reason: 'removed' | 'not-admitted') => void;
};

/** Its asynchronous methods are to be called one after the other: queue them. */
export class Moderation {
  readonly #options: ModerationOptions;
  readonly #role: HostRole;
  #locator: Bytes;
  readonly #guests = new GuestList();

  constructor(options: ModerationOptions) {
    this.#options = options;
    this.#locator = options.room.locator;
    this.#role = new HostRole(options.self.identity, options.room);
  }

  get isHost(): boolean {
    return this.#role.isSelf;
  }

  /** We have a seat. */
  async begin({ mayTakeRoom }: { mayTakeRoom: boolean }): Promise<void> {
    await this.#role.learn(this.#options.self.identity.publicKey, { isTold: mayTakeRoom });
    this.#show();
  }

  /** Whether somebody with this card may come in now. */
  async entryFor(card: SignedCard): Promise<Entry> {
    await this.#role.learn(card.identity, { isTold: false });
    const entry = this.#guests.entryFor(card);
    if (entry !== 'held') return entry;
    if (this.#role.isHost(card.identity)) return 'open';
    if (!this.isHost) return 'held';
    if (!this.#guests.isExpected(card)) return 'asked';
    await this.#admit(card);
    return 'open';
  }

  /** Somebody came or went. */
  async setCompany(): Promise<void> {
    const company = this.#options.company();
    for (const command of await this.#role.setCompany([company.ownCard, ...company.others()])) this.#obey(command);
    this.#show();
  }

  /** What somebody must know who has just come, or may have missed something. */
  greet(session: string): void {
    const { mesh } = this.#options.company();
    const history = this.#role.history();
    if (history) mesh.peer(session)?.say({ type: 'room', ...history });
    if (this.#guests.isLocked) this.#tellAdmitted((message) => mesh.peer(session)?.say(message));
  }

  /** Somebody stands before the door. */
  ask(waiting: Waiting): void {
    if (!this.isHost) return;
    this.#update((state) => ({ ...state, waiting: [...state.waiting.filter(({ id }) => id !== waiting.id), waiting] }));
    if (waiting.code) return;
    const history = this.#role.history();
    if (history) this.#options.company().relay(waiting.id, { type: 'room', ...history });
    this.#options.company().relay(waiting.id, { type: 'wait' });
  }

  askNoMore(id: string): void {
    this.#update((state) => ({ ...state, waiting: state.waiting.filter((one) => one.id !== id) }));
  }

  /** Somebody who knocked was let in, and will come with the secret. */
  expect(identity: Bytes): void {
    this.#guests.expect(identity);
  }

  async receive(from: string, message: ModerationMessage): Promise<void> {
    switch (message.type) {
      case 'room':
        for (const command of await this.#role.follow(message.host, message.log)) this.#obey(command);
        return this.#show();
      case 'command':
        for (const command of await this.#role.accept(message.command)) this.#obey(command);
        return this.#show();
      case 'countersignature':
        return this.#receiveCountersignature(message);
      case 'wait':
        if (this.#isFromHost(from)) this.#update((state) => ({ ...state, isWaiting: true }));
        return;
      case 'not-admitted':
        if (this.#isFromHost(from) && this.#isWaiting) this.#options.onOut('not-admitted');
        return;
      case 'move':
        if (this.#isFromHost(from)) this.#options.onMove({ secret: message.secret });
        return;
      default:
        message satisfies never;
    }
  }

  /** Does nothing when we are not the host, or nobody has that id. */
  async command(request: HostRequest): Promise<void> {
    if (!this.isHost) return;
    switch (request.type) {
      case 'lock':
        await this.#command({ type: 'lock' });
        for (const card of this.#options.company().others()) await this.#admit(card);
        return;
      case 'unlock':
        return this.#command({ type: 'unlock' });
      case 'remove':
        return this.#remove(request.id);
      case 'hand-over':
        return this.#handOver(request.id);
      case 'admit':
        return this.#letIn(request.id);
      case 'refuse':
        this.#options.company().relay(request.id, { type: 'not-admitted' });
        return this.askNoMore(request.id);
      default:
        request satisfies never;
    }
  }

  /**
   * The room goes on under another secret.
   * @returns the host's hash for invitations
   */
  async move(locator: Bytes): Promise<string | undefined> {
    const wasLocked = this.#guests.isLocked;
    this.#locator = locator;
    this.#guests.unlock();
    this.#role.move(locator);
    this.#update((state) => ({ ...state, waiting: [] }));
    await this.setCompany();
    // The last word on it was said in the room before.
    if (wasLocked) await this.command({ type: 'lock' });
    const { host } = this.#role;
    return host && toBase64Url(await identityHash(host));
  }

  async #command(command: HostCommand): Promise<void> {
    const text = await this.#role.command(command);
    if (text === undefined) return;
    this.#options.company().mesh.broadcast({ type: 'command', command: text });
    this.#obey(command);
    this.#show();
  }

  async #remove(session: string): Promise<void> {
    const { mesh } = this.#options.company();
    if (!mesh.confirmed().includes(session)) return;
    await this.#command({ type: 'remove', session });
    const fresh = await freshRoomSecret();
    mesh.broadcast({ type: 'move', secret: fresh.secret });
    this.#options.onMove(fresh);
  }

  async #handOver(session: string): Promise<void> {
    const card = this.#options.company().cardOf(session);
    if (card) await this.#command({ type: 'hand-over', identity: card.identity });
  }

  async #letIn(session: string): Promise<void> {
    const company = this.#options.company();
    const card = company.cardOf(session);
    if (!card) return;
    await this.#admit(card);
    this.#tellAdmitted((message) => company.relay(session, message));
    company.letIn(session);
    this.askNoMore(session);
  }

  /** Signs for somebody, and tells everybody. */
  async #admit(card: SignedCard): Promise<void> {
    const countersignature = await countersign(this.#options.self.identity, this.#locator, card);
    this.#guests.admit(card, countersignature);
    this.#options.company().mesh.broadcast({ type: 'countersignature', session: card.session, countersignature });
  }

  #tellAdmitted(send: (message: ModerationMessage) => void): void {
    for (const one of this.#guests.countersignatures()) send({ type: 'countersignature', ...one });
  }

  async #receiveCountersignature(message: Extract<ModerationMessage, { type: 'countersignature' }>): Promise<void> {
    const { session, countersignature } = message;
    const { self, company } = this.#options;
    const card = session === self.session ? company().ownCard : company().cardOf(session);
    const { host } = this.#role;
    if (!card || !host || !(await isCountersigned(host, this.#locator, card, countersignature))) return;
    this.#guests.admit(card, countersignature);
    if (session === self.session) this.#update((state) => ({ ...state, isWaiting: false }));
    else company().letIn(session);
  }

  #obey(command: HostCommand): void {
    switch (command.type) {
      case 'lock':
        return this.#guests.lock(this.#options.company().others());
      case 'unlock':
        this.#guests.unlock();
        for (const { id } of this.#options.company().held()) this.#options.company().letIn(id);
        return this.#update((state) => ({ ...state, waiting: state.waiting.filter(({ code }) => code) }));
      case 'remove':
        return this.#dropOut(command.session);
      case 'hand-over':
        this.#update((state) => ({ ...state, waiting: [] }));
        for (const held of this.#options.company().held()) this.ask({ ...held, code: undefined });
        return;
      default:
        command satisfies never;
    }
  }

  #dropOut(session: string): void {
    const { self, company, onOut } = this.#options;
    if (session === self.session) return onOut('removed');
    const card = company().cardOf(session);
    if (card) this.#guests.remove(card);
    company().mesh.remove(session);
  }

  get #isWaiting(): boolean {
    const state = this.#options.store.getState();
    return state.status === 'in-call' && state.isWaiting;
  }

  #isFromHost(session: string): boolean {
    const card = this.#options.company().cardOf(session);
    return card !== undefined && this.#role.isHost(card.identity);
  }

  #show(): void {
    const others = this.#options.company().others();
    const host = others.find(({ identity }) => this.#role.isHost(identity));
    const hostId = this.isHost ? 'self' : host?.session;
    const { isLocked } = this.#guests;
    this.#update((state) =>
      state.hostId === hostId && state.isLocked === isLocked ? state : { ...state, hostId, isLocked },
    );
  }

  #update(change: (state: InCall) => InCall): void {
    const { store } = this.#options;
    const state = store.getState();
    if (state.status === 'in-call') store.setState(change(state), true);
  }
}
