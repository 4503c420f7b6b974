/** A signalling server within the page: speaks the protocol to any number of sockets, each frame late at random. */

import type { OpenSocket, SignallingSocket } from '../../renderer/call/signalling-socket.ts';
import {
  type ClientMessage,
  clientMessage,
  PROTOCOL_VERSION,
  parseFrame,
  type ServerMessage,
} from '../../signalling/protocol.ts';

type Seat = { id: string; card: string; tell: (message: ServerMessage) => void; cut: () => void };

export class FakeRoom {
  readonly #seats: Seat[] = [];
  readonly #maxDelayMs: number;
  #count = 0;
  /** Every body and card that passed: what a server gets to see. */
  readonly seen: string[] = [];

  constructor({ maxDelayMs = 0 }: { maxDelayMs?: number } = {}) {
    this.#maxDelayMs = maxDelayMs;
  }

  readonly openSocket: OpenSocket = async () => {
    const toServer = this.#link();
    const toClient = this.#link();
    let onFrame: (text: string) => void = () => undefined;
    let onClose: () => void = () => undefined;
    const seat: Seat = {
      id: `peer-${String(this.#count++).padStart(11, '0')}`,
      card: '',
      tell: (message) => toClient(() => onFrame(JSON.stringify(message))),
      cut: () => toClient(() => onClose()),
    };
    const socket: SignallingSocket = {
      send: (text) => toServer(() => this.#receive(seat, text)),
      close: () => toServer(() => this.#remove(seat, 'gone')),
      onFrame: (listener) => {
        onFrame = listener;
      },
      onClose: (listener) => {
        onClose = listener;
      },
    };
    return { ok: true, socket };
  };

  /** As when the server is killed: every socket closes, nobody is told anything. */
  kill(): void {
    for (const seat of this.#seats.splice(0)) seat.cut();
  }

  #receive(seat: Seat, text: string): void {
    const message = parseFrame(clientMessage, text);
    if (!message) throw new Error(`the client sent a malformed frame: ${text.slice(0, 200)}`);
    if (message.type === 'join') return this.#join(seat, message);
    if (message.type === 'leave') return this.#remove(seat, 'left');
    if (message.type !== 'signal') return;
    this.seen.push(message.body);
    this.#seats.find(({ id }) => id === message.to)?.tell({ type: 'signal', from: seat.id, body: message.body });
  }

  #join(seat: Seat, { card }: Extract<ClientMessage, { type: 'join' }>): void {
    this.seen.push(card);
    seat.card = card;
    const peers = this.#seats.map(({ id, card }) => ({ id, card }));
    seat.tell({ type: 'welcome', v: PROTOCOL_VERSION, self: seat.id, peers, ice: [] });
    for (const other of this.#seats) other.tell({ type: 'joined', id: seat.id, card });
    this.#seats.push(seat);
  }

  #remove(seat: Seat, reason: 'left' | 'gone'): void {
    const index = this.#seats.indexOf(seat);
    if (index < 0) return;
    this.#seats.splice(index, 1);
    for (const other of this.#seats) other.tell({ type: 'left', id: seat.id, reason });
  }

  /** Late at random, but in order. */
  #link(): (deliver: () => void) => void {
    let last = Promise.resolve();
    return (deliver) => {
      const delay = Math.random() * this.#maxDelayMs;
      last = last.then(() => new Promise((resolve) => setTimeout(resolve, delay))).then(deliver);
    };
  }
}
