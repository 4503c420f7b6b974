import type { RawData, WebSocket } from 'ws';
import { readClientFrame } from './client-frame.ts';
import { ClientSocket } from './client-socket.ts';
import { type ClientMessage, type LeaveReason, PROTOCOL_VERSION, type RefusalReason } from './protocol.ts';
import { encode, type Presence, type Rooms } from './rooms.ts';
import type { ServerSettings } from './server-options.ts';
import { TokenBucket } from './token-bucket.ts';

/** https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number */
const CLOSE = { normal: 1000, policyViolation: 1008, internalError: 1011, serviceRestart: 1012 } as const;
const MAX_MISSED_HEARTBEATS = 2;

/** One client's socket: reads frames, keeps the limits, holds at most one seat. */
export class Connection {
  readonly #socket: ClientSocket;
  readonly #rooms: Rooms;
  readonly #settings: ServerSettings;
  readonly #mayCreate: boolean;
  readonly #bucket: TokenBucket;
  readonly #joinTimer: NodeJS.Timeout;
  #presence: Presence | undefined;
  #missedHeartbeats = 0;

  constructor(socket: WebSocket, rooms: Rooms, settings: ServerSettings, { mayCreate }: { mayCreate: boolean }) {
    this.#socket = new ClientSocket(socket, settings);
    this.#rooms = rooms;
    this.#settings = settings;
    this.#mayCreate = mayCreate;
    const { framesPerSecond, frameBurst, joinTimeoutMs } = settings;
    this.#bucket = new TokenBucket({ perSecond: framesPerSecond, burst: frameBurst }, performance.now());
    this.#joinTimer = setTimeout(() => this.#giveUpOnJoin(), joinTimeoutMs);
    this.#listen(socket);
  }

  /** Called once per heartbeat interval. A stopped process keeps its socket open: only silence gives it away. */
  beat(): void {
    if (this.#missedHeartbeats >= MAX_MISSED_HEARTBEATS) return this.#socket.drop('silent');
    this.#missedHeartbeats += 1;
    this.#socket.ping();
  }

  /** The server is going. The others are going too, so nobody is told that this one left. */
  sayBye(): void {
    this.#presence = undefined;
    this.#socket.send(encode({ type: 'bye', reason: 'shutting-down', afterMs: this.#settings.returnAfterMs }));
    this.#close(CLOSE.serviceRestart, 'shutting-down');
  }

  #listen(socket: WebSocket): void {
    socket.on('message', (data, isBinary) => this.#guard(() => this.#receive(data, isBinary)));
    // Pings and pongs count as frames: ws answers each ping, so a flood of them costs as much as any other.
    socket.on('ping', () => this.#admitFrame());
    socket.on('pong', () => this.#admitFrame());
    // Without a listener a client's broken frame would end the process.
    socket.on('error', () => this.#fail());
    socket.on('close', () => this.#closed());
  }

  /** A last net: a mistake of ours that one client finds must not end everybody's calls. */
  #guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.#settings.log({ level: 'error', event: 'fault', name });
      this.#close(CLOSE.internalError, '');
    }
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
    this.#refuse('too-fast');
    // A flooder will not stop to close politely.
    this.#socket.pause();
    return false;
  }

  #handle(message: ClientMessage): void {
    switch (message.type) {
      case 'join':
        return this.#join(message);
      case 'signal':
        return this.#relay(message.to, message.body);
      case 'leave':
        this.#vacate('left');
        return this.#close(CLOSE.normal, 'left');
      case 'ping':
        return this.#socket.send(encode({ type: 'pong' }));
      default:
        message satisfies never;
    }
  }

  #join({ room, admission, card, create }: Extract<ClientMessage, { type: 'join' }>): void {
    if (this.#presence) return this.#refuse('malformed');
    const tell = (frame: string) => this.#socket.send(frame);
    const answer = this.#rooms.join({ room, admission, card, create: create === true && this.#mayCreate, tell });
    if (!answer.ok) return this.#refuse(answer.reason);
    clearTimeout(this.#joinTimer);
    this.#presence = answer.presence;
    const { peers, presence } = answer;
    const ice = [...this.#settings.iceServers];
    this.#socket.send(encode({ type: 'welcome', v: PROTOCOL_VERSION, self: presence.id, peers, ice }));
    this.#settings.log({ level: 'debug', event: 'joined', seated: presence.room.seated, rooms: this.#rooms.size });
  }

  #relay(to: string, body: string): void {
    if (!this.#presence) return this.#refuse('malformed');
    // Whoever has just left cannot be known to the sender yet: no fault of its, so nothing is said.
    this.#presence.room.find(to)?.tell(encode({ type: 'signal', from: this.#presence.id, body }));
  }

  #refuse(reason: RefusalReason): void {
    this.#settings.log({ level: 'debug', event: 'refused', reason });
    this.#socket.send(encode({ type: 'refused', reason }));
    this.#close(CLOSE.policyViolation, reason);
  }

  /** ws found a frame that is broken or beyond a limit, and has begun to close; or the network failed. */
  #fail(): void {
    this.#settings.log({ level: 'debug', event: 'dropped', reason: 'socket-error' });
    this.#close(CLOSE.policyViolation, '');
  }

  #giveUpOnJoin(): void {
    this.#settings.log({ level: 'debug', event: 'dropped', reason: 'no-join' });
    this.#close(CLOSE.policyViolation, 'no-join');
  }

  #close(code: number, reason: string): void {
    clearTimeout(this.#joinTimer);
    this.#vacate('gone');
    this.#socket.close(code, reason);
  }

  #closed(): void {
    clearTimeout(this.#joinTimer);
    this.#vacate('gone');
  }

  #vacate(reason: LeaveReason): void {
    const presence = this.#presence;
    if (!presence) return;
    this.#presence = undefined;
    this.#rooms.leave(presence, reason);
    this.#settings.log({ level: 'debug', event: 'left', reason, rooms: this.#rooms.size });
  }
}
