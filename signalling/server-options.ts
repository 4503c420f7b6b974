import type { TurnOptions } from './connection/turn.ts';
import type { TrustedProxies } from './http/client-address.ts';
import type { TlsPair } from './http/tls.ts';
import type { Log } from './log.ts';
import type { CreateMetrics } from './metrics.ts';
import { LIMITS, type ServerMessage } from './protocol.ts';

export type IceServer = Extract<ServerMessage, { type: 'welcome' }>['ice'][number];

/** Who may make a room: every client, or only those on the server's own computer. */
export type CreateFrom = 'anyone' | 'loopback';

/** All of it has a default: see `resolveOptions` and LIMITS in protocol.ts. */
export type SignallingServerOptions = {
  /** Address to listen on. `0.0.0.0` is every IPv4 interface. */
  host?: string;
  /** 0 takes a free one. */
  port?: number;
  /** Folder of the built renderer, served to browser guests. Without it nothing is served. */
  webClientFolder?: string;
  /** With it the server speaks https and wss, and nothing else. */
  tls?: TlsPair;
  createFrom?: CreateFrom;
  /** Handed to each client in its welcome. */
  iceServers?: readonly IceServer[];
  /** Adds a TURN server with credentials that end, fresh ones for each client. */
  turn?: TurnOptions;
  /** Proxies that are believed about who asks. */
  trustProxy?: TrustedProxies;
  /** Origins, e.g. `https://call.example`, whose pages may open a socket beside the server's own page. */
  allowedOrigins?: readonly string[];
  /** Names, without port, by which the server may be addressed beside IP literals and localhost. */
  allowedHosts?: readonly string[];
  /** Participants of one room. */
  seats?: number;
  /** `redis://…`: the rooms are shared with every other server that is given the same one. */
  redisUrl?: string;
  /** How long a seat is kept for a client that has lost its socket. */
  resumeWindowMs?: number;
  /** Frames kept for a client that comes back. */
  replayFrames?: number;
  /** Bytes of them. */
  replayBytes?: number;
  /** Bytes of one frame from a client. */
  maxPayloadBytes?: number;
  heartbeatIntervalMs?: number;
  joinTimeoutMs?: number;
  headersTimeoutMs?: number;
  /** Open signalling sockets. */
  maxConnections?: number;
  /** Frames per second from one socket, on average. */
  framesPerSecond?: number;
  /** Frames from one socket at once. */
  frameBurst?: number;
  /** Bytes that may wait for one slow reader. */
  maxBufferedBytes?: number;
  /** How long the oldest of them may wait. */
  maxBufferedMs?: number;
  /** Open sockets from one address. */
  connectionsPerAddress?: number;
  /** Joins from one address per second, on average. */
  joinsPerSecondPerAddress?: number;
  /** Joins from one address at once. */
  joinBurstPerAddress?: number;
  /** What `bye` proposes as the time before coming back. */
  returnAfterMs?: number;
  /** How long a closing handshake may take before the socket is cut. */
  closeGraceMs?: number;
  /** Counts for /metrics; without it there is none. It is handed in because the app ships no Prometheus. */
  createMetrics?: CreateMetrics;
  /** Who may read /metrics. */
  metricsFor?: 'own-computer' | 'everyone';
  log?: Log;
};

/** What has no default: absent means that the server does without. */
type Optional = 'redisUrl' | 'webClientFolder' | 'tls' | 'turn' | 'createMetrics';

export type ServerSettings = Required<Omit<SignallingServerOptions, Optional>> &
  Pick<SignallingServerOptions, Optional>;

const DEFAULTS: ServerSettings = {
  host: '127.0.0.1',
  port: 0,
  createFrom: 'anyone',
  iceServers: [],
  trustProxy: 0,
  allowedOrigins: [],
  allowedHosts: [],
  seats: LIMITS.seats,
  resumeWindowMs: LIMITS.resumeWindowMs,
  replayFrames: LIMITS.replayFrames,
  replayBytes: LIMITS.replayBytes,
  maxPayloadBytes: LIMITS.maxPayloadBytes,
  heartbeatIntervalMs: LIMITS.heartbeatIntervalMs,
  joinTimeoutMs: LIMITS.joinTimeoutMs,
  headersTimeoutMs: LIMITS.headersTimeoutMs,
  maxConnections: LIMITS.maxConnections,
  framesPerSecond: LIMITS.framesPerSecond,
  frameBurst: LIMITS.frameBurst,
  maxBufferedBytes: LIMITS.maxBufferedBytes,
  maxBufferedMs: LIMITS.maxBufferedMs,
  connectionsPerAddress: LIMITS.connectionsPerAddress,
  joinsPerSecondPerAddress: LIMITS.joinsPerSecondPerAddress,
  joinBurstPerAddress: LIMITS.joinBurstPerAddress,
  returnAfterMs: LIMITS.returnAfterMs,
  closeGraceMs: 1_000,
  metricsFor: 'own-computer',
  log: () => {},
};

export function resolveOptions(options: SignallingServerOptions): ServerSettings {
  return { ...DEFAULTS, ...options };
}
