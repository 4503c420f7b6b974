import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import type { PeerEntry } from '../protocol.ts';
import type { SeatEvent } from './outbox.ts';
import type { Seat } from './seat.ts';

/** Who is in a room, in order of joining. */
export class Room {
  readonly locator: string;
  readonly #admission: string;
  readonly #limit: number;
  /** A Map keeps the order of insertion, which is the order of joining. */
  readonly #seats = new Map<string, Seat>();

  /** Whoever makes the room fixes its admission. */
  constructor({ locator, admission, limit }: { locator: string; admission: string; limit: number }) {
    this.locator = locator;
    this.#admission = admission;
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.#seats.size >= this.#limit;
  }

  get isEmpty(): boolean {
    return this.#seats.size === 0;
  }

  get seated(): number {
    return this.#seats.size;
  }

  /** Compares in constant time: how long it takes says nothing about how much of a guess was right. */
  admits(admission: string): boolean {
    const [known, claimed] = [Buffer.from(this.#admission), Buffer.from(admission)];
    return claimed.length === known.length && timingSafeEqual(claimed, known);
  }

  /** Everybody but one. */
  peersOf(id: string): PeerEntry[] {
    return [...this.#seats.values()].filter((seat) => seat.id !== id).map(({ id, card }) => ({ id, card }));
  }

  find(id: string): Seat | undefined {
    return this.#seats.get(id);
  }

  add(seat: Seat): void {
    this.#seats.set(seat.id, seat);
  }

  /** False when nobody had that seat. */
  remove(id: string): boolean {
    return this.#seats.delete(id);
  }

  close(): void {
    for (const seat of this.#seats.values()) seat.close();
  }

  tellOthers(id: string, event: SeatEvent): void {
    for (const seat of this.#seats.values()) if (seat.id !== id) seat.tell(event);
  }
}
