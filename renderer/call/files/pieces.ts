/** A file is read, sent, checked, written and gone on with in pieces. Pure but for the digest. */
import type { Bytes } from '../seal/bytes.ts';

export const PIECE_BYTES = 1_048_576;

export function pieceCount(size: number): number {
  return Math.ceil(size / PIECE_BYTES);
}

/** Bytes of one piece: all are whole but the last. */
export function pieceLength(size: number, index: number): number {
  return Math.min(PIECE_BYTES, size - index * PIECE_BYTES);
}

export async function digestOf(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Of a whole file: SHA-256 over the SHA-256 of its pieces, in order. */
export function wholeDigest(pieces: readonly Bytes[]): Promise<Bytes> {
  const joined = new Uint8Array(pieces.length * 32);
  for (const [index, digest] of pieces.entries()) joined.set(digest, index * 32);
  return digestOf(joined);
}
