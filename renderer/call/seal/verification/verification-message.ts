/** What participants send each other, sealed, to find the room's verification code. */
import { z } from 'zod';

/** 32 bytes as base64url. */
const bytes32 = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);

export const verificationMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('commit'), epoch: bytes32, commitment: bytes32 }),
  z.strictObject({ type: z.literal('reveal'), epoch: bytes32, nonce: bytes32 }),
]);

export type VerificationMessage = z.infer<typeof verificationMessage>;
