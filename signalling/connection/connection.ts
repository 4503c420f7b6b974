import type { RawData } from 'ws';
import type { AddressHold } from '../http/address-limits.ts';
import {
  type ClientMessage,
  encode,
  type LeaveReason,
  type PeerEntry,
  PROTOCOL_VERSION,
  type RefusalReason,
} from '../protocol.ts';
import type { Presence, Rooms } from '../rooms/rooms.ts';
import type { SeatLink } from '../rooms/seat.ts';
import type { IceServer, ServerSettings } from '../server-options.ts';
import { type ReadMessage, type ReadSignal, readClientFrame } from './client-frame.ts';
import { ClientSocket, type Wire } from './client-socket.ts';
import type { SocketOwner } from './explaining-socket.ts';
import { TokenBucket } from './token-bucket.ts';
import { freshIceServers } from './turn.ts';

/** https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number */
const CLOSE = { normal: 1000, policyViolation: 1008, internalError: 1011, serviceRestart: 1012 } as const;
const MAX_MISSED_HEARTBEATS = 2;
/** As long as the refusal may take to reach it. */
const FLOODER_GRACE_MS = 250;

/** What a client may do because of where it comes from. */
export type Origin = {
  /** Whether it may make rooms. */
  readonly mayCreate: boolean;
  readonly isOwnComputer: boolean;
  readonly hold: AddressHold;
};

type Join = Extract<ClientMessage, { type: 'join' }>;

/** One client's socket: reads frames, keeps the limits, speaks for at most one seat. */
export class Connection implements SocketOwner, SeatLink {
  readonly #socket: ClientSocket;
  readonly #rooms: Rooms;
  readonly #settings: ServerSettings;
  readonly #origin: Origin;
  readonly #bucket: TokenBucket;
  readonly #onClosed: (connection: Connection) => void;
  #joinTimer: NodeJS.Timeout | undefined;
  #hasAskedToJoin = false;
  #presence: Presence | undefined;
  #missedHeartbeats = 0;
  /** When the client needs other TURN credentials, by performance.now(). */
  #iceDueAt = Number.POSITIVE_INFINITY;

  constructor(
    wire: Wire,
    rooms: Rooms,
    { settings, origin, onClosed }: { settings: ServerSettings; origin: Origin; onClosed: (one: Connection) => void },
  ) {
    this.#socket = new ClientSocket(wire, settings);
    this.#rooms = rooms;
    this.#settings = settings;
    this.#origin = origin;
    this.#onClosed = onClosed;
    const { framesPerSecond, frameBurst, joinTimeoutMs } = settings;
    this.#bucket = new TokenBucket({ perSecond: framesPerSecond, burst: frameBurst }, performance.now());
    this.#joinTimer = setTimeout(() => this.#giveUpOnJoin(), joinTimeoutMs);
    wire.socket.tell(this);
  }

  get origin(): Origin {
    return this.#origin;
  }

