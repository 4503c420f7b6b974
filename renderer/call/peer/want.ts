import { z } from 'zod';

const points = z.int().min(0).max(16_384);
const size = z.strictObject({ width: points, height: points });

/** What somebody shows of another's pictures, in points of their display; nothing by nothing: it is not seen. */
export const want = z.strictObject({ camera: size, screen: size });

export type Want = z.infer<typeof want>;
export type Size = z.infer<typeof size>;

const NOTHING: Size = { width: 0, height: 0 };
export const NOTHING_SEEN: Want = { camera: NOTHING, screen: NOTHING };
/** As long as nothing else is known. */
export const SEEN_LARGE: Want = { camera: { width: 1_280, height: 720 }, screen: { width: 2_560, height: 1_440 } };

/** Lines of a picture that fills a place of that size, as pictures are made: 16 by 9. */
export function linesOf({ width, height }: Size): number {
  return Math.max(height, (width * 9) / 16);
}
