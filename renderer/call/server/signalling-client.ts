import {
  type ClientMessage,
  type LeaveReason,
  type PeerEntry,
  PROTOCOL_VERSION,
  parseJson,
  type RefusalReason,
  type ServerMessage,
  serverMessage,
} from '../../../signalling/protocol.ts';
import { returnDelay } from './return-delay.ts';
import type { OpenSocket, SignallingSocket, SocketFailure } from './signalling-socket.ts';

type OfType<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;
export type Welcome = OfType<'welcome'>;
type Join = Extract<ClientMessage, { type: 'join' }>;
type Signal = Extract<ClientMessage, { type: 'signal' }>;

export type EnterResult = { ok: true } | { ok: false; reason: RefusalReason | SocketFailure | 'closed' };

export type RoomListeners = {
  /** A seat of our own: the first one, or another after the server has lost it. */
  onWelcome: (welcome: Welcome) => void;
  /** Signals may have been lost. These are in the room, in order of joining, without self. */
  onResync: (peers: readonly PeerEntry[]) => void;
  onJoined: (id: string, card: string) => void;
  onLeft: (id: string, reason: LeaveReason) => void;
  onSignal: (from: string, body: string) => void;
  /** The STUN and TURN servers to use from now on. */
  onIceServers: (ice: Welcome['ice']) => void;
  /** Whether there is a socket with a seat. Without one the client tries again by itself. */
  onServer: (server: 'reachable' | 'lost') => void;
};

export type SignallingClientOptions = {
  openSocket: (abortSignal?: AbortSignal) => ReturnType<OpenSocket>;
  join: Pick<Join, 'room' | 'admission' | 'card'> & { create: boolean };
  listeners: RoomListeners;
};

/** A server that answers nothing for so long is taken for lost. */
const BEAT_INTERVAL_MS = 10_000;
/** The same when there is reason to doubt it. */
const DOUBT_MS = 1_500;
/** A socket that takes so long to open is not waited for: the next one may be quicker. */
const SLOW_OPEN_MS = 2_000;
/** Signals that wait for the server's return; with more of them a new seat is simpler than the old one. */
const MAX_UNCONFIRMED_SIGNALS = 1_000;
/** Trying again would change nothing. */
const FINAL_REASONS: readonly RefusalReason[] = ['malformed', 'version', 'too-large'];

/**
 * The client's side of signalling/protocol.ts: one seat in a room, over one socket after another. A lost socket is
 * replaced by itself; the seat is resumed, or taken anew when the server does not know it any more.
 */
export class SignallingClient {
  readonly #options: SignallingClientOptions;
  #socket: SignallingSocket | undefined;
  #seat: { self: string; secret: string } | undefined;
  /** The highest number of an event that arrived. */
  #received = 0;
  #lastSignal = 0;
  /** Signals that may not have arrived, in order: they are sent again over the next socket. */
  #signals: Signal[] = [];
  /** The number of the last signal before the ping that waits for its pong. */
  #signalAtPing = 0;
  #settle: ((result: EnterResult) => void) | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;
  #isWaitingForSign = false;
  #doubtTimer: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** Of the last try. */
  #opening: AbortController | undefined;
  #failedReturns = 0;
  #proposedDelayMs: number | undefined;
  #hasEntered = false;
  #isClosed = false;

  constructor(options: SignallingClientOptions) {
    this.#options = options;
  }

  /** Asks for a seat, once. Never rejects. From the first seat on, the client comes back by itself. */
  async enter(): Promise<EnterResult> {
    const opened = await this.#options.openSocket();
    if (this.#isClosed && opened.ok) opened.socket.close();
    if (this.#isClosed) return { ok: false, reason: 'closed' };
    if (!opened.ok) return opened;
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#use(opened.socket);
    });
  }

  /** Asks for a seat until there is one, as after a loss: whoever makes the room may come later. */
  enterEventually(): void {
    this.#hasEntered = true;
    void this.#comeBack();
  }

