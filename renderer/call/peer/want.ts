import { z } from 'zod';

const points = z.int().min(0).max(16_384);
const size = z.strictObject({ width: points, height: points });

/** What somebody would like to be sent: as large as they show it. */
export const want = z.strictObject({
  camera: size,
  screen: size,
  /** Of the camera. */
  framesPerSecond: z.int().min(1).max(60),
});

export type Want = z.infer<typeof want>;
export type Size = z.infer<typeof size>;
/** How large somebody shows another's pictures, in points of their display; nothing by nothing: it is not seen. */
export type Seen = Pick<Want, 'camera' | 'screen'>;

const NOTHING: Size = { width: 0, height: 0 };
export const NOTHING_SEEN: Seen = { camera: NOTHING, screen: NOTHING };
/** As long as nothing else is known. */
export const SEEN_LARGE: Seen = { camera: { width: 1_280, height: 720 }, screen: { width: 2_560, height: 1_440 } };

/** Before somebody has told what they would like: a first picture that is soon there, and soon larger. */
export const AT_FIRST: Want = { ...SEEN_LARGE, camera: { width: 640, height: 360 }, framesPerSecond: 30 };

/** Lines of a picture that fills a place of that size, as pictures are made: 16 by 9. */
export function linesOf({ width, height }: Size): number {
  return Math.max(height, (width * 9) / 16);
}
