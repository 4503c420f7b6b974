/** What participants show each other without words. */
import { z } from 'zod';

/** In the order in which they are offered. */
export const REACTIONS = ['thumbs-up', 'clap', 'heart', 'laugh', 'surprise', 'party'] as const;

export type Reaction = (typeof REACTIONS)[number];

/** A hand that has been up for longer counts as up for this long: a week. */
const MAX_RAISED_MS = 604_800_000;

/** Once and in order. */
export const gestureMessages = [
  /** The sender's hand: for how long it has been up, as no two clocks agree; null when it is down. */
  z.strictObject({ type: z.literal('hand'), raisedForMs: z.int().min(0).max(MAX_RAISED_MS).nullable() }),
  /** Of the host alone: the receiver's hand is to go down. */
  z.strictObject({ type: z.literal('lower-hand') }),
] as const;

/** Counts only now. */
export const reactionMessage = z.strictObject({ type: z.literal('reaction'), reaction: z.enum(REACTIONS) });

export function raisedForMs(raisedAt: number, now: number): number {
  return Math.min(Math.max(0, now - raisedAt), MAX_RAISED_MS);
}
