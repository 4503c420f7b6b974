import { randomBytes } from 'node:crypto';
import type { LeaveReason } from '../protocol.ts';
import type { OutboxLimits } from './outbox.ts';
import { hashSecret, randomSecret } from './resume-secret.ts';
import { Room } from './room.ts';
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

/** All rooms are in this process. A room is made by a join that may make it and is gone with its last seat. */
export class LocalRooms implements Rooms {
  readonly epoch = randomId();
  readonly isReady = true;
  readonly #settings: RoomSettings;
  readonly #limits: OutboxLimits;
  readonly #rooms = new Map<string, Room>();
  #seats = 0;
  /** Compared with when a room is unknown, so that this takes as long as a wrong admission does. */
  readonly #decoy = new Room({ locator: '', admission: randomBytes(32).toString('base64url'), limit: 1 });

  constructor(settings: RoomSettings) {
    this.#settings = settings;
    this.#limits = replayLimits(settings);
  }

  get size(): { rooms: number; seats: number } {
    return { rooms: this.#rooms.size, seats: this.#seats };
  }

  async join({ room: locator, admission, card, create }: JoinRequest): Promise<JoinAnswer> {
    const room = this.#roomFor(locator, admission, create);
    const isAdmitted = (room ?? this.#decoy).admits(admission);
    if (!room || !isAdmitted) return { ok: false, reason: 'unknown-room' };
    if (room.isFull) return { ok: false, reason: 'full' };
    this.#rooms.set(locator, room);
    const secret = randomSecret();
    const seat = new Seat({
      id: randomId(),
      card,
      secretHash: hashSecret(secret),
      limits: this.#limits,
    });
    room.add(seat);
    this.#seats += 1;
    room.tellOthers(seat.id, { type: 'joined', id: seat.id, card });
    // The room's own text: each client's copy of the locator would be one more.
    return { ok: true, presence: { seat, locator: room.locator }, secret, peers: room.peersOf(seat.id) };
  }

  async resume({ room: locator, admission, self, secret, received }: ResumeRequest): Promise<ResumeAnswer | undefined> {
    const room = this.#rooms.get(locator);
    const seat = room?.admits(admission) ? room.find(self) : undefined;
    if (!room || !seat?.secret.matches(secret)) return undefined;
    if (!seat.canReplay(received)) {
      seat.forget(received);
      seat.tell({ type: 'resync', peers: room.peersOf(seat.id) });
    }
    const { receivedSignals } = seat;
    const next = randomSecret();
    seat.secret.replace(hashSecret(next));
    return { presence: { seat, locator }, secret: next, receivedSignals };
  }

  relay({ seat, locator }: Presence, to: string, bodyJson: string): void {
    this.#rooms.get(locator)?.find(to)?.tell({ type: 'signal', from: seat.id, bodyJson });
  }

  lose(presence: Presence, link: SeatLink): void {
    const keepMs = this.#settings.resumeWindowMs;
    presence.seat.detach(link, { keepMs, onExpired: () => this.leave(presence, 'gone') });
  }

  leave({ seat, locator }: Presence, reason: LeaveReason): void {
    const room = this.#rooms.get(locator);
    // Another room may have the locator by now.
    if (room?.find(seat.id) !== seat) return;
    seat.close();
    room.remove(seat.id);
    this.#seats -= 1;
    if (room.isEmpty) this.#rooms.delete(locator);
    room.tellOthers(seat.id, { type: 'left', id: seat.id, reason });
  }

  async close(): Promise<void> {
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
    this.#seats = 0;
  }

  #roomFor(locator: string, admission: string, create: boolean): Room | undefined {
    const known = this.#rooms.get(locator);
    if (known || !create) return known;
    return new Room({ locator, admission, limit: this.#settings.seats });
  }
}
