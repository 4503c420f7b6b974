import { randomBytes } from 'node:crypto';
import type { LeaveReason, ServerMessage } from './protocol.ts';
import { Room, type Seat } from './room.ts';

const PEER_ID_BYTES = 12;

export type JoinRequest = Omit<Seat, 'id'> & {
  readonly room: string;
  readonly admission: string;
  /** Makes the room if it is not there. */
  readonly create: boolean;
};

/** Somebody's presence in a room. */
export type Presence = { readonly id: string; readonly locator: string; readonly room: Room };

export type JoinAnswer =
  | { ok: true; presence: Presence; peers: Pick<Seat, 'id' | 'card'>[] }
  | { ok: false; reason: 'unknown-room' | 'full' };

/** All rooms of this server. A room is made by a join that may make it and is gone with its last seat. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #seatsPerRoom: number;
  /** Compared with when a room is unknown, so that this takes as long as a wrong admission does. */
  readonly #decoy = new Room(randomBytes(32).toString('base64url'), 1);

  constructor(seatsPerRoom: number) {
    this.#seatsPerRoom = seatsPerRoom;
  }

  get size(): number {
    return this.#rooms.size;
  }

  /**
   * Takes a seat and tells the others. Unknown room and wrong admission get one answer in one time: else
   * somebody who learned a locator could ask whether a call is on without being invited to it. For the same
   * reason `full` is said only to those who are admitted.
   */
  join(request: JoinRequest): JoinAnswer {
    const room = this.#roomFor(request);
    const isAdmitted = (room ?? this.#decoy).admits(request.admission);
    if (!room || !isAdmitted) return { ok: false, reason: 'unknown-room' };
    if (room.isFull) return { ok: false, reason: 'full' };
    this.#rooms.set(request.room, room);
    const id = randomBytes(PEER_ID_BYTES).toString('base64url');
    const peers = room.peers();
    room.add({ id, card: request.card, tell: request.tell });
    room.tellOthers(id, encode({ type: 'joined', id, card: request.card }));
    return { ok: true, presence: { id, locator: request.room, room }, peers };
  }

  /** Gives the seat back and tells the others. */
  leave({ id, locator, room }: Presence, reason: LeaveReason): void {
    if (!room.remove(id)) return;
    if (room.isEmpty) this.#rooms.delete(locator);
    room.tellOthers(id, encode({ type: 'left', id, reason }));
  }

  #roomFor({ room, admission, create }: JoinRequest): Room | undefined {
    const known = this.#rooms.get(room);
    if (known || !create) return known;
    return new Room(admission, this.#seatsPerRoom);
  }
}

export function encode(message: ServerMessage): string {
  return JSON.stringify(message);
}
