import { type Bytes, equalBytes } from '../seal/bytes.ts';
import { createSerial } from '../serial.ts';
import { type Assembled, Assembly, type ClaimedPiece } from './assembly.ts';
import type { FetchLine } from './fetch-line.ts';
import type { OfferedFile } from './file-message.ts';
import { type FileSink, sinkFailureOf } from './file-sink.ts';
import type { FileFailure, FileState } from './files-state.ts';
import { Pace } from './pace.ts';
import { digestOf, PIECE_BYTES, wholeDigest } from './pieces.ts';

/**
 * Pieces that may be on their way or wait to be written, at first and at the least: what is said meanwhile arrives
 * behind them. Later as much as comes in the time below, so that a long way is filled as well.
 */
const MIN_WINDOW_PIECES = 2;
const MAX_WINDOW_PIECES = 32;
const WINDOW_S = 0.15;
/** Milliseconds after which a first question is asked again: the other end may not have been ready to hear it. */
const ASK_AGAIN_MS = 1_000;

export type FetchingOptions = {
  file: OfferedFile;
  sink: FileSink;
  onState: (state: FileState) => void;
  onReceived: () => void;
};

type Go = {
  readonly line: FetchLine;
  readonly stream: number;
  readonly from: number;
  readonly assembly: Assembly;
  hasAnswer: boolean;
};

/** One file of somebody else on its way to here, over one channel after another. */
export class Fetching {
  readonly #options: FetchingOptions;
  readonly #digests: Bytes[] = [];
  readonly #pace = new Pace();
  readonly #inOrder = createSerial((error) => this.#fail(sinkFailureOf(error)));
  /** Undefined while nothing is asked for. */
  #go: Go | undefined;
  #askedAt = 0;
  #isPaused = false;
  #isOver = false;

  constructor(options: FetchingOptions) {
    this.#options = options;
  }

  /** It has come, has failed, or was cancelled. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** It wants a way, and has none. */
  get isStranded(): boolean {
    return !this.#isOver && !this.#isPaused && !this.#go?.line.isOpen;
  }

  /** There is a way: goes on behind what has been written. */
  begin(line: FetchLine): void {
    if (this.#isOver || this.#isPaused) return;
    const from = this.#digests.length;
    const assembly = new Assembly(this.#options.file.size, from, from + this.#window);
    const stream = line.open((frame) => {
      const go = this.#go;
      if (go?.assembly !== assembly) return;
      go.hasAnswer = true;
      this.#take(assembly.take(frame));
    });
    this.#go = { line, stream, from, assembly, hasAnswer: false };
    this.#ask();
    this.tell();
  }

  /** To be called now and then. */
  tick(now: number): void {
    if (this.#isOver || this.#isPaused) return;
    if (this.#go && !this.#go.hasAnswer && now - this.#askedAt > ASK_AGAIN_MS) this.#ask();
    this.tell();
  }

  pause(): void {
    if (this.#isOver) return;
    this.#isPaused = true;
    this.#halt();
    this.tell();
  }

  /** `begin` follows when there is a way. */
  resume(): void {
    this.#isPaused = false;
    this.tell();
  }

  /** Its sender has gone; they may come back. */
  suspend(): void {
    this.#isPaused = true;
    this.#halt();
  }

  /** What has come is thrown away. */
  async cancel(): Promise<void> {
    this.#isOver = true;
    this.#halt();
    await this.#options.sink.discard();
  }

  tell(): void {
    if (this.#isOver) return;
    const bytes = Math.min(this.#digests.length * PIECE_BYTES, this.#options.file.size);
    const now = performance.now();
    this.#pace.note(now, bytes);
    if (this.#isPaused) this.#options.onState({ status: 'paused', bytes });
    else if (this.isStranded) this.#options.onState({ status: 'interrupted', bytes });
    else this.#options.onState({ status: 'receiving', bytes, bytesPerSecond: this.#pace.bytesPerSecond(now) });
  }

  get #window(): number {
    const bytesPerSecond = this.#pace.bytesPerSecond(performance.now()) ?? 0;
    const pieces = MIN_WINDOW_PIECES + Math.floor((bytesPerSecond * WINDOW_S) / PIECE_BYTES);
    return Math.min(pieces, MAX_WINDOW_PIECES);
  }

  #halt(): void {
    this.#go?.line.stop(this.#go.stream);
    this.#go = undefined;
  }

  #ask(): void {
    if (!this.#go) return;
    const { line, stream, from, assembly } = this.#go;
    this.#askedAt = performance.now();
    const until = this.#digests.length + this.#window;
    assembly.grant(until);
    line.say({ type: 'want', stream, id: this.#options.file.id, from, until });
  }

  #take(assembled: Assembled): void {
    switch (assembled.type) {
      case 'more':
        return;
      case 'piece':
        return this.#inOrder(() => this.#keep(assembled.piece));
      case 'end':
        return this.#inOrder(() => this.#finish(assembled.digest));
      case 'gone':
        return this.#fail(assembled.reason);
      case 'nonsense':
        return this.#fail('nonsense');
      default:
        assembled satisfies never;
    }
  }

  /** Rejects when it cannot be written. */
  async #keep({ index, bytes, digest }: ClaimedPiece): Promise<void> {
    // One that was on its way when the last go ended comes again in this one.
    if (this.#isOver || index !== this.#digests.length) return;
    const found = await digestOf(bytes);
    if (!equalBytes(found, digest)) return this.#fail('damaged');
    await this.#options.sink.write(index * PIECE_BYTES, bytes);
    this.#digests.push(found);
    this.#pace.note(performance.now(), this.#digests.length * PIECE_BYTES);
    this.#ask();
  }

  async #finish(digest: Bytes): Promise<void> {
    if (this.#isOver) return;
    if (!equalBytes(await wholeDigest(this.#digests), digest)) return this.#fail('damaged');
    const blob = await this.#options.sink.finish();
    if (this.#isOver) return;
    this.#isOver = true;
    this.#halt();
    this.#options.onState({ status: 'received', blob, isSaved: this.#options.sink.isSaved });
    this.#options.onReceived();
  }

  #fail(reason: FileFailure | 'withdrawn'): void {
    if (this.#isOver) return;
    void this.cancel();
    this.#options.onState(reason === 'withdrawn' ? { status: 'withdrawn' } : { status: 'failed', reason });
  }
}
