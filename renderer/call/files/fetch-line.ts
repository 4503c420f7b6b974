import { type Chunk, type FetchFrame, readServeFrame, type ServeFrame } from './file-frames.ts';

type Take = (frame: ServeFrame | ({ readonly type: 'chunk' } & Chunk)) => void;

/** Our own channel to one other, on which any number of files is fetched from them. */
export class FetchLine {
  readonly #channel: RTCDataChannel;
  readonly #streams = new Map<number, Take>();
  #lastStream = 0;

  /** @param onOpen it can be used from now on */
  constructor(channel: RTCDataChannel, onOpen: () => void) {
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.onopen = onOpen;
    channel.onmessage = ({ data }) => {
      const frame = readServeFrame(data);
      // What belongs to no stream comes late of one that was stopped, or is nonsense.
      if (frame) this.#streams.get(frame.stream)?.(frame);
    };
  }

  get isOpen(): boolean {
    return this.#channel.readyState === 'open';
  }

  /** It may be used now or later. */
  get isAlive(): boolean {
    return this.isOpen || this.#channel.readyState === 'connecting';
  }

  /** @returns the number of a new stream */
  open(take: Take): number {
    this.#lastStream += 1;
    this.#streams.set(this.#lastStream, take);
    return this.#lastStream;
  }

  say(frame: FetchFrame): void {
    if (this.isOpen) this.#channel.send(JSON.stringify(frame));
  }

  /** What still comes of it is dropped. */
  stop(stream: number): void {
    if (this.#streams.delete(stream)) this.say({ type: 'stop', stream });
  }

  close(): void {
    this.#channel.onopen = this.#channel.onmessage = null;
    this.#streams.clear();
    this.#channel.close();
  }
}
