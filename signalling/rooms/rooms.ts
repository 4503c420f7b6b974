/**
 * The rooms that a server has. Two kinds keep one contract: `LocalRooms` in this process alone, `SharedRooms` on
 * several nodes together.
 */
import { randomBytes } from 'node:crypto';
import type { LeaveReason, PeerEntry } from '../protocol.ts';
import type { ServerSettings } from '../server-options.ts';
import type { OutboxLimits } from './outbox.ts';
import type { Seat, SeatLink } from './seat.ts';

const ID_BYTES = 12;

export type RoomSettings = Pick<ServerSettings, 'seats' | 'resumeWindowMs' | 'replayFrames' | 'replayBytes'>;

export type JoinRequest = {
  /** The room's locator. */
  readonly room: string;
  readonly admission: string;
  readonly card: string;
  /** Makes the room if it is not there. */
  readonly create: boolean;
};

export type ResumeRequest = {
  readonly room: string;
  readonly admission: string;
  readonly self: string;
  readonly secret: string;
  /** The highest event that arrived. */
  readonly received: number;
};

/** Somebody's seat in a room of this server. */
export type Presence = { readonly seat: Seat; readonly locator: string };

export type JoinAnswer =
  | { ok: true; presence: Presence; secret: string; peers: PeerEntry[] }
  | { ok: false; reason: 'unknown-room' | 'full' };

export type ResumeAnswer = {
  readonly presence: Presence;
  readonly secret: string;
  /** Signals of the holder that arrived; absent when that is not known. */
  readonly receivedSignals?: number;
};

export interface Rooms {
  readonly epoch: string;
  /** False while nobody can be taken. `join` and `resume` reject then. */
  readonly isReady: boolean;
  /** Rooms and seats in this process. */
  readonly size: { rooms: number; seats: number };
  /**
   * Takes a seat and tells the others. What happens from then on waits in the seat until a socket is attached.
   * Unknown room and wrong admission get one answer in one time: else somebody who learned a locator could ask
   * whether a call is on without being invited to it. For the same reason `full` is said only to those admitted.
   */
  join(request: JoinRequest): Promise<JoinAnswer>;
  /** Finds the seat of a lost socket; undefined when there is none, or the secret is wrong. */
  resume(request: ResumeRequest): Promise<ResumeAnswer | undefined>;
  /**
   * To whoever has left by now nothing is carried: no fault of the sender's, so nothing is said.
   * @param bodyJson the sealed body as JSON text, with its quotes
   */
  relay(from: Presence, to: string, bodyJson: string): void;
  /** The socket is lost: the seat is kept for a while. */
  lose(presence: Presence, link: SeatLink): void;
  /** Gives the seat back and tells the others. Idempotent. */
  leave(presence: Presence, reason: LeaveReason): void;
  /** Stops all timers and lets go of every seat without a word. */
  close(): Promise<void>;
}

/** An id for a seat or an epoch: nothing can be learned from it. */
export function randomId(): string {
  return randomBytes(ID_BYTES).toString('base64url');
}

export function replayLimits({ replayFrames, replayBytes }: RoomSettings): OutboxLimits {
  return { frames: replayFrames, bytes: replayBytes };
}
