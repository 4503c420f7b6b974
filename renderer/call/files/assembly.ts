import { fromBase64Url } from '../seal/base64-url.ts';
import type { Bytes } from '../seal/bytes.ts';
import type { Chunk, ServeFrame } from './file-frames.ts';
import { pieceCount, pieceLength } from './pieces.ts';

/** One whole piece, with the digest that its sender says it has. */
export type ClaimedPiece = { readonly index: number; readonly bytes: Bytes; readonly digest: Bytes };

/** `nonsense`: not what was asked for, or not in its order. */
export type Assembled =
  | { readonly type: 'more' }
  | { readonly type: 'piece'; readonly piece: ClaimedPiece }
  | { readonly type: 'end'; readonly digest: Bytes }
  | { readonly type: 'gone'; readonly reason: 'withdrawn' | 'unreadable' }
  | { readonly type: 'nonsense' };

const MORE: Assembled = { type: 'more' };
const NONSENSE: Assembled = { type: 'nonsense' };

/** Makes whole pieces of what comes on one stream. It holds one piece, and nothing that was not asked for. */
export class Assembly {
  readonly #size: number;
  #next: number;
  #granted: number;
  #current: { digest: Bytes; bytes: Bytes; filled: number } | undefined;

  /** @param from the first piece that is wanted @param until the first one that is not wanted yet */
  constructor(size: number, from: number, until: number) {
    this.#size = size;
    this.#next = from;
    this.#granted = until;
  }

  /** Pieces up to this one may come. */
  grant(until: number): void {
    this.#granted = Math.max(this.#granted, until);
  }

  take(frame: ServeFrame | ({ readonly type: 'chunk' } & Chunk)): Assembled {
    switch (frame.type) {
      case 'piece':
        return this.#begin(frame.piece, frame.digest);
      case 'chunk':
        return this.#fill(frame);
      case 'end':
        return this.#end(frame.digest);
      case 'gone':
        return { type: 'gone', reason: frame.reason };
      default:
        return frame satisfies never;
    }
  }

  #begin(piece: number, digest: string): Assembled {
    const isWanted = piece === this.#next && piece < this.#granted && piece < pieceCount(this.#size);
    if (this.#current || !isWanted) return NONSENSE;
    const bytes = new Uint8Array(pieceLength(this.#size, piece));
    this.#current = { digest: fromBase64Url(digest), bytes, filled: 0 };
    return MORE;
  }

  #fill({ piece, offset, bytes }: Chunk): Assembled {
    const current = this.#current;
    if (!current || piece !== this.#next || offset !== current.filled) return NONSENSE;
    if (bytes.length > current.bytes.length - offset) return NONSENSE;
    current.bytes.set(bytes, offset);
    current.filled += bytes.length;
    if (current.filled < current.bytes.length) return MORE;
    this.#current = undefined;
    this.#next += 1;
    return { type: 'piece', piece: { index: piece, bytes: current.bytes, digest: current.digest } };
  }

  #end(digest: string): Assembled {
    if (this.#current || this.#next !== pieceCount(this.#size)) return NONSENSE;
    return { type: 'end', digest: fromBase64Url(digest) };
  }
}
