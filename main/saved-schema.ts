/** What a person has saved: servers, rooms they were in, feeds. Bounded in number and length. */
import { z } from 'zod';

export const SAVED_LIMITS = { servers: 12, recentRooms: 20, feeds: 10 } as const;

const MAX_NAME_LENGTH = 60;
const MAX_ORIGIN_LENGTH = 300;
const MAX_WORDS_LENGTH = 200;
const MAX_FEED_URL_LENGTH = 2_000;
const MAX_FEED_TITLE_LENGTH = 300;
/** 32 bytes as base64url. */
const KEY = /^[A-Za-z0-9_-]{43}$/;

/** `https://meet.example.org`, no more and no less. */
const origin = z
  .string()
  .max(MAX_ORIGIN_LENGTH)
  .regex(/^https?:\/\//)
  .refine((text) => URL.canParse(text) && new URL(text).origin === text);

const server = z.strictObject({ origin, name: z.string().max(MAX_NAME_LENGTH) });

const recentRoom = z.strictObject({
  roomName: z.string().max(MAX_NAME_LENGTH),
  origin,
  secret: z.string().regex(KEY),
  host: z.string().regex(KEY).optional(),
  pin: z.string().regex(KEY).optional(),
  words: z.string().max(MAX_WORDS_LENGTH).optional(),
  kind: z.enum(['joined', 'hosted-here', 'hosted']),
  at: z.number().nonnegative(),
});

/** A password in it would stand in the settings, and go to the server each time. */
export const feedUrl = z
  .string()
  .max(MAX_FEED_URL_LENGTH)
  .regex(/^https?:\/\//)
  .refine((text) => URL.canParse(text) && new URL(text).username === '' && new URL(text).password === '');

const feed = z.strictObject({ url: feedUrl, title: z.string().max(MAX_FEED_TITLE_LENGTH) });

export const SAVED = {
  servers: z.array(server).max(SAVED_LIMITS.servers),
  recentRooms: z.array(recentRoom).max(SAVED_LIMITS.recentRooms),
  keepsRecentRooms: z.boolean(),
  feeds: z.array(feed).max(SAVED_LIMITS.feeds),
  showsRooms: z.boolean(),
  looksForRooms: z.boolean(),
};

/** As they were stored: a damaged one takes no other with it. */
export const STORED_SAVED = {
  servers: storedList(server, SAVED_LIMITS.servers),
  recentRooms: storedList(recentRoom, SAVED_LIMITS.recentRooms),
  // Who cannot be asked any more whether rooms may be kept has none kept.
  keepsRecentRooms: z.unknown().transform((value) => (value === undefined ? undefined : value === true)),
  feeds: storedList(feed, SAVED_LIMITS.feeds),
};

function storedList<S extends z.ZodType>(schema: S, max: number) {
  return z
    .array(schema.or(z.unknown().transform(() => undefined)))
    .optional()
    .catch(undefined)
    .transform((list) => list?.filter((one) => one !== undefined).slice(0, max));
}
