import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { DropReason } from '../log.ts';
import type { ServerSettings } from '../server-options.ts';
import type { ExplainingSocket } from './explaining-socket.ts';
import type { WriteBatch } from './write-batch.ts';

/** A WebSocket, what it is spoken over, and where its writes are gathered with those of others. */
export type Wire = { readonly socket: ExplainingSocket; readonly transport: Duplex; readonly batch: WriteBatch };

const AS_TEXT = { binary: false };

/** The way out to one client: cuts off a slow reader, and closes without waiting for ever. */
export class ClientSocket {
  readonly #socket: WebSocket;
  readonly #transport: Duplex;
  readonly #batch: WriteBatch;
  readonly #settings: ServerSettings;
  #graceTimer: NodeJS.Timeout | undefined;
  #sentBytes = 0;
  /** What had been sent at some moment and was not yet read by the client then. */
  #mark: { readonly sentBytes: number; readonly at: number } | undefined;

  constructor({ socket, transport, batch }: Wire, settings: ServerSettings) {
    this.#socket = socket;
    this.#transport = transport;
    this.#batch = batch;
    this.#settings = settings;
  }

  /** False from the first step of closing on; ws may still deliver frames then. */
  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Sends one encoded frame; one for a closing socket is dropped. */
  send(frame: string | Buffer): void {
    if (!this.isOpen) return;
    this.#batch.hold(this.#transport);
    this.#socket.send(frame, AS_TEXT);
    this.#sentBytes += frame.length;
    if (this.#socket.bufferedAmount > this.#settings.maxBufferedBytes) this.drop('too-slow');
  }

  ping(data: string): void {
    if (this.isOpen) this.#socket.ping(data);
  }

  /** Cuts off a client whose oldest unsent byte has waited too long. Call it every second or so. */
  checkReader(now: number): void {
    const waiting = this.#socket.bufferedAmount;
    if (waiting === 0) {
      this.#mark = undefined;
      return;
    }
    // Characters count as bytes: the few frames that come as text are ASCII.
    const read = this.#sentBytes - waiting;
    if (!this.#mark || read >= this.#mark.sentBytes) this.#mark = { sentBytes: this.#sentBytes, at: now };
    else if (now - this.#mark.at > this.#settings.maxBufferedMs) this.drop('too-slow');
  }

  /** The socket is closed. */
  forget(): void {
    clearTimeout(this.#graceTimer);
    this.#graceTimer = undefined;
  }

  /** Reads no more: what a flooder still sends stays in its own network buffers. */
  pause(): void {
    this.#socket.pause();
  }

  /** Closes politely; cuts the socket when the client does not answer within the grace. */
  close(code: number, reason: string, graceMs = this.#settings.closeGraceMs): void {
    if (this.#socket.readyState === this.#socket.CLOSED) return;
    this.#socket.close(code, reason);
    this.#graceTimer ??= setTimeout(() => this.#socket.terminate(), graceMs);
  }

  /** Cuts the socket at once: its client reads nothing, so there is no use in telling it why. */
  drop(reason: DropReason): void {
    this.#settings.log({ level: 'debug', event: 'dropped', reason });
    this.#socket.terminate();
  }
}
