/** What a room that is shown on this network says of itself, as DNS-SD carries it (RFC 6763). Pure. */
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import type { NearbyRoom, ShownRoom } from '../bridge.ts';

export const SERVICE_TYPE = 'engage';

const MAX_NAME_LENGTH = 60;
/** 32 bytes as base64url. */
const KEY = /^[A-Za-z0-9_-]{43}$/;
/** Control characters, and those that turn the direction of what follows. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const name = z
  .string()
  .max(4 * MAX_NAME_LENGTH)
  .transform((text) => text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim().slice(0, MAX_NAME_LENGTH));

/** Later versions may say more. */
const announcement = z.object({
  port: z.int().min(1).max(65_535),
  txt: z.object({ v: z.literal('1'), n: name, w: name, h: z.string().regex(KEY) }),
  referer: z.object({ address: z.string() }).optional(),
  addresses: z.array(z.string()).default([]),
});

/** What is said of a room: each entry fits into the 255 bytes that it may have. */
export function announced({ roomName, hostName, host }: ShownRoom): Record<string, string> {
  return { v: '1', n: roomName, w: hostName, h: host };
}

/** Undefined for what is no room, or has no address that can be reached. */
export function nearbyRoom(service: unknown): NearbyRoom | undefined {
  const parsed = announcement.safeParse(service);
  if (!parsed.success) return undefined;
  const { port, txt, referer, addresses } = parsed.data;
  // Whoever sent it, before what is said in it.
  const address = [referer?.address ?? '', ...addresses].find((one) => isIPv4(one));
  if (address === undefined) return undefined;
  return { origin: `http://${address}:${port}`, roomName: txt.n, hostName: txt.w, host: txt.h };
}
