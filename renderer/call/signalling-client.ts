import {
  type ClientMessage,
  type LeaveReason,
  PROTOCOL_VERSION,
  parseFrame,
  type RefusalReason,
  type ServerMessage,
  serverMessage,
} from '../../signalling/protocol.ts';
import type { SignallingSocket } from './signalling-socket.ts';

export type Welcome = Extract<ServerMessage, { type: 'welcome' }>;

export type EnterResult = { ok: true; welcome: Welcome } | { ok: false; reason: RefusalReason | 'closed' };

export type RoomListeners = {
  onJoined: (id: string, card: string) => void;
  onLeft: (id: string, reason: LeaveReason) => void;
  onSignal: (from: string, body: string) => void;
  /** The socket closed without our wish. */
  onLost: () => void;
};

/** The client's side of signalling/protocol.ts over one socket. */
export class SignallingClient {
  readonly #socket: SignallingSocket;
  readonly #listeners: RoomListeners;
  #settle: ((result: EnterResult) => void) | undefined;
  #isClosed = false;

  constructor(socket: SignallingSocket, listeners: RoomListeners) {
    this.#socket = socket;
    this.#listeners = listeners;
  }

  /** Asks for a seat. Never rejects. */
  enter(join: Omit<Extract<ClientMessage, { type: 'join' }>, 'type' | 'v'>): Promise<EnterResult> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#socket.onFrame((text) => this.#receive(text));
      this.#socket.onClose(() => this.#handleClose());
      this.#send({ type: 'join', v: PROTOCOL_VERSION, ...join });
    });
  }

  signal(to: string, body: string): void {
    this.#send({ type: 'signal', to, body });
  }

  /** Gives up the seat and closes. Idempotent. */
  leave(): void {
    if (this.#isClosed) return;
    this.#send({ type: 'leave' });
    this.#isClosed = true;
    this.#socket.close();
    this.#enterSettled({ ok: false, reason: 'closed' });
  }

  #send(message: ClientMessage): void {
    if (!this.#isClosed) this.#socket.send(JSON.stringify(message));
  }

  #receive(text: string): void {
    const message = parseFrame(serverMessage, text);
    if (!message || this.#isClosed) return;
    switch (message.type) {
      case 'welcome':
        return this.#enterSettled({ ok: true, welcome: message });
      case 'joined':
        return this.#listeners.onJoined(message.id, message.card);
      case 'left':
        return this.#listeners.onLeft(message.id, message.reason);
      case 'signal':
        return this.#listeners.onSignal(message.from, message.body);
      case 'refused':
      case 'bye':
        return this.#enterSettled({ ok: false, reason: message.reason });
      case 'pong':
        return;
      default:
        message satisfies never;
    }
  }

  #handleClose(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const wasEntering = this.#settle !== undefined;
    this.#enterSettled({ ok: false, reason: 'closed' });
    if (!wasEntering) this.#listeners.onLost();
  }

  /** The first answer counts; a refusal after it is followed by the socket's close. */
  #enterSettled(result: EnterResult): void {
    this.#settle?.(result);
    this.#settle = undefined;
  }
}
