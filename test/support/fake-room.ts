/** A signalling server within the page: speaks the protocol to any number of sockets, each frame late at random. */

import type { OpenSocket, SignallingSocket } from '../../renderer/call/server/signalling-socket.ts';
import {
  type ClientMessage,
  clientMessage,
  encode,
  PROTOCOL_VERSION,
  parseJson,
  type RoomEvent,
} from '../../signalling/protocol.ts';

type Join = Extract<ClientMessage, { type: 'join' }>;
type Line = { send: (frame: string) => void; cut: () => void; seat?: Seat | undefined };
type Seat = {
  id: string;
  /** The locator. */
  room: string;
  card: string;
  secret: string;
  line: Line | undefined;
  frames: string[];
  receivedSignals: number;
  /** What its holder has missed cannot be told again. */
  isForgotten: boolean;
};

export class FakeRoom {
  readonly #maxDelayMs: number;
  #seats: Seat[] = [];
  #lines: Line[] = [];
  #count = 0;
  #isAlive = true;
  /** Every body and card that passed: what a server gets to see. */
  readonly seen: string[] = [];

  constructor({ maxDelayMs = 0 }: { maxDelayMs?: number } = {}) {
    this.#maxDelayMs = maxDelayMs;
  }

  readonly openSocket: OpenSocket = async () => {
    if (!this.#isAlive) return { ok: false, reason: 'unreachable' };
    const toServer = this.#wire();
    const toClient = this.#wire();
    let onFrame: (text: string) => void = () => undefined;
    let onClose: () => void = () => undefined;
    const line: Line = {
      send: (frame) => toClient(() => onFrame(frame)),
      cut: () => toClient(() => onClose()),
    };
    this.#lines.push(line);
    const socket: SignallingSocket = {
      send: (text) => toServer(() => this.#lines.includes(line) && this.#receive(line, text)),
      close: () => toServer(() => this.#hangUp(line)),
      onFrame: (listener) => {
        onFrame = listener;
      },
      onClose: (listener) => {
        onClose = listener;
      },
    };
    return { ok: true, socket };
  };

  /** As when the server is killed: every socket closes, nobody is told anything, nothing is remembered. */
  kill(): void {
    this.#isAlive = false;
    this.#seats = [];
    this.cut();
  }

  restart(): void {
    this.#isAlive = true;
  }

  /** As `cut`, and whatever was told or carried meanwhile is forgotten: returns begin with a `resync`. */
  cutAndForget(): void {
    for (const seat of this.#seats) seat.isForgotten = true;
    this.cut();
  }

  /** As when the network fails: every socket closes, the seats are kept. What is on its way is lost. */
  cut(): void {
    for (const line of this.#lines.splice(0)) {
      if (line.seat) line.seat.line = undefined;
      line.cut();
    }
  }

  #receive(line: Line, text: string): void {
    const message = parseJson(clientMessage, text);
    if (!message) throw new Error(`the client sent a malformed frame: ${text.slice(0, 200)}`);
    if (message.type === 'ping') return line.send(encode({ type: 'pong' }));
    if (message.type === 'join') return this.#join(line, message);
    if (message.type === 'leave') return this.#remove(line);
    const { seat } = line;
    if (!seat || message.n <= seat.receivedSignals) return;
    seat.receivedSignals = message.n;
    this.seen.push(message.body);
    const to = this.#seats.find(({ id }) => id === message.to);
    if (to) tell(to, { type: 'signal', from: seat.id, body: message.body });
  }

  #join(line: Line, { room, card, resume }: Join): void {
    const known = this.#seats.find(({ id, secret }) => id === resume?.self && secret === resume.secret);
    if (known && resume) return this.#resume(line, known, resume.received);
    this.seen.push(card);
    this.#count += 1;
    const id = `peer-${String(this.#count).padStart(11, '0')}`;
    const secret = String(this.#count).padStart(43, 's');
    const others = this.#seatsIn(room);
    const peers = others.map(({ id, card }) => ({ id, card }));
    const seat: Seat = { id, room, card, secret, line, frames: [], receivedSignals: 0, isForgotten: false };
    line.seat = seat;
    line.send(
      encode({ type: 'welcome', v: PROTOCOL_VERSION, self: id, epoch: 'e'.repeat(16), secret, peers, ice: [] }),
    );
    for (const other of others) tell(other, { type: 'joined', id, card });
    this.#seats.push(seat);
  }

  #resume(line: Line, seat: Seat, received: number): void {
    line.seat = seat;
    seat.line = line;
    const { secret, receivedSignals, isForgotten } = seat;
    const known = isForgotten ? {} : { received: receivedSignals };
    line.send(encode({ type: 'resumed', v: PROTOCOL_VERSION, secret, ...known, ice: [] }));
    if (isForgotten) return this.#resync(seat);
    for (const frame of seat.frames.slice(received)) line.send(frame);
  }

  #resync(seat: Seat): void {
    seat.isForgotten = false;
    const peers = this.#seatsIn(seat.room)
      .filter((other) => other !== seat)
      .map(({ id, card }) => ({ id, card }));
    tell(seat, { type: 'resync', peers });
  }

  #remove({ seat }: Line): void {
    if (!seat || !this.#seats.includes(seat)) return;
    this.#seats = this.#seats.filter((one) => one !== seat);
    for (const other of this.#seatsIn(seat.room)) tell(other, { type: 'left', id: seat.id, reason: 'left' });
  }

  #hangUp(line: Line): void {
    this.#lines = this.#lines.filter((one) => one !== line);
    if (line.seat?.line === line) line.seat.line = undefined;
  }

  #seatsIn(room: string): Seat[] {
    return this.#seats.filter((seat) => seat.room === room);
  }

  /** Late at random, but in order. */
  #wire(): (deliver: () => void) => void {
    let last = Promise.resolve();
    return (deliver) => {
      const delay = Math.random() * this.#maxDelayMs;
      last = last.then(() => new Promise((resolve) => setTimeout(resolve, delay))).then(deliver);
    };
  }
}

function tell(seat: Seat, event: RoomEvent): void {
  const frame = JSON.stringify({ ...event, seq: seat.frames.length + 1 });
  seat.frames.push(frame);
  seat.line?.send(frame);
}
