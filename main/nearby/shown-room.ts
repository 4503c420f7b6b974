import { z } from 'zod';

const MAX_NAME_LENGTH = 60;

/** What a page may show of its room. */
export const shownRoom = z.strictObject({
  roomName: z.string().max(MAX_NAME_LENGTH),
  hostName: z.string().max(MAX_NAME_LENGTH),
  host: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
