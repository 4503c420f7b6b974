/** What is said on the porch, by way of the server. All texts are base64url of what `seal/knock` makes. */
import { z } from 'zod';

const MAX_TEXT_LENGTH = 2_000;
const text = z.string().max(MAX_TEXT_LENGTH);

export const knockMessage = z.discriminatedUnion('type', [
  /** The host: their door, and a nonce for this knock. */
  z.strictObject({ type: z.literal('answer'), text }),
  /** The newcomer: what they had committed to. */
  z.strictObject({ type: z.literal('reveal'), text }),
  /** The newcomer, sealed: their name. */
  z.strictObject({ type: z.literal('introduction'), text }),
  /** The host, sealed: the room's secret. */
  z.strictObject({ type: z.literal('secret'), text }),
  z.strictObject({ type: z.literal('not-admitted') }),
]);

export type KnockMessage = z.infer<typeof knockMessage>;
