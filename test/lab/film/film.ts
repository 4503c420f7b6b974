import { closeSync, openSync, writeSync } from 'node:fs';
import { CODE_SIDE, frameBlocks, MAX_FRAMES } from './frame-code.ts';

export type FilmOptions = { width: number; height: number; framesPerSecond: number };

const WHITE = 205;
const BLACK = 50;
/** A camera is never still: each grain of 2 by 2 points is brighter or darker by up to that much. */
const GRAIN = 24;
/** Prime, so that no two frames have the same grain. */
const GRAIN_TURNS = 7919;

/**
 * Writes a film (YUV4MPEG2) for Chromium's fake camera, which plays it in a loop. Each frame carries its number and
 * whom it shows.
 */
export function writeFilm(path: string, person: number, { width, height, framesPerSecond }: FilmOptions): void {
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420\n`);
  const grain = Uint8Array.from({ length: 64 * 1024 }, () => Math.floor(Math.random() * GRAIN));
  const frame = Buffer.alloc(width * height * 1.5, 128);
  for (let number = 0; number < MAX_FRAMES; number += 1) {
    drawFrame(frame, { width, height, blocks: frameBlocks(number, person), grain, from: number * GRAIN_TURNS });
    writeSync(file, 'FRAME\n');
    writeSync(file, frame);
  }
  closeSync(file);
}

type Drawing = { width: number; height: number; blocks: readonly boolean[]; grain: Uint8Array; from: number };

/** The brightness alone: the colour planes stay grey. */
function drawFrame(frame: Buffer, { width, height, blocks, grain, from }: Drawing): void {
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * CODE_SIDE) / height) * CODE_SIDE;
    for (let x = 0; x < width; x += 1) {
      const isWhite = blocks[row + Math.floor((x * CODE_SIDE) / width)] === true;
      const speck = grain[(from + (y >> 1) * width + (x >> 1)) % grain.length] ?? 0;
      frame[y * width + x] = (isWhite ? WHITE : BLACK) + speck - GRAIN / 2;
    }
  }
}
