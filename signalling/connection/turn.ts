import { createHmac, randomBytes } from 'node:crypto';
import type { IceServer, ServerSettings } from '../server-options.ts';

/** A TURN server that shares a secret with this one, such as coturn with `use-auth-secret`. */
export type TurnOptions = {
  /** `turn:turn.example:3478?transport=udp`, `turns:…` (RFC 7065). */
  readonly urls: readonly string[];
  readonly secret: string;
  /** How long credentials open new relays. A relay that is open stays. */
  readonly ttlSeconds: number;
};

export const DEFAULT_TURN_TTL_SECONDS = 3_600;

export type FreshIceServers = {
  readonly ice: IceServer[];
  /** When to ask again and tell the client, in milliseconds; undefined when nothing in them ends. */
  readonly refreshAfterMs: number | undefined;
};

const NAME_BYTES = 9;

/** The STUN and TURN servers for one client, with credentials of its own. */
export function freshIceServers(
  { iceServers, turn }: Pick<ServerSettings, 'iceServers' | 'turn'>,
  nowMs = Date.now(),
): FreshIceServers {
  if (!turn) return { ice: [...iceServers], refreshAfterMs: undefined };
  // Half the time: a client that is away when they are renewed still has good ones when it comes back.
  return { ice: [...iceServers, turnServer(turn, nowMs)], refreshAfterMs: (turn.ttlSeconds * 1_000) / 2 };
}

/**
 * The name says when it ends, and the password proves that whoever knows the secret wrote it: the TURN server
 * needs no list of users. https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00#section-2.2
 */
function turnServer({ urls, secret, ttlSeconds }: TurnOptions, nowMs: number): IceServer {
  const endsAt = Math.floor(nowMs / 1_000) + ttlSeconds;
  const username = `${endsAt}:${randomBytes(NAME_BYTES).toString('base64url')}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { urls: [...urls], username, credential };
}
