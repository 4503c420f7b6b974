import { type ClientOptions, WebSocket } from 'ws';
import { type ClientMessage, type ServerMessage, serverMessage } from '../../signalling/protocol.ts';

const PATIENCE_MS = 5_000;
/** Taken now, so that a test may fake the clock. */
const startTimer = setTimeout;
const stopTimer = clearTimeout;

type OfType<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;
export type Join = Extract<ClientMessage, { type: 'join' }>;

export const ROOM = 'r'.repeat(43);
export const ADMISSION = 'a'.repeat(43);

export function joinMessage(changes: Partial<Join> = {}): Join {
  return { type: 'join', v: 1, room: ROOM, admission: ADMISSION, card: 'card', create: true, ...changes };
}

/** A client of the signalling server for tests. Whatever it receives must fit the protocol's schemas. */
export class SignallingClient {
  readonly socket: WebSocket;
  /** Every frame that came, as text. */
  readonly frames: string[] = [];
  /** Resolves when the socket is closed, however that happened. */
  readonly closed: Promise<{ code: number; reason: string }>;
  #unread: ServerMessage[] = [];
  #wake = () => {};
  #lastSignal = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => this.#receive(data.toString()));
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.#wake();
      });
    });
  }

  /** Rejects when the server refuses the handshake. */
  static async open(origin: string, options: ClientOptions = {}): Promise<SignallingClient> {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/signalling`, options);
    const client = new SignallingClient(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return client;
  }

  /** Opens a socket and takes a seat. */
  static async join(origin: string, changes: Partial<Join> = {}): Promise<[SignallingClient, OfType<'welcome'>]> {
    const client = await SignallingClient.open(origin);
    client.send(joinMessage(changes));
    return [client, await client.next('welcome')];
  }

  send(message: ClientMessage): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Numbers the signal, as every client must. */
  signal(to: string, body: string): void {
    this.#lastSignal += 1;
    this.send({ type: 'signal', n: this.#lastSignal, to, body });
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  /** The next message, in order; throws when it is of another type or does not come. */
  async next<T extends ServerMessage['type']>(type: T, patienceMs = PATIENCE_MS): Promise<OfType<T>> {
    const message = await this.#take(patienceMs);
    if (message.type !== type) throw new Error(`expected ${type}, got ${JSON.stringify(message)}`);
    return message as OfType<T>;
  }

  /** Asks the server for a pong and expects that nothing else comes before it. */
  async expectSilence(): Promise<void> {
    this.send({ type: 'ping' });
    await this.next('pong');
  }

  async #take(patienceMs: number): Promise<ServerMessage> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const message = this.#unread.shift();
      if (message) return message;
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error('the socket is closed');
      if (performance.now() >= deadline) throw new Error('no message came');
      await this.#sleep(deadline - performance.now());
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = startTimer(resolve, ms);
      this.#wake = () => {
        stopTimer(timer);
        resolve();
      };
    });
  }

  #receive(text: string): void {
    this.frames.push(text);
    this.#unread.push(serverMessage.parse(JSON.parse(text)));
    this.#wake();
  }
}
