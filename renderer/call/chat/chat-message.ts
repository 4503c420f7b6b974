/** What is written, and what newcomers are told of what was written before they came. */
import { z } from 'zod';
import { offeredFile } from '../files/file-message.ts';
import { MAX_NAME_LENGTH } from '../seal/pair/confirmation.ts';

export const MAX_CHAT_LENGTH = 4_000;
export const MAX_ENTRIES = 50;
/** A week. */
const MAX_AGE_MS = 604_800_000;

const text = z.string().max(MAX_CHAT_LENGTH);

const entry = z.strictObject({
  id: z.uuid(),
  /** Session of whoever wrote it, as the teller says. */
  from: z
    .string()
    .max(16)
    .regex(/^[A-Za-z0-9_-]+$/),
  name: z.string().min(1).max(MAX_NAME_LENGTH),
  /** Milliseconds, as no two clocks agree. */
  age: z.int().min(0).max(MAX_AGE_MS),
  /** Empty for a file. */
  text,
  /** Whether it can still be fetched only its owner says. */
  file: offeredFile.omit({ id: true }).optional(),
});

/** Once and in order. */
export const chatMessages = [
  z.strictObject({ type: z.literal('chat'), id: z.uuid(), text: text.min(1) }),
  /** Of a newcomer, to one who was there before. */
  z.strictObject({ type: z.literal('history-wanted') }),
  /** The answer, oldest first, in as many messages as it takes. */
  z.strictObject({ type: z.literal('history'), entries: z.array(entry).max(MAX_ENTRIES), isLast: z.boolean() }),
] as const;

/** Counts only now: the sender is writing, and will say so again; or has stopped. */
export const typingMessage = z.strictObject({ type: z.literal('typing'), isTyping: z.boolean() });

export type HistoryEntry = z.infer<typeof entry>;

export function ageOf(at: number, now: number): number {
  return Math.min(Math.max(0, now - at), MAX_AGE_MS);
}
