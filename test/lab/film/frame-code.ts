/**
 * A number written into a picture as four by four blocks, black or white, so that it outlives scaling and any codec.
 * The first block is white and the last black; between them stand, from the lowest bit: eight of the frame's number,
 * three of the filmed person's, three of a sum. Runs in pages, so each function refers to nothing outside.
 */

/** Blocks across and down. */
export const CODE_SIDE = 4;
export const MAX_FRAMES = 256;

/** Row by row; true is white. */
export function frameBlocks(frame: number, person: number): boolean[] {
  const sum = (frame + (frame >> 3) + (frame >> 6) + person * 3) & 7;
  const bits = frame | (person << 8) | (sum << 11);
  const blocks = Array.from({ length: 14 }, (_, bit) => ((bits >> bit) & 1) === 1);
  return [true, ...blocks, false];
}

/**
 * @param brightness of each block, 0…255, row by row
 * @returns undefined for what is no code: another picture, or one that is too damaged
 */
export function readFrameBlocks(brightness: readonly number[]): { frame: number; person: number } | undefined {
  const [white = 0, black = 0] = [brightness[0], brightness[15]];
  if (white - black < 60) return undefined;
  const middle = (white + black) / 2;
  const bits = brightness.slice(1, 15).reduce((sum, value, bit) => sum | (Number(value > middle) << bit), 0);
  const [frame, person] = [bits & 255, (bits >> 8) & 7];
  const sum = (frame + (frame >> 3) + (frame >> 6) + person * 3) & 7;
  return sum === bits >> 11 ? { frame, person } : undefined;
}
