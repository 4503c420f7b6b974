import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';

/** One place in a room: what the others may know of its holder, and how the holder is told something. */
export type Seat = {
  readonly id: string;
  readonly card: string;
  /** Takes one encoded frame. */
  readonly tell: (frame: string) => void;
};

/** Who is in a room, in order of joining. It knows no sockets and no clock. */
export class Room {
  readonly #admission: Buffer;
  readonly #limit: number;
  /** A Map keeps the order of insertion, which is the order of joining. */
  readonly #seats = new Map<string, Seat>();

  /** Whoever makes the room fixes its admission. */
  constructor(admission: string, limit: number) {
    this.#admission = Buffer.from(admission);
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
    const claimed = Buffer.from(admission);
    return claimed.length === this.#admission.length && timingSafeEqual(claimed, this.#admission);
  }

  peers(): Pick<Seat, 'id' | 'card'>[] {
    return [...this.#seats.values()].map(({ id, card }) => ({ id, card }));
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

  tellOthers(id: string, frame: string): void {
    for (const seat of this.#seats.values()) if (seat.id !== id) seat.tell(frame);
  }
}
