import { Buffer } from 'node:buffer';
import type { RoomEvent } from '../protocol.ts';

/** An event for one seat. A signal's body comes as the JSON text that its sender wrote. */
export type SeatEvent =
  | Exclude<RoomEvent, { type: 'signal' }>
  | { readonly type: 'signal'; readonly from: string; readonly bodyJson: string };

export type OutboxLimits = { readonly frames: number; readonly bytes: number };

/** What one client was told and may have to be told again: numbered, in order, the newest of it. */
export class Outbox {
  readonly #limits: OutboxLimits;
  /** Encoded frames without a gap; the last one has the number `#last`. As bytes: a socket's queue shares them. */
  #frames: Buffer[] = [];
  #length = 0;
  #last = 0;

  constructor(limits: OutboxLimits) {
    this.#limits = limits;
  }

  /** Number of the newest frame, 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** Numbers and encodes an event; returns the frame. */
  add(event: SeatEvent): Buffer {
    this.#last += 1;
    const frame = Buffer.from(encode(event, this.#last));
    this.#frames.push(frame);
    this.#length += frame.length;
    while (this.#frames.length > this.#limits.frames || this.#length > this.#limits.bytes) this.#dropOldest();
    return frame;
  }

  /** Whether everything after that number is still here. */
  covers(received: number): boolean {
    return received >= this.#last - this.#frames.length && received <= this.#last;
  }

  /** The frames after that number which are still here. */
  after(received: number): readonly Buffer[] {
    const first = this.#last - this.#frames.length + 1;
    return this.#frames.slice(Math.max(0, received + 1 - first));
  }

  /** Everything up to that number has arrived. A number from the future is taken as the newest. */
  confirm(received: number): void {
    const unconfirmed = Math.max(0, this.#last - received);
    while (this.#frames.length > unconfirmed) this.#dropOldest();
  }

  /** Forgets all frames. The next number is higher than any the client may have seen. */
  reset(received: number): void {
    this.#frames = [];
    this.#length = 0;
    this.#last = Math.max(this.#last, received);
  }

  #dropOldest(): void {
    this.#length -= this.#frames.shift()?.length ?? 0;
  }
}

/** A body is JSON already: what is relayed is not encoded again. */
function encode(event: SeatEvent, seq: number): string {
  if (event.type !== 'signal') return JSON.stringify({ ...event, seq });
  return `{"type":"signal","seq":${seq},"from":"${event.from}","body":${event.bodyJson}}`;
}
