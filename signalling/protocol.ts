/**
 * CONTRACT client <-> signalling server: JSON text frames, one schema each, shared by both ends.
 * Unknown keys are refused. `card` and `body` are sealed by the clients and relayed unread.
 */
import { z } from 'zod';

export const PROTOCOL_VERSION = 1;

/** What the server enforces by default; each is an option of the server. */
export const LIMITS = {
  /** Bytes of one frame, both ways. */
  maxPayloadBytes: 64 * 1024,
  /** Pieces in which one message may come. */
  maxFragments: 8,
  /** Network reads in which one frame may come; 46 of them bring 64 KiB over Ethernet. */
  maxBufferedChunks: 128,
  /** Characters of a sealed card or body: what base64url of a large description needs. */
  maxSealedLength: 48 * 1024,
  /** Participants of one room. */
  seats: 12,
  /** The server pings each socket this often; two missed answers close it. */
  heartbeatIntervalMs: 10_000,
  /** A socket that has not joined by then is closed. */
  joinTimeoutMs: 5_000,
  /** A connection that has not sent its request's headers by then is closed. */
  headersTimeoutMs: 5_000,
  /** Open signalling sockets; a further one is answered 503. */
  maxConnections: 10_000,
  /** Frames of every kind that one socket may send, on average ... */
  framesPerSecond: 30,
  /** ... and at once: who joins a full room sends each of the others an answer and its candidates in one go. */
  frameBurst: 400,
  /** Bytes waiting for a client that reads too slowly; beyond them its socket is closed. */
  maxBufferedBytes: 1024 * 1024,
  /** What `bye` proposes as the time before coming back. */
  returnAfterMs: 1_000,
} as const;

const REFUSAL_REASONS = [
  'malformed',
  'version',
  'unknown-room',
  'full',
  'too-many',
  'too-fast',
  'too-large',
  'gone',
  'shutting-down',
] as const;

/** Why the server refuses a message or closes a socket. The list is closed. */
export const refusalReason = z.enum(REFUSAL_REASONS);

/** Why somebody left: by choice, or because their socket closed or stopped answering. */
export const leaveReason = z.enum(['left', 'gone']);

/** 32 bytes as base64url: a room's locator, an admission. */
const bytes32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** 12 bytes as base64url: a peer's public id. The server gives it; clients compare ids as strings. */
const peerId = z.string().regex(/^[A-Za-z0-9_-]{16}$/);

/** Opaque to the server. */
const sealed = z.string().min(1).max(LIMITS.maxSealedLength);

/** An RTCIceServer, as `welcome` hands it to the client. */
const iceServer = z.strictObject({
  urls: z.array(z.string()).min(1),
  username: z.string().optional(),
  credential: z.string().optional(),
});

const peer = z.strictObject({ id: peerId, card: sealed });

export const clientMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('join'),
    v: z.number().int(),
    room: bytes32,
    admission: bytes32,
    card: sealed,
    /** Makes the room if it is not there. Whoever makes it fixes the admission. */
    create: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('signal'), to: peerId, body: sealed }),
  z.strictObject({ type: z.literal('leave') }),
  z.strictObject({ type: z.literal('ping') }),
]);

export const serverMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('welcome'),
    v: z.literal(PROTOCOL_VERSION),
    self: peerId,
    /** In order of joining, without self. */
    peers: z.array(peer),
    ice: z.array(iceServer),
  }),
  z.strictObject({ type: z.literal('joined'), ...peer.shape }),
  z.strictObject({ type: z.literal('left'), id: peerId, reason: leaveReason }),
  z.strictObject({ type: z.literal('signal'), from: peerId, body: sealed }),
  z.strictObject({ type: z.literal('refused'), reason: refusalReason }),
  z.strictObject({ type: z.literal('bye'), reason: refusalReason, afterMs: z.number().int().min(0) }),
  z.strictObject({ type: z.literal('pong') }),
]);

export type ClientMessage = z.infer<typeof clientMessage>;
export type ServerMessage = z.infer<typeof serverMessage>;
export type RefusalReason = z.infer<typeof refusalReason>;
export type LeaveReason = z.infer<typeof leaveReason>;

/** Parses one frame; undefined when it is not JSON or fits no schema. Never throws. */
export function parseFrame<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