  signal(to: string, body: string): void {
    this.#lastSignal += 1;
    const signal: Signal = { type: 'signal', n: this.#lastSignal, to, body };
    this.#signals.push(signal);
    if (this.#signals.length > MAX_UNCONFIRMED_SIGNALS) this.#seat = undefined;
    if (this.#isSeated) this.#send(signal);
  }

  /** The network may be another one, gone, or back: the socket has to answer now, and no pause is kept. */
  hurry(): void {
    if (this.#isSeated) return this.#doubt();
    if (this.#retry === undefined) return;
    this.#failedReturns = 0;
    clearTimeout(this.#retry);
    void this.#comeBack();
  }

  /** Gives up the seat and closes. Idempotent. */
  leave(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#send({ type: 'leave' });
    this.#drop();
    this.#settled({ ok: false, reason: 'closed' });
  }

  /** Closes, and leaves the seat to its end: those who are in the room are not told that we have left. Idempotent. */
  abandon(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#drop();
  }

  get #isSeated(): boolean {
    return this.#beat !== undefined;
  }

  #use(socket: SignallingSocket): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#socket = socket;
    const isCurrent = (): boolean => this.#socket === socket;
    socket.onFrame((text) => isCurrent() && this.#receive(text));
    socket.onClose(() => isCurrent() && this.#lose());
    const resume = this.#seat && { ...this.#seat, received: this.#received };
    this.#send({ type: 'join', v: PROTOCOL_VERSION, ...this.#options.join, ...(resume ? { resume } : {}) });
  }

  #send(message: ClientMessage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #receive(text: string): void {
    const message = parseJson(serverMessage, text);
    if (!message) return;
    this.#isWaitingForSign = false;
    clearTimeout(this.#doubtTimer);
    if ('seq' in message) {
      if (message.seq <= this.#received) return;
      this.#received = message.seq;
    }
    this.#handle(message);
  }

  #handle(message: ServerMessage): void {
    const { listeners } = this.#options;
    switch (message.type) {
      case 'welcome':
        return this.#takeSeat(message);
      case 'resumed':
        return this.#resumeSeat(message);
      case 'resync':
        return listeners.onResync(message.peers);
      case 'joined':
        return listeners.onJoined(message.id, message.card);
      case 'left':
        return listeners.onLeft(message.id, message.reason);
      case 'signal':
        return listeners.onSignal(message.from, message.body);
      case 'ice':
        return listeners.onIceServers(message.ice);
      case 'refused':
        return this.#handleRefusal(message.reason);
      case 'bye':
        this.#proposedDelayMs = message.afterMs;
        return this.#handleRefusal(message.reason);
      case 'pong':
        return this.#confirmSignals(this.#signalAtPing);
      default:
        message satisfies never;
    }
  }

  #takeSeat(welcome: Welcome): void {
    this.#seat = { self: welcome.self, secret: welcome.secret };
    this.#received = 0;
    this.#lastSignal = 0;
    this.#signals = [];
    this.#begin();
    this.#options.listeners.onWelcome(welcome);
  }

  #resumeSeat({ secret, received, ice }: OfType<'resumed'>): void {
    if (this.#seat) this.#seat.secret = secret;
    // When the server cannot know what arrived a resync follows, and nothing is sent twice.
    this.#confirmSignals(received ?? this.#lastSignal);
    for (const signal of this.#signals) this.#send(signal);
    this.#options.listeners.onIceServers(ice);
    this.#begin();
  }

  #begin(): void {
    this.#hasEntered = true;
    this.#failedReturns = 0;
    this.#proposedDelayMs = undefined;
    this.#isWaitingForSign = false;
    this.#beat = setInterval(() => this.#checkServer(), BEAT_INTERVAL_MS);
    this.#settled({ ok: true });
    this.#options.listeners.onServer('reachable');
  }

  /** A page cannot see the WebSocket's own pings, and a socket to a host that is gone stays open for minutes. */
  #checkServer(): void {
    if (this.#isWaitingForSign) return this.#lose();
    this.#isWaitingForSign = true;
    this.#signalAtPing = this.#lastSignal;
    this.#send({ type: 'ping' });
  }

  #doubt(): void {
    if (!this.#isWaitingForSign) this.#checkServer();
    clearTimeout(this.#doubtTimer);
    this.#doubtTimer = setTimeout(() => this.#lose(), DOUBT_MS);
  }

  #confirmSignals(n: number): void {
    this.#signals = this.#signals.filter((signal) => signal.n > n);
  }

  #handleRefusal(reason: RefusalReason): void {
    this.#settled({ ok: false, reason });
    if (FINAL_REASONS.includes(reason)) this.#isClosed = true;
    // A seat that another socket has taken over is not fought for.
    if (reason === 'gone') this.#seat = undefined;
  }

  #lose(): void {
    this.#drop();
    this.#settled({ ok: false, reason: 'closed' });
    // Until the first seat a failure is the caller's matter.
    if (!this.#hasEntered) return;
    this.#options.listeners.onServer('lost');
    this.#comeBackLater();
  }

  #drop(): void {
    clearInterval(this.#beat);
    clearTimeout(this.#doubtTimer);
    this.#beat = undefined;
    this.#socket?.close();
    this.#socket = undefined;
  }

  /** @param patienceMs for a try that is going on */
  #comeBackLater(patienceMs = 0): void {
    if (this.#isClosed) return;
    const delay = returnDelay({ failedReturns: this.#failedReturns, proposedMs: this.#proposedDelayMs });
    this.#proposedDelayMs = undefined;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#comeBack(), patienceMs + delay);
  }

  async #comeBack(): Promise<void> {
    this.#opening?.abort();
    const opening = new AbortController();
    this.#opening = opening;
    // Whoever was in the room may make it again: a restarted server knows no rooms.
    this.#options.join.create = true;
    this.#failedReturns += 1;
    this.#comeBackLater(SLOW_OPEN_MS);
    const opened = await this.#options.openSocket(opening.signal);
    // Another one was quicker.
    const isLate = this.#isClosed || this.#socket !== undefined;
    if (opened.ok && isLate) opened.socket.close();
    else if (opened.ok) this.#use(opened.socket);
    else if (!isLate && this.#opening === opening) this.#comeBackLater();
  }

  /** The first answer counts; a refusal after it is followed by the socket's close. */
  #settled(result: EnterResult): void {
    this.#settle?.(result);
    this.#settle = undefined;
  }
}
