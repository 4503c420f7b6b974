import type { LeaveReason, PeerEntry } from '../protocol.ts';
import type { SeatEvent } from './outbox.ts';
import { hashSecret, randomSecret } from './resume-secret.ts';
import { type RoomNews, RoomRegistry, type Subscription } from './room-registry.ts';
import {
  type JoinAnswer,
  type JoinRequest,
  type Presence,
  type ResumeAnswer,
  type ResumeRequest,
  type RoomSettings,
  type Rooms,
  randomId,
  replayLimits,
} from './rooms.ts';
import { Seat, type SeatLink } from './seat.ts';

/** After Redis has come back the other nodes need a moment to bring their seats. */
const SETTLE_MS = 1_000;

type Member = {
  readonly seat: Seat;
  /** Place in the order of joining; 0 until Redis has answered. */
  order: number;
  /** The room's version that the holder knows already; what comes after it is news. */
  since: number;
  /** What came before Redis had answered. */
  early: RoomNews[] | undefined;
};

/** Those of a room who are at this node. */
type LocalPart = {
  readonly admission: string;
  readonly members: Map<string, Member>;
  readonly news: Subscription;
};

/**
 * Rooms of several nodes on one Redis, which decides who has a seat and in which order. Each node holds the sockets
 * and the outboxes of its own clients. Who comes back to another node gets a `resync`: the outbox is not there.
 */
export class SharedRooms implements Rooms {
  readonly #settings: RoomSettings;
  readonly #onError: (error: unknown) => void;
  readonly #registry: RoomRegistry;
  readonly #parts = new Map<string, LocalPart>();
  readonly #renewal: NodeJS.Timeout;
  #settling: NodeJS.Timeout | undefined;

  /** Rejects when Redis cannot be reached. */
  static async connect(url: string, settings: RoomSettings, onError: (error: unknown) => void): Promise<SharedRooms> {
    const rooms = new SharedRooms(url, settings, onError);
    try {
      await rooms.#registry.connect();
    } catch (error) {
      await rooms.close();
      throw error;
    }
    return rooms;
  }

