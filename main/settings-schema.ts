/** What settings may be, wherever they are kept: in the user's data folder, or in a browser guest's storage. */
import { z } from 'zod';
import type { Settings } from './bridge.ts';
import { SAVED, STORED_SAVED } from './saved-schema.ts';

const MAX_NAME_LENGTH = 60;
const MAX_DEVICE_TEXT_LENGTH = 512;
const MAX_ICE_SERVERS = 8;
const MAX_URL_LENGTH = 300;
const MAX_USERNAME_LENGTH = 256;
const MAX_CREDENTIAL_LENGTH = 512;
/** Bits per second: less makes no picture, more is no limit. */
const UPLOAD_RANGE = { min: 50_000, max: 1_000_000_000 };

/** A name or an address, and a port; a browser throws on port 0. */
const HOST_AND_PORT = /([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[1-9]\d{0,4})?/.source;
/** RFC 7064 and RFC 7065. A browser throws on any other, and then nobody can be called. */
const STUN_URL = new RegExp(`^stun:${HOST_AND_PORT}$`);
const TURN_URL = new RegExp(`^turns?:${HOST_AND_PORT}(\\?transport=(udp|tcp))?$`);

const DEFAULTS: Settings = { name: '', theme: 'system' };

const device = z.strictObject({
  id: z.string().max(MAX_DEVICE_TEXT_LENGTH),
  label: z.string().max(MAX_DEVICE_TEXT_LENGTH),
});

function urlOf(kind: RegExp) {
  const hasPort = (url: string): boolean => Number(/:(\d+)(\?|$)/.exec(url)?.[1] ?? 1) <= 65_535;
  return z.string().max(MAX_URL_LENGTH).regex(kind).refine(hasPort);
}

/** Browsers also throw on a TURN server without a name and a password. */
const iceServer = z.union([
  z.object({ urls: urlOf(STUN_URL) }),
  z.object({
    urls: urlOf(TURN_URL),
    username: z.string().min(1).max(MAX_USERNAME_LENGTH),
    credential: z.string().min(1).max(MAX_CREDENTIAL_LENGTH),
  }),
]);

const maxVideoUpload = z.int().min(UPLOAD_RANGE.min).max(UPLOAD_RANGE.max);

const network = z.strictObject({
  iceServers: z.array(iceServer).max(MAX_ICE_SERVERS),
  relayOnly: z.boolean(),
  maxVideoUpload: maxVideoUpload.optional(),
  encodeOnce: z.boolean().optional(),
});

const FIELDS = {
  name: z.string().max(MAX_NAME_LENGTH),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'de', 'fr']),
  microphone: device,
  camera: device,
  speaker: device,
  background: z.enum(['off', 'light', 'strong']),
  voice: z.strictObject({
    echoCancellation: z.boolean(),
    noiseSuppression: z.enum(['off', 'standard', 'strong']),
    autoGainControl: z.boolean(),
  }),
  network,
  screenMode: z.enum(['text', 'motion']),
  layout: z.enum(['grid', 'speaker']),
  sounds: z.boolean(),
  ...SAVED,
};

/** What a page may change: all of it is right, or nothing is taken. */
export const settingsChanges = z.strictObject(FIELDS).partial();

/** What was stored: a damaged server takes no other with it. */
const storedNetwork = z.object({
  iceServers: z
    .array(iceServer.or(z.unknown().transform(() => undefined)))
    .catch([])
    .transform((servers) => servers.filter((one) => one !== undefined).slice(0, MAX_ICE_SERVERS)),
  // Who cannot be asked any more whether their address may be told has it kept.
  relayOnly: z.boolean().default(false).catch(true),
  maxVideoUpload: maxVideoUpload.optional().catch(undefined),
  encodeOnce: z.boolean().optional().catch(undefined),
});

/** Field by field: one that is damaged, or that another version has written, takes no other with it. */
export function storedSettings(stored: unknown): Settings {
  const given: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const read = Object.entries({ ...FIELDS, ...STORED_SAVED, network: storedNetwork }).map(([name, schema]) => {
    const parsed = schema.safeParse(given[name]);
    return [name, parsed.success ? withoutUndefined(parsed.data) : undefined];
  });
  return { ...DEFAULTS, ...withoutUndefined(Object.fromEntries(read)) };
}

export function withoutUndefined<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
