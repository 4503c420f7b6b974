/** How a shared picture is looked at: enlarged, and from where. Pure; pixels of the tile. */
import type { Size } from '../../call/peer/want.ts';

export type View = {
  /** 1: the whole picture fills the tile. */
  readonly scale: number;
  /** Where the picture's upper left corner lies; never within the tile. */
  readonly x: number;
  readonly y: number;
};

export type Point = { readonly x: number; readonly y: number };

export const FIT: View = { scale: 1, x: 0, y: 0 };
const LARGEST = 8;

/** What lies under the point stays there. */
export function zoomed(view: View, scale: number, { at, tile }: { at: Point; tile: Size }): View {
  const next = Math.min(LARGEST, Math.max(1, scale));
  const factor = next / view.scale;
  return kept({ scale: next, x: at.x - (at.x - view.x) * factor, y: at.y - (at.y - view.y) * factor }, tile);
}

export function panned(view: View, by: Point, tile: Size): View {
  return kept({ ...view, x: view.x + by.x, y: view.y + by.y }, tile);
}

/** The same part of the picture in a tile of another size. */
export function resized({ scale, x, y }: View, from: Size, to: Size): View {
  if (from.width === 0 || from.height === 0) return FIT;
  return { scale, x: (x * to.width) / from.width, y: (y * to.height) / from.height };
}

/** Where a point of the tile lies in the picture, 0…1. */
export function placeIn({ scale, x, y }: View, at: Point, tile: Size): Point {
  return { x: (at.x - x) / (tile.width * scale), y: (at.y - y) / (tile.height * scale) };
}

/** The picture always covers the tile. */
function kept({ scale, x, y }: View, { width, height }: Size): View {
  const within = (value: number, length: number) => Math.min(0, Math.max(length * (1 - scale), value));
  return { scale, x: within(x, width), y: within(y, height) };
}
