import type { Bytes } from '../seal/bytes.ts';

/** Why what came could not be kept. */
export type SinkFailure = 'no-space' | 'not-writable';

/** Where a file goes while it comes. */
export interface FileSink {
  /** One after the other, each behind the last one. Rejects with a DOMException. */
  write(position: number, bytes: Bytes): Promise<void>;
  /** Whether the person has it for good once it is finished. */
  readonly isSaved: boolean;
  /** Nothing more comes. The file, where it can be read again. */
  finish(): Promise<Blob | undefined>;
  /** What has come is thrown away. Never rejects. */
  discard(): Promise<void>;
}

/** The beginnings of a file stand beside it until it is whole: what it replaces stays until then. */
export class HandleSink implements FileSink {
  readonly isSaved = true;
  readonly #handle: FileSystemFileHandle;
  readonly #onFinished: ((file: File) => void) | undefined;
  #writable: Promise<FileSystemWritableFileStream> | undefined;

  /** @param onFinished is given the whole file, where the person has not chosen its place yet */
  constructor(handle: FileSystemFileHandle, onFinished?: (file: File) => void) {
    this.#handle = handle;
    this.#onFinished = onFinished;
  }

  async write(position: number, data: Bytes): Promise<void> {
    await (await this.#open()).write({ type: 'write', position, data });
  }

  async finish(): Promise<Blob | undefined> {
    await (await this.#open()).close();
    if (!this.#onFinished) return undefined;
    const file = await this.#handle.getFile();
    this.#onFinished(file);
    return file;
  }

  async discard(): Promise<void> {
    await this.#writable?.then((writable) => writable.abort()).catch(() => undefined);
    // The browser has made an empty file where there was none; one with something in it was there before.
    const isEmpty = await this.#handle.getFile().then(
      ({ size }) => size === 0,
      () => false,
    );
    const removable: { remove?: () => Promise<void> } = this.#handle as object;
    if (isEmpty) await removable.remove?.().catch(() => undefined);
  }

  #open(): Promise<FileSystemWritableFileStream> {
    this.#writable ??= this.#handle.createWritable();
    return this.#writable;
  }
}

/** For what is small, or where there is nothing else. */
export class MemorySink implements FileSink {
  readonly #mediaType: string;
  readonly #onFinished: ((file: Blob) => void) | undefined;
  #parts: Bytes[] = [];

  get isSaved(): boolean {
    return this.#onFinished !== undefined;
  }

  constructor(mediaType: string, onFinished?: (file: Blob) => void) {
    this.#mediaType = mediaType;
    this.#onFinished = onFinished;
  }

  async write(_position: number, bytes: Bytes): Promise<void> {
    this.#parts.push(bytes);
  }

  async finish(): Promise<Blob> {
    const file = new Blob(this.#parts, { type: this.#mediaType });
    this.#parts = [];
    this.#onFinished?.(file);
    return file;
  }

  async discard(): Promise<void> {
    this.#parts = [];
  }
}

export function sinkFailureOf(error: unknown): SinkFailure {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'no-space' : 'not-writable';
}
