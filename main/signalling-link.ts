import type { WebContents } from 'electron';
import { WebSocket as NodeWebSocket } from 'ws';
import { type ClientMessage, LIMITS } from '../signalling/protocol.ts';
import type { SocketAnswer, SocketFailure } from './bridge.ts';
import { notify } from './ipc.ts';
import { pinnedConnection, WrongCertificateError } from './pinned-connection.ts';
import { UNTRUSTED_CERTIFICATE } from './untrusted-certificate.ts';

const OPEN_TIMEOUT_MS = 10_000;
const GOING_AWAY = 1001;
const LEAVE_TIMEOUT_MS = 1_000;
const LEAVE = JSON.stringify({ type: 'leave' } satisfies ClientMessage);

/** The app's own sockets to signalling servers. The page may connect to nothing itself; frames pass through here. */
export class SignallingLink {
  readonly #sockets = new Map<number, NodeWebSocket>();
  #lastId = 0;

  /** Opens a socket for a page. Expected failures are answers. */
  open(contents: WebContents | undefined, url: string, pin: string | undefined): Promise<SocketAnswer> {
    const socket = createSocket(url, pin);
    if (!socket) return Promise.resolve({ ok: false, reason: 'malformed-address' });
    this.#lastId += 1;
    const socketId = this.#lastId;
    return new Promise((resolve) => {
      socket.on('open', () => {
        this.#sockets.set(socketId, socket);
        resolve({ ok: true, socketId });
      });
      socket.on('message', (data, isBinary) => {
        if (!isBinary) notify(contents, 'socketFrame', { socketId, text: data.toString() });
      });
      // Every error is followed by a close.
      socket.on('error', (error) => resolve({ ok: false, reason: failureOf(error) }));
      socket.on('close', () => {
        resolve({ ok: false, reason: 'unreachable' });
        if (this.#sockets.delete(socketId)) notify(contents, 'socketClosed', { socketId });
      });
    });
  }

  send(socketId: number, text: string): void {
    const socket = this.#sockets.get(socketId);
    if (socket?.readyState === NodeWebSocket.OPEN) socket.send(text);
  }

  close(socketId: number): void {
    this.#sockets.get(socketId)?.close();
  }

  /**
   * The page has gone, and its calls with it. It says so itself, but at times its last words do not come this far, and
   * without them the others would wait for it. Settles when the servers have heard it, or after a second.
   */
  async leaveAll(): Promise<void> {
    await Promise.all([...this.#sockets.values()].map(leave));
  }
}

function leave(socket: NodeWebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', resolve);
    setTimeout(resolve, LEAVE_TIMEOUT_MS);
    if (socket.readyState === NodeWebSocket.OPEN) socket.send(LEAVE);
    socket.close(GOING_AWAY);
  });
}

function createSocket(url: string, pin: string | undefined): NodeWebSocket | undefined {
  try {
    return new NodeWebSocket(url, {
      handshakeTimeout: OPEN_TIMEOUT_MS,
      maxPayload: LIMITS.maxPayloadBytes,
      perMessageDeflate: false,
      followRedirects: false,
      ...(pin === undefined ? {} : { createConnection: pinnedConnection(pin) }),
    });
  } catch {
    return undefined;
  }
}

/** ws tells its own failures by their message alone. */
function failureOf(error: Error): SocketFailure {
  if (error.message.includes('handshake has timed out')) return 'timed-out';
  if (error.message.startsWith('Unexpected server response')) return 'not-engage';
  if (error instanceof WrongCertificateError) return 'wrong-certificate';
  const code = 'code' in error ? String(error.code) : '';
  if (UNTRUSTED_CERTIFICATE.has(code)) return 'untrusted-certificate';
  if (code === 'ETIMEDOUT') return 'timed-out';
  return code.startsWith('HPE_') || code === 'EPROTO' ? 'not-engage' : 'unreachable';
}