  private constructor(url: string, settings: RoomSettings, onError: (error: unknown) => void) {
    this.#settings = settings;
    this.#onError = onError;
    const leaseMs = settings.resumeWindowMs;
    this.#registry = new RoomRegistry(url, leaseMs, {
      onNews: (locator, news) => this.#receive(locator, news),
      onReturn: () => this.#restore(),
      onError,
    });
    this.#renewal = setInterval(() => this.#renewAll(), leaseMs / 3);
  }

  get epoch(): string {
    return this.#registry.epoch;
  }

  get isReady(): boolean {
    return this.#registry.isReady;
  }

  get size(): { rooms: number; seats: number } {
    let seats = 0;
    for (const { members } of this.#parts.values()) seats += members.size;
    return { rooms: this.#parts.size, seats };
  }

  async join({ room: locator, admission, card, create }: JoinRequest): Promise<JoinAnswer> {
    const id = randomId();
    const secret = randomSecret();
    const hash = hashSecret(secret);
    const member = await this.#enter(locator, admission, { id, card, hash });
    try {
      const { seats } = this.#settings;
      const answer = await this.#registry.join(locator, { id, card, hash, admission, create, seats });
      if (answer.status === 'ok') {
        this.#confirm(locator, member, answer);
        return { ok: true, presence: { seat: member.seat, locator }, secret, peers: answer.roster };
      }
      this.#forget(locator, member);
      return { ok: false, reason: answer.status === 'full' ? 'full' : 'unknown-room' };
    } catch (error) {
      this.#forget(locator, member);
      throw error;
    }
  }

  async resume({
    room: locator,
    admission,
    self: id,
    secret,
    received,
  }: ResumeRequest): Promise<ResumeAnswer | undefined> {
    const next = randomSecret();
    const hash = hashSecret(next);
    const answer = await this.#registry.resume(locator, { id, admission, shown: hashSecret(secret), hash });
    if (answer.status !== 'ok') return undefined;
    const peers = answer.roster.filter((peer) => peer.id !== id);
    const known = this.#parts.get(locator)?.members.get(id);
    if (known) return resumeHere(known.seat, { locator, hash, secret: next, received, peers });
    const { card } = answer;
    const member = await this.#enter(locator, admission, { id, card, hash });
    this.#confirm(locator, member, answer);
    member.seat.forget(received);
    member.seat.tell({ type: 'resync', peers });
    return { presence: { seat: member.seat, locator }, secret: next };
  }

  relay({ seat, locator }: Presence, to: string, bodyJson: string): void {
    const here = this.#parts.get(locator)?.members.get(to);
    if (here) return here.seat.tell({ type: 'signal', from: seat.id, bodyJson });
    this.#registry.publish(locator, { type: 'signal', from: seat.id, to, bodyJson }).catch(this.#onError);
  }

  lose(presence: Presence, link: SeatLink): void {
    const keepMs = this.#settings.resumeWindowMs;
    presence.seat.detach(link, { keepMs, onExpired: () => this.leave(presence, 'gone') });
  }

  leave({ seat, locator }: Presence, reason: LeaveReason): void {
    const member = this.#parts.get(locator)?.members.get(seat.id);
    if (member?.seat !== seat) return;
    this.#forget(locator, member);
    this.#registry.leave(locator, seat.id, reason).catch(this.#onError);
  }

  /** The seats stay with Redis until their lease ends: their holders may come back to another node. */
  async close(): Promise<void> {
    clearInterval(this.#renewal);
    clearTimeout(this.#settling);
    for (const { members } of this.#parts.values()) for (const { seat } of members.values()) seat.close();
    this.#parts.clear();
    await this.#registry.close();
  }

  /** Listens before asking: what happens right after the answer must not be missed. */
  async #enter(locator: string, admission: string, own: { id: string; card: string; hash: string }): Promise<Member> {
    const { id, card, hash: secretHash } = own;
    const seat = new Seat({ id, card, secretHash, limits: replayLimits(this.#settings) });
    const member: Member = { seat, order: 0, since: 0, early: [] };
    const part = this.#parts.get(locator) ?? this.#createPart(locator, admission);
    part.members.set(id, member);
    try {
      await part.news.started;
    } catch (error) {
      this.#forget(locator, member);
      throw error;
    }
    return member;
  }

  #createPart(locator: string, admission: string): LocalPart {
    const part = { admission, members: new Map<string, Member>(), news: this.#registry.follow(locator) };
    this.#parts.set(locator, part);
    return part;
  }

  #confirm(locator: string, member: Member, { version, order }: { version: number; order: number }): void {
    member.order = order;
    member.since = version;
    const early = member.early ?? [];
    member.early = undefined;
    for (const news of early) this.#tell(locator, member, news);
  }

  #forget(locator: string, { seat }: Member): void {
    seat.close();
    const part = this.#parts.get(locator);
    part?.members.delete(seat.id);
    if (part?.members.size !== 0) return;
    this.#parts.delete(locator);
    part.news.stop();
  }

  #receive(locator: string, news: RoomNews): void {
    for (const member of this.#parts.get(locator)?.members.values() ?? []) {
      if (member.early) member.early.push(news);
      else this.#tell(locator, member, news);
    }
  }

  #tell(locator: string, member: Member, news: RoomNews): void {
    const { seat } = member;
    if (news.type === 'signal') {
      if (news.to === seat.id) seat.tell({ type: 'signal', from: news.from, bodyJson: news.bodyJson });
      return;
    }
    if (news.version <= member.since) return;
    if (news.type === 'moved') {
      if (news.id === seat.id && news.node !== this.#registry.node) this.#release(locator, member);
    } else if (news.id !== seat.id) {
      seat.tell(eventOf(news));
    }
  }

  /** Somebody of ours has come back to another node. */
  #release(locator: string, member: Member): void {
    member.seat.replace();
    this.#forget(locator, member);
  }

  #renewAll(): void {
    for (const [locator, part] of this.#parts) void this.#renew(locator, part);
  }

  async #renew(locator: string, { admission, members }: LocalPart): Promise<PeerEntry[] | undefined> {
    const confirmed = [...members.values()].filter(({ early }) => early === undefined);
    const records = confirmed.map(({ seat, order }) => ({
      id: seat.id,
      order,
      card: seat.card,
      hash: seat.secret.hash,
      isSettled: seat.secret.isSettled,
    }));
    try {
      return await this.#registry.renew(locator, admission, records);
    } catch (error) {
      this.#onError(error);
      return undefined;
    }
  }

  /** Redis may have forgotten everything, and signals between nodes are lost. */
  #restore(): void {
    // A room's count of versions may begin anew.
    for (const { members } of this.#parts.values()) for (const member of members.values()) member.since = 0;
    this.#renewAll();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#resyncAll(), SETTLE_MS);
  }

  #resyncAll(): void {
    for (const [locator, part] of this.#parts) void this.#resync(locator, part);
  }

  async #resync(locator: string, part: LocalPart): Promise<void> {
    const roster = await this.#renew(locator, part);
    if (!roster) return;
    for (const { seat } of part.members.values()) {
      seat.tell({ type: 'resync', peers: roster.filter(({ id }) => id !== seat.id) });
    }
  }
}

function resumeHere(
  seat: Seat,
  {
    locator,
    hash,
    secret,
    received,
    peers,
  }: { locator: string; hash: string; secret: string; received: number; peers: PeerEntry[] },
): ResumeAnswer {
  seat.secret.replace(hash);
  if (!seat.canReplay(received)) {
    seat.forget(received);
    seat.tell({ type: 'resync', peers });
  }
  return { presence: { seat, locator }, secret, receivedSignals: seat.receivedSignals };
}

function eventOf(news: Extract<RoomNews, { type: 'joined' | 'left' }>): SeatEvent {
  if (news.type === 'joined') return { type: 'joined', id: news.id, card: news.card };
  return { type: 'left', id: news.id, reason: news.reason };
}
