import type { Notes } from './notes.ts';

type Reader = (brightness: readonly number[]) => { frame: number; person: number } | undefined;

/**
 * Reads the number in every picture that a tile shows, and notes when it is a new one.
 * Runs in pages, so it refers to nothing outside.
 */
export function watchPictures(notes: Notes, people: readonly string[], readFrameBlocks: Reader) {
  const side = 32;
  const canvas = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  const last: Record<string, number> = {};

  function brightness(video: HTMLVideoElement): number[] {
    canvas?.drawImage(video, 0, 0, side, side);
    const points = canvas?.getImageData(0, 0, side, side).data ?? [];
    const green = (x: number, y: number): number => points[(y * side + x) * 4 + 1] ?? 0;
    // The middle of each block of 8 by 8: its edges are blurred.
    return Array.from({ length: 16 }, (_, block) => {
      const [x, y] = [(block % 4) * 8 + 3, Math.floor(block / 4) * 8 + 3];
      return (green(x, y) + green(x + 1, y) + green(x, y + 1) + green(x + 1, y + 1)) / 4;
    });
  }

  function note(video: HTMLVideoElement): void {
    const code = readFrameBlocks(brightness(video));
    const name = video.closest('[data-kind="person"]')?.getAttribute('aria-label') ?? '';
    if (!code || last[name] === code.frame) return;
    last[name] = code.frame;
    if (people[code.person] !== name) notes.mistaken[name] = (notes.mistaken[name] ?? 0) + 1;
    else notes.pictures[name]?.push(performance.timeOrigin + performance.now());
  }

  return function watch(video: HTMLVideoElement): void {
    const next = (): void => {
      note(video);
      if (video.isConnected) video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
  };
}