  /** Called once per heartbeat interval. A stopped process keeps its socket open: only silence gives it away. */
  beat(): void {
    if (this.#missedHeartbeats >= MAX_MISSED_HEARTBEATS) return this.#socket.drop('silent');
    this.#missedHeartbeats += 1;
    // The answer brings the number back: everything up to it has arrived then.
    this.#socket.ping(String(this.#presence?.seat.lastEvent ?? 0));
    if (performance.now() >= this.#iceDueAt) this.#socket.send(encode({ type: 'ice', ice: this.#iceServers() }));
  }

  /** Called often: a slow reader is found by the time its oldest byte has waited. */
  checkReader(now: number): void {
    this.#socket.checkReader(now);
  }

  /** The server is going. The others are going too, so nobody is told that this one left. */
  sayBye(): void {
    this.#presence = undefined;
    this.#socket.send(encode({ type: 'bye', reason: 'shutting-down', afterMs: this.#settings.returnAfterMs }));
    this.#close(CLOSE.serviceRestart, 'shutting-down');
  }

  onMessage(data: RawData, isBinary: boolean): void {
    // A last net: a mistake of ours that one client finds must not end everybody's calls.
    try {
      this.#receive(data, isBinary);
    } catch (error) {
      this.#fault(error);
    }
  }

  /** Pings and pongs count as frames: ws answers each ping, so a flood of them costs as much as any other. */
  onPing(): void {
    this.#admitFrame();
  }

  onPong(data: Buffer): void {
    if (this.#admitFrame()) this.#confirm(data);
  }

  /** ws found a frame that is broken or beyond a limit, and has begun to close; or the network failed. */
  onError(): void {
    this.#settings.log({ level: 'debug', event: 'dropped', reason: 'socket-error' });
    this.#close(CLOSE.policyViolation, '');
  }

  onClose(): void {
    this.#letGo();
    this.#socket.forget();
    this.#onClosed(this);
  }

  /** An event for the seat's holder. */
  send(frame: Buffer): void {
    this.#socket.send(frame);
  }

  /** The holder of the seat has come back over another socket; this one is a leftover. */
  replaced(): void {
    this.#presence = undefined;
    this.#refuse('gone');
  }

  #fault(error: unknown): void {
    this.#settings.log({ level: 'error', event: 'fault', name: errorName(error) });
    this.#close(CLOSE.internalError, '');
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!this.#admitFrame()) return;
    if (isBinary || !Buffer.isBuffer(data)) return this.#refuse('malformed');
    const frame = readClientFrame(data.toString());
    if (!frame.ok) return this.#refuse(frame.reason);
    this.#handle(frame.message);
  }

  /** False when the frame is to be ignored, because the socket is closing or sends too fast. */
  #admitFrame(): boolean {
    // ws goes on reading while it waits for the client's close frame.
    if (!this.#socket.isOpen) return false;
    this.#missedHeartbeats = 0;
    if (this.#bucket.take(performance.now())) return true;
    this.#refuse('too-fast', FLOODER_GRACE_MS);
    // A flooder will not stop to close politely.
    this.#socket.pause();
    return false;
  }

  #handle(message: ReadMessage): void {
    switch (message.type) {
      case 'join':
        return void this.#join(message).catch((error: unknown) => this.#sendAway(error));
      case 'signal':
        return this.#relay(message);
      case 'leave':
        this.#vacate('left');
        return this.#close(CLOSE.normal, 'left');
      case 'ping':
        return this.#socket.send(encode({ type: 'pong' }));
      default:
        message satisfies never;
    }
  }

  async #join(join: Join): Promise<void> {
    if (this.#hasAskedToJoin) return this.#refuse('malformed');
    this.#hasAskedToJoin = true;
    const { isOwnComputer, hold } = this.#origin;
    if (!isOwnComputer && !hold.takeJoin(performance.now())) return this.#refuse('too-many');
    this.#stopJoinTimer();
    if (!(await this.#resume(join))) await this.#takeSeat(join);
  }

  /** The rooms cannot be reached, as when Redis is away: nobody can be taken just now. */
  #sendAway(error: unknown): void {
    this.#settings.log({ level: 'error', event: 'fault', name: errorName(error) });
    this.sayBye();
  }

  /** False when there is no such seat to come back to. */
  async #resume({ room, admission, resume }: Join): Promise<boolean> {
    const answer = resume && (await this.#rooms.resume({ room, admission, ...resume }));
    if (!answer) return false;
    // The seat waits for the next socket when this one was lost meanwhile.
    if (!this.#socket.isOpen) return true;
    const { presence, secret, receivedSignals } = answer;
    const received = receivedSignals === undefined ? {} : { received: receivedSignals };
    this.#socket.send(encode({ type: 'resumed', v: PROTOCOL_VERSION, secret, ...received, ice: this.#iceServers() }));
    this.#sit(presence, resume.received);
    this.#settings.log({ level: 'debug', event: 'resumed' });
    return true;
  }

  async #takeSeat({ room, admission, card, create }: Join): Promise<void> {
    const mayCreate = create === true && this.#origin.mayCreate;
    const answer = await this.#rooms.join({ room, admission, card, create: mayCreate });
    if (!answer.ok) return this.#refuse(answer.reason);
    // Nobody could come back to it: its secret never went out.
    if (!this.#socket.isOpen) return this.#rooms.leave(answer.presence, 'gone');
    this.#welcome(answer);
    this.#sit(answer.presence, 0);
    const { rooms } = this.#rooms.size;
    this.#settings.log({ level: 'debug', event: 'joined', seated: answer.peers.length + 1, rooms });
  }

  #welcome({ presence, secret, peers }: { presence: Presence; secret: string; peers: PeerEntry[] }): void {
    const self = presence.seat.id;
    const { epoch } = this.#rooms;
    const ice = this.#iceServers();
    this.#socket.send(encode({ type: 'welcome', v: PROTOCOL_VERSION, self, epoch, secret, peers, ice }));
  }

  #sit(presence: Presence, received: number): void {
    this.#presence = presence;
    presence.seat.attach(this, received);
  }

  #relay({ n, to, bodyJson }: ReadSignal): void {
    if (!this.#presence) return this.#refuse('malformed');
    if (this.#presence.seat.takeSignal(n)) this.#rooms.relay(this.#presence, to, bodyJson);
  }

  #confirm(data: Buffer): void {
    const received = Number(data.toString());
    if (Number.isSafeInteger(received)) this.#presence?.seat.confirm(received);
  }

  /** For this client, and until they are due again. */
  #iceServers(): IceServer[] {
    const { ice, refreshAfterMs = Number.POSITIVE_INFINITY } = freshIceServers(this.#settings);
    this.#iceDueAt = performance.now() + refreshAfterMs;
    return ice;
  }

  /** Whoever is refused something gives the seat up: else a flooder could come back to it. */
  #refuse(reason: RefusalReason, graceMs?: number): void {
    this.#settings.log({ level: 'debug', event: 'refused', reason });
    this.#socket.send(encode({ type: 'refused', reason }));
    this.#vacate('gone');
    this.#close(CLOSE.policyViolation, reason, graceMs);
  }

  #giveUpOnJoin(): void {
    this.#settings.log({ level: 'debug', event: 'dropped', reason: 'no-join' });
    this.#close(CLOSE.policyViolation, 'no-join');
  }

  #close(code: number, reason: string, graceMs?: number): void {
    this.#letGo();
    this.#socket.close(code, reason, graceMs);
  }

  /** Closing the socket is not leaving: the seat is kept for a while. */
  #letGo(): void {
    this.#stopJoinTimer();
    const presence = this.#presence;
    this.#presence = undefined;
    if (presence) this.#rooms.lose(presence, this);
  }

  #stopJoinTimer(): void {
    clearTimeout(this.#joinTimer);
    this.#joinTimer = undefined;
  }

  #vacate(reason: LeaveReason): void {
    const presence = this.#presence;
    this.#presence = undefined;
    if (!presence) return;
    this.#rooms.leave(presence, reason);
    this.#settings.log({ level: 'debug', event: 'left', reason, rooms: this.#rooms.size.rooms });
  }
}

/** Never the message: it may quote what a client sent. */
function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
