import { z } from 'zod';
import { toBase64Url } from './base64-url.ts';

export const MAX_NAME_LENGTH = 60;

/** What a participant tells everybody in the room when joining. */
export const card = z.strictObject({
  /** Made at random for each call: the participant's id. The server's ids change when it forgets its rooms. */
  session: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  name: z.string().min(1).max(MAX_NAME_LENGTH),
});

const SESSION_BYTES = 12;

export function randomSession(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(SESSION_BYTES)));
}

export type Card = z.infer<typeof card>;
