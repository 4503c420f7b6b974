import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Box } from './grid-layout.ts';
import { type Corner, movedCorner, nearestCorner } from './stage-corner.ts';
import { letGlideFrom } from './use-glide.ts';

/** What a tile that can be moved listens to. */
export type CornerDrag = {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

type Grip = { pointerId: number; x: number; y: number };

/**
 * The small tile follows the pointer, and then goes to the nearest corner; arrow keys move it as well.
 * @param ground what it lies on
 */
export function useCornerDrag(
  { box, ground }: { box: Box; ground: Box },
  corner: Corner,
  onCorner: (corner: Corner) => void,
): CornerDrag {
  const grip = useRef<Grip>(undefined);
  const moved = (event: PointerEvent<HTMLElement>, from: Grip): Box => ({
    ...box,
    x: Math.min(Math.max(box.x + event.clientX - from.x, ground.x), ground.x + ground.width - box.width),
    y: Math.min(Math.max(box.y + event.clientY - from.y, ground.y), ground.y + ground.height - box.height),
  });
  const letGo = (event: PointerEvent<HTMLElement>): void => {
    const from = grip.current;
    grip.current = undefined;
    if (!from) return;
    const tile = moved(event, from);
    const next = nearestCorner(tile, ground);
    // Back in its corner it is for now: another one comes with the next drawing.
    event.currentTarget.style.transform = `translate(${box.x}px, ${box.y}px)`;
    letGlideFrom(event.currentTarget, tile, box);
    if (next !== corner) onCorner(next);
  };
  return {
    onPointerDown: (event) => {
      const isControl = event.target instanceof Element && event.target.closest('button') !== null;
      if (event.button !== 0 || isControl) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { pointerId: event.pointerId, x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event) => {
      if (grip.current?.pointerId !== event.pointerId) return;
      const { x, y } = moved(event, grip.current);
      event.currentTarget.style.transform = `translate(${x}px, ${y}px)`;
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onKeyDown: (event) => {
      if (event.target !== event.currentTarget || !event.key.startsWith('Arrow')) return;
      event.preventDefault();
      onCorner(movedCorner(corner, event.key));
    },
  };
}
