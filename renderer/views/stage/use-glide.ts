import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Box } from './grid-layout.ts';

/** Smaller steps come from dragging the window's edge, where a glide would only lag behind. */
const JUMP_PX = 32;
const EASE = 'cubic-bezier(0.2, 0, 0, 1)';
/** As `--move` in tokens.css. Asking the page for it would have every tile lay the page out: half of a join's work. */
const MOVE_MS = 180;
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** Moves a tile from where it was to where it is, by transform alone: it neither jumps nor lays out again. */
export function useGlide(element: RefObject<HTMLElement | null>, { x, y, width, height }: Box): void {
  const previous = useRef<Box>(undefined);
  useLayoutEffect(() => {
    const before = previous.current;
    previous.current = { x, y, width, height };
    if (!before || before.width === 0 || !element.current) return;
    const jump = Math.max(Math.abs(before.x - x), Math.abs(before.y - y), Math.abs(before.width - width));
    if (jump < JUMP_PX || reducedMotion.matches) return;
    const from = `translate(${before.x}px, ${before.y}px) scale(${before.width / width}, ${before.height / height})`;
    const to = `translate(${x}px, ${y}px)`;
    element.current.animate([{ transform: from }, { transform: to }], { duration: MOVE_MS, easing: EASE });
  }, [element, x, y, width, height]);
}
