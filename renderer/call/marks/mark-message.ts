/** What participants point at and draw on a shared screen. A share is known by its sharer. */
import { z } from 'zod';

/** Of one stroke. */
export const MAX_POINTS = 400;
/** In one message. */
export const MAX_CHUNK_POINTS = 64;

const sharer = z
  .string()
  .min(1)
  .max(16)
  .regex(/^[A-Za-z0-9_-]+$/);
/** Of the picture's width or height, from its upper left corner. */
const place = z.number().min(0).max(1);
const number = z.int().min(0).max(1_000_000);
const isEven = (list: readonly number[]): boolean => list.length % 2 === 0;

/** Once and in order. */
export const markMessages = [
  /**
   * Of the sharer: what was drawn in an earlier epoch is gone. An epoch ends when another source is shared, when the
   * sharer clears all, and when they switch drawing off or on.
   */
  z.strictObject({ type: z.literal('board'), epoch: number, mayDraw: z.boolean() }),
  /** More of a stroke of the sender's: x, y, x, y …, from the point with the index `at` on. */
  z.strictObject({
    type: z.literal('stroke'),
    share: sharer,
    epoch: number,
    stroke: number,
    at: z.int().min(0).max(MAX_POINTS),
    points: z
      .array(place)
      .min(2)
      .max(MAX_CHUNK_POINTS * 2)
      .refine(isEven),
  }),
  /** One stroke of the sender's, or all of them. */
  z.strictObject({ type: z.literal('erase'), share: sharer, epoch: number, stroke: number.nullable() }),
] as const;

/** Counts only now: where the sender points. */
export const pointMessage = z.strictObject({ type: z.literal('point'), share: sharer, x: place, y: place });

export type StrokeMessage = z.infer<(typeof markMessages)[1]>;
export type EraseMessage = z.infer<(typeof markMessages)[2]>;
export type MarkMessage = z.infer<(typeof markMessages)[number]>;
export type PointMessage = z.infer<typeof pointMessage>;
