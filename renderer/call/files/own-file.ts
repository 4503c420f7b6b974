import type { Bytes } from '../seal/bytes.ts';
import type { OfferedFile } from './file-message.ts';
import { digestOf, PIECE_BYTES, pieceCount, pieceLength, wholeDigest } from './pieces.ts';

/** A file of our own, as others fetch it. Never read as a whole. */
export class OwnFile {
  readonly file: File;
  readonly offered: OfferedFile;
  /** `performance.now()` */
  readonly offeredAt = performance.now();
  readonly thumbnail: string | undefined;
  /** Of the pieces that have been read so far. */
  readonly #digests: (Bytes | undefined)[] = [];

  constructor(file: File, offered: OfferedFile, thumbnail: string | undefined) {
    this.file = file;
    this.offered = offered;
    this.thumbnail = thumbnail;
  }

  get pieces(): number {
    return pieceCount(this.offered.size);
  }

  /** Rejects with a DOMException when the file has changed, or is not there any more. */
  async read(index: number): Promise<{ bytes: Bytes; digest: Bytes }> {
    const start = index * PIECE_BYTES;
    const length = pieceLength(this.offered.size, index);
    const bytes = new Uint8Array(await this.file.slice(start, start + length).arrayBuffer());
    const digest = await digestOf(bytes);
    this.#digests[index] = digest;
    return { bytes, digest };
  }

  /** Of the whole. What has not been read yet is read for it. */
  async digest(): Promise<Bytes> {
    const digests: Bytes[] = [];
    for (let index = 0; index < this.pieces; index += 1) {
      digests.push(this.#digests[index] ?? (await this.read(index)).digest);
    }
    return wholeDigest(digests);
  }
}
