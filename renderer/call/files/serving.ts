import { toBase64Url } from '../seal/base64-url.ts';
import { type FetchFrame, readFetchFrame, type ServeFrame, writeChunk } from './file-frames.ts';
import type { OwnFile } from './own-file.ts';

/** Of one piece, in one message: what else is said waits for one of them at most. */
const CHUNK_BYTES = 65_536;
/** In the channel's queue: enough for the time until more is read, and little to wait for when it is stopped. */
const MAX_BUFFERED_BYTES = 4_194_304;
const LOW_BUFFERED_BYTES = 1_048_576;
/** At once, on one channel. */
const MAX_STREAMS = 32;

type Want = Extract<FetchFrame, { type: 'want' }>;
type Read = ReturnType<OwnFile['read']>;
type Stream = {
  readonly id: number;
  readonly file: OwnFile;
  next: number;
  until: number;
  isPumping: boolean;
  /** The next piece, read while the last one goes; kept while it is not wanted yet. */
  ahead: Read | undefined;
};

export type ServingOptions = {
  /** Undefined when it is not offered, or not to them. */
  fileOf: (id: string) => OwnFile | undefined;
  /** They have been sent so many pieces of a file. */
  onProgress: (id: string, pieces: number) => void;
  /** They go on no more, for now or for good. */
  onStop: (id: string) => void;
};

/** Gives one other what they fetch, on a channel that they have opened. */
export class Serving {
  readonly #channel: RTCDataChannel;
  readonly #options: ServingOptions;
  readonly #streams = new Map<number, Stream>();
  /** Numbers count upwards: what comes late of an ended stream does not begin it again. */
  #lastStream = -1;

  constructor(channel: RTCDataChannel, options: ServingOptions) {
    this.#channel = channel;
    this.#options = options;
    channel.bufferedAmountLowThreshold = LOW_BUFFERED_BYTES;
    channel.onmessage = ({ data }) => this.#take(readFetchFrame(data));
    channel.onclose = () => this.close();
  }

  close(): void {
    this.#channel.onmessage = this.#channel.onclose = null;
    for (const { file } of this.#streams.values()) this.#options.onStop(file.offered.id);
    this.#streams.clear();
    this.#channel.close();
  }

  /** A file is not offered any more. */
  withdraw(id: string): void {
    for (const stream of [...this.#streams.values()]) {
      if (stream.file.offered.id === id) this.#giveUp(stream, 'withdrawn');
    }
  }

  #take(frame: FetchFrame | undefined): void {
    if (frame?.type === 'want') this.#want(frame);
    else if (frame) this.#stop(frame.stream);
  }

  #want({ stream: id, id: fileId, from, until }: Want): void {
    const known = this.#streams.get(id);
    if (known) {
      known.until = Math.max(known.until, until);
      return this.#start(known);
    }
    if (id <= this.#lastStream) return;
    const file = this.#options.fileOf(fileId);
    if (!file) return this.#say({ type: 'gone', stream: id, reason: 'withdrawn' });
    if (this.#streams.size >= MAX_STREAMS || from > file.pieces) return;
    this.#lastStream = id;
    const stream: Stream = { id, file, next: from, until, isPumping: false, ahead: undefined };
    this.#streams.set(id, stream);
    this.#start(stream);
  }

  #stop(id: number): void {
    const stream = this.#streams.get(id);
    this.#streams.delete(id);
    if (stream) this.#options.onStop(stream.file.offered.id);
  }

  #start(stream: Stream): void {
    if (stream.isPumping) return;
    stream.isPumping = true;
    this.#pump(stream).then(
      () => {
        stream.isPumping = false;
      },
      () => this.#giveUp(stream, 'unreadable'),
    );
  }

  /** One piece is read while the last one goes. Rejects when the file cannot be read. */
  async #pump(stream: Stream): Promise<void> {
    const { file } = stream;
    while (stream.next < Math.min(stream.until, file.pieces)) {
      const { bytes, digest } = await (stream.ahead ?? file.read(stream.next));
      const isLast = stream.next + 1 >= file.pieces;
      stream.ahead = isLast ? undefined : file.read(stream.next + 1);
      // Whoever awaits it hears of it; until then nobody does.
      stream.ahead?.catch(() => undefined);
      this.#say({ type: 'piece', stream: stream.id, piece: stream.next, digest: toBase64Url(digest) });
      for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
        await this.#hasRoom();
        if (!this.#isOn(stream)) return;
        const chunk = bytes.subarray(offset, offset + CHUNK_BYTES);
        this.#send(writeChunk({ stream: stream.id, piece: stream.next, offset, bytes: chunk }));
      }
      stream.next += 1;
      this.#options.onProgress(file.offered.id, stream.next);
    }
    if (stream.next < file.pieces || !this.#isOn(stream)) return;
    const digest = toBase64Url(await file.digest());
    if (this.#isOn(stream)) this.#say({ type: 'end', stream: stream.id, digest });
    this.#streams.delete(stream.id);
  }

  #isOn({ id }: Stream): boolean {
    return this.#streams.has(id) && this.#channel.readyState === 'open';
  }

  #giveUp(stream: Stream, reason: 'withdrawn' | 'unreadable'): void {
    if (!this.#streams.has(stream.id)) return;
    this.#say({ type: 'gone', stream: stream.id, reason });
    this.#stop(stream.id);
  }

  #hasRoom(): Promise<void> {
    const channel = this.#channel;
    if (channel.bufferedAmount <= MAX_BUFFERED_BYTES || channel.readyState !== 'open') return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        channel.removeEventListener('bufferedamountlow', done);
        channel.removeEventListener('close', done);
        resolve();
      };
      channel.addEventListener('bufferedamountlow', done);
      channel.addEventListener('close', done);
    });
  }

  #say(frame: ServeFrame): void {
    this.#send(JSON.stringify(frame));
  }

  #send(data: string | Uint8Array<ArrayBuffer>): void {
    if (this.#channel.readyState !== 'open') return;
    if (typeof data === 'string') this.#channel.send(data);
    else this.#channel.send(data);
  }
}
