import { type RawData, WebSocket } from 'ws';
import { encode } from '../protocol.ts';

/** What ws closes with when a message has too many bytes (1009) or too many pieces (1008). */
const LIMIT_CODES: readonly (number | undefined)[] = [1008, 1009];

/** Whoever is told what happens on a socket. */
export interface SocketOwner {
  onMessage(data: RawData, isBinary: boolean): void;
  onPing(): void;
  onPong(data: Buffer): void;
  onError(): void;
  onClose(): void;
}

/**
 * When a message breaks a limit ws closes the socket by itself, before any listener runs. Its call to `close`
 * is the one place left to tell the client why. Such a call has no data; every one of ours has.
 */
export class ExplainingSocket extends WebSocket {
  owner: SocketOwner | undefined;

  /** All sockets share their listeners: thousands that say nothing are not to cost a handful of functions each. */
  tell(owner: SocketOwner): void {
    this.owner = owner;
    this.on('message', onMessage).on('ping', onPing).on('pong', onPong).on('close', onClose);
    // Without a listener a client's broken frame would end the process.
    this.on('error', onError);
  }

  override close(code?: number, data?: string | Buffer): void {
    const isLimitOfWs = data === undefined && LIMIT_CODES.includes(code);
    if (isLimitOfWs && this.readyState === this.OPEN) this.send(encode({ type: 'refused', reason: 'too-large' }));
    super.close(code, data);
  }
}

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  ownerOf(this)?.onMessage(data, isBinary);
}

function onPing(this: WebSocket): void {
  ownerOf(this)?.onPing();
}

function onPong(this: WebSocket, data: Buffer): void {
  ownerOf(this)?.onPong(data);
}

function onError(this: WebSocket): void {
  ownerOf(this)?.onError();
}

function onClose(this: WebSocket): void {
  ownerOf(this)?.onClose();
}

function ownerOf(socket: WebSocket): SocketOwner | undefined {
  return socket instanceof ExplainingSocket ? socket.owner : undefined;
}
