import { z } from 'zod';

export const MAX_NAME_LENGTH = 60;

/** What a participant tells everybody in the room when joining. */
export const card = z.strictObject({ name: z.string().min(1).max(MAX_NAME_LENGTH) });

export type Card = z.infer<typeof card>;
