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
  /** How long a seat is kept for a client whose socket has closed. */
  resumeWindowMs: 30_000,
  /** What is kept for a client that comes back: so many of the newest frames ... */
  replayFrames: 256,
  /** ... and so many bytes of them. */
  replayBytes: 256 * 1024,
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
  /** The oldest byte may wait for a slow client that long. */
  maxBufferedMs: 10_000,
  /** Open sockets from one address, an IPv6 /64 being one; the server's own computer is free of it. */
  connectionsPerAddress: 500,
  /** Joins from one address on average ... */
  joinsPerSecondPerAddress: 10,
  /** ... and at once: a whole office comes back after a restart. */
  joinBurstPerAddress: 200,
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

/** 32 bytes as base64url: a room's locator, an admission, a resume secret. */
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

/** Which life of the server's rooms this is: another one knows no seat of the last. */
const epoch = peerId;

/** Numbers what one side tells the other: 1, 2, 3 ... for each seat. */
const sequence = z.number().int().min(1);

export const clientMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('join'),
    v: z.number().int(),
    room: bytes32,
    admission: bytes32,
    card: sealed,
    /** Makes the room if it is not there. Whoever makes it fixes the admission. */
    create: z.boolean().optional(),
    /** Asks for the seat of a socket that was lost. When it is gone, this is a join like any other. */
    resume: z
      .strictObject({
        self: peerId,
        secret: bytes32,
        /** The highest `seq` that arrived, 0 for none. */
        received: z.number().int().min(0),
      })
      .optional(),
  }),
  z.strictObject({ type: z.literal('signal'), n: sequence, to: peerId, body: sealed }),
  z.strictObject({ type: z.literal('leave') }),
  z.strictObject({ type: z.literal('ping') }),
]);

export const serverMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('welcome'),
    v: z.literal(PROTOCOL_VERSION),
    self: peerId,
    epoch,
    /** For `resume`; another one comes with each use. */
    secret: bytes32,
    /** In order of joining, without self. */
    peers: z.array(peer),
    ice: z.array(iceServer),
  }),
  z.strictObject({
    type: z.literal('resumed'),
    v: z.literal(PROTOCOL_VERSION),
    secret: bytes32,
    /** The highest `n` that arrived. Absent when the server cannot know; a `resync` follows then. */
    received: z.number().int().min(0).optional(),
    ice: z.array(iceServer),
  }),
  /** Something may have been lost. This is who is in the room, in order of joining, without self. */
  z.strictObject({ type: z.literal('resync'), seq: sequence, peers: z.array(peer) }),
  z.strictObject({ type: z.literal('joined'), seq: sequence, ...peer.shape }),
  z.strictObject({ type: z.literal('left'), seq: sequence, id: peerId, reason: leaveReason }),
  z.strictObject({ type: z.literal('signal'), seq: sequence, from: peerId, body: sealed }),
  /** Replaces the servers of `welcome`: time-limited credentials end. */
  z.strictObject({ type: z.literal('ice'), ice: z.array(iceServer) }),
  z.strictObject({ type: z.literal('refused'), reason: refusalReason }),
  z.strictObject({ type: z.literal('bye'), reason: refusalReason, afterMs: z.number().int().min(0) }),
  z.strictObject({ type: z.literal('pong') }),
]);

export type ClientMessage = z.infer<typeof clientMessage>;
export type ServerMessage = z.infer<typeof serverMessage>;
/** What happens in a room, as one client is told of it. It is numbered, and told again after a lost socket. */
export type RoomEvent = Unnumbered<Extract<ServerMessage, { seq: number }>>;
type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'seq'> : never;
export type PeerEntry = z.infer<typeof peer>;
export type RefusalReason = z.infer<typeof refusalReason>;
export type LeaveReason = z.infer<typeof leaveReason>;

/** Parses one frame; undefined when it is not JSON or fits no schema. Never throws. */
export function parseJson<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export function encode(message: ServerMessage): string {
  return JSON.stringify(message);
}
