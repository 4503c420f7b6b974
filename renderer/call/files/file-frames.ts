/**
 * The channel on which one end fetches files from the other: it asks with JSON, is answered with JSON, and the bytes
 * come as binary frames. Pure.
 */
import { z } from 'zod';
import { parseJson } from '../../../signalling/protocol.ts';
import type { Bytes } from '../seal/bytes.ts';
import { PIECE_BYTES } from './pieces.ts';

const u32 = z.int().min(0).max(0xffff_ffff);
const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Of whoever fetches. A stream is one go at one file; their numbers count upwards on a channel. */
const fetchFrame = z.discriminatedUnion('type', [
  /** The pieces from `from` up to but without `until`. Said again with a higher `until` it asks for more. */
  z.strictObject({ type: z.literal('want'), stream: u32, id: z.uuid(), from: u32, until: u32 }),
  z.strictObject({ type: z.literal('stop'), stream: u32 }),
]);

/** Of whoever has the file. */
const serveFrame = z.discriminatedUnion('type', [
  /** What follows, in chunks: the piece with this SHA-256. */
  z.strictObject({ type: z.literal('piece'), stream: u32, piece: u32, digest }),
  /** That was all; the SHA-256 of all pieces' SHA-256. */
  z.strictObject({ type: z.literal('end'), stream: u32, digest }),
  /** It cannot be had: it is not offered any more, or its owner cannot read it. */
  z.strictObject({ type: z.literal('gone'), stream: u32, reason: z.enum(['withdrawn', 'unreadable']) }),
]);

export type FetchFrame = z.infer<typeof fetchFrame>;
export type ServeFrame = z.infer<typeof serveFrame>;

/** Bytes of one piece, at their place in it. */
export type Chunk = { readonly stream: number; readonly piece: number; readonly offset: number; readonly bytes: Bytes };

const HEAD_BYTES = 12;
/** JSON is short: what is longer is none of ours. */
const MAX_TEXT_LENGTH = 400;

export function readFetchFrame(data: unknown): FetchFrame | undefined {
  return typeof data === 'string' && data.length <= MAX_TEXT_LENGTH ? parseJson(fetchFrame, data) : undefined;
}

/** A frame, a chunk, or undefined for what is neither. */
export function readServeFrame(data: unknown): ServeFrame | ({ readonly type: 'chunk' } & Chunk) | undefined {
  if (data instanceof ArrayBuffer) return readChunk(data);
  return typeof data === 'string' && data.length <= MAX_TEXT_LENGTH ? parseJson(serveFrame, data) : undefined;
}

export function writeChunk({ stream, piece, offset, bytes }: Chunk): Bytes {
  const frame = new Uint8Array(HEAD_BYTES + bytes.length);
  const head = new DataView(frame.buffer, 0, HEAD_BYTES);
  for (const [index, value] of [stream, piece, offset].entries()) head.setUint32(index * 4, value);
  frame.set(bytes, HEAD_BYTES);
  return frame;
}

function readChunk(data: ArrayBuffer): ({ readonly type: 'chunk' } & Chunk) | undefined {
  if (data.byteLength <= HEAD_BYTES || data.byteLength > HEAD_BYTES + PIECE_BYTES) return undefined;
  const head = new DataView(data, 0, HEAD_BYTES);
  const [stream, piece, offset] = [head.getUint32(0), head.getUint32(4), head.getUint32(8)];
  return { type: 'chunk', stream, piece, offset, bytes: new Uint8Array(data, HEAD_BYTES) };
}
