import { Outbox, type OutboxLimits, type SeatEvent } from './outbox.ts';
import { ResumeSecret } from './resume-secret.ts';

/** The socket that a seat's holder has at the moment. */
export type SeatLink = {
  /** Takes one encoded text frame. */
  readonly send: (frame: Buffer) => void;
  /** The holder has come back over another socket. */
  readonly replaced: () => void;
};

/** One place in a room. It outlives the sockets of its holder, who may lose one and come back with another. */
export class Seat {
  readonly id: string;
  readonly card: string;
  readonly secret: ResumeSecret;
  readonly #outbox: Outbox;
  #link: SeatLink | undefined;
  #expiry: NodeJS.Timeout | undefined;
  #receivedSignals = 0;

  /** @param secretHash of the secret that its holder shows to come back */
  constructor({
    id,
    card,
    secretHash,
    limits,
  }: { id: string; card: string; secretHash: string; limits: OutboxLimits }) {
    this.id = id;
    this.card = card;
    this.secret = new ResumeSecret(secretHash);
    this.#outbox = new Outbox(limits);
  }

  /** The highest number of a signal from the holder. */
  get receivedSignals(): number {
    return this.#receivedSignals;
  }

  /** Number of the newest event. */
  get lastEvent(): number {
    return this.#outbox.last;
  }

  /** Told now, or when the holder comes back. */
  tell(event: SeatEvent): void {
    const frame = this.#outbox.add(event);
    this.#link?.send(frame);
  }

  /** False for a signal that came before: a client that lost its socket sends again what may not have arrived. */
  takeSignal(n: number): boolean {
    if (n <= this.#receivedSignals) return false;
    this.#receivedSignals = n;
    return true;
  }

  /** Whether everything after that event can still be told again. */
  canReplay(received: number): boolean {
    return this.#outbox.covers(received);
  }

  /** What was lost cannot be told again; the next event must say how things stand. */
  forget(received: number): void {
    this.#outbox.reset(received);
  }

  /** From now on the seat speaks through this socket, beginning with what came after that event. */
  attach(link: SeatLink, received: number): void {
    clearTimeout(this.#expiry);
    const earlier = this.#link;
    this.#link = link;
    earlier?.replaced();
    for (const frame of this.#outbox.after(received)) link.send(frame);
  }

  /** Everything up to that event has arrived, and so has the secret. */
  confirm(received: number): void {
    this.secret.settle();
    this.#outbox.confirm(received);
  }

  /** The socket is lost. False when the holder has another one already. */
  detach(link: SeatLink, { keepMs, onExpired }: { keepMs: number; onExpired: () => void }): boolean {
    if (this.#link !== link) return false;
    this.#link = undefined;
    this.#expiry = setTimeout(onExpired, keepMs);
    return true;
  }

  /** The holder has come back over a socket at another node. */
  replace(): void {
    this.#link?.replaced();
  }

  /** The seat is given back. */
  close(): void {
    clearTimeout(this.#expiry);
    this.#link = undefined;
  }
}
