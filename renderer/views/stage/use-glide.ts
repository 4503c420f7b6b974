import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Box } from './grid-layout.ts';

/** Smaller steps come from dragging the window's edge, where a glide would only lag behind. */
const JUMP_PX = 32;
const EASE = 'cubic-bezier(0.2, 0, 0, 1)';
/** As `--move` in tokens.css. Asking the page for it would have every tile lay the page out: half of a join's work. */
const MOVE_MS = 180;
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** Where somebody has let go of a tile: from there it goes on to its place. */
const letGo = new WeakMap<HTMLElement, Box>();

/** Moves a tile from where it was to where it is, by transform alone: it neither jumps nor lays out again. */
export function useGlide(element: RefObject<HTMLElement | null>, { x, y, width, height }: Box): void {
  const previous = useRef<Box>(undefined);
  useLayoutEffect(() => {
    const tile = element.current;
    const before = (tile && letGo.get(tile)) ?? previous.current;
    previous.current = { x, y, width, height };
    if (!before || before.width === 0 || width === 0 || !tile) return;
    letGo.delete(tile);
    const jump = Math.max(Math.abs(before.x - x), Math.abs(before.y - y), Math.abs(before.width - width));
    if (jump >= JUMP_PX) glide(tile, before, { x, y, width, height });
  }, [element, x, y, width, height]);
}

/** A tile was let go of in the air; it is to end in a place that React may yet give it. */
export function letGlideFrom(tile: HTMLElement, from: Box, to: Box): void {
  letGo.set(tile, from);
  glide(tile, from, to);
}

function glide(tile: HTMLElement, before: Box, { x, y, width, height }: Box): void {
  if (reducedMotion.matches) return;
  const from = `translate(${before.x}px, ${before.y}px) scale(${before.width / width}, ${before.height / height})`;
  const to = `translate(${x}px, ${y}px)`;
  tile.animate([{ transform: from }, { transform: to }], { duration: MOVE_MS, easing: EASE });
}
