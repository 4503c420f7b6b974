import { type PointerEvent, type RefCallback, useCallback, useState } from 'react';
import { FIT, type Point, panned, resized, type View, zoomed } from './zoom.ts';

const STEP = 1.25;
/** Of a wheel: pixels for twice the size. */
const DOUBLE_PX = 240;

export type Zoom = {
  readonly view: View;
  /** The tile: a wheel enlarges where the pointer is (with Ctrl), and moves the picture otherwise. */
  readonly frame: RefCallback<HTMLElement>;
  /** One step larger or smaller, about the middle. */
  step(direction: 1 | -1): void;
  /** Whole, or each point of the picture as one of the display. */
  toggleActual(at?: Point): void;
  fit(): void;
  /** Drags the picture along with the pointer. */
  pan(event: PointerEvent<HTMLElement>): void;
};

/** How one viewer looks at a share. */
export function useZoom(): Zoom {
  const [view, setView] = useState(FIT);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const about = (scale: number, at?: Point) => {
    if (!element) return;
    const tile = sizeOf(element);
    setView((before) => zoomed(before, scale, { at: at ?? { x: tile.width / 2, y: tile.height / 2 }, tile }));
  };
  const frame = useCallback((found: HTMLElement | null) => {
    setElement(found);
    if (!found) return undefined;
    const stops = [listenToWheel(found, setView), followSize(found, setView)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return {
    view,
    frame,
    step: (direction) => about(view.scale * STEP ** direction),
    toggleActual: (at) => (view.scale > 1 ? setView(FIT) : about(actualScale(element), at)),
    fit: () => setView(FIT),
    pan: (event) => {
      if (event.buttons !== 1 || view.scale === 1 || !element) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setView((before) => panned(before, { x: event.movementX, y: event.movementY }, sizeOf(element)));
    },
  };
}

/** Not React's own event: that one cannot keep the page from being enlarged instead. */
function listenToWheel(element: HTMLElement, setView: (change: (before: View) => View) => void): () => void {
  const turn = (event: WheelEvent): void => {
    event.preventDefault();
    const { left, top } = element.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    const tile = sizeOf(element);
    setView((before) => {
      if (!event.ctrlKey && !event.metaKey) return panned(before, { x: -event.deltaX, y: -event.deltaY }, tile);
      return zoomed(before, before.scale * 2 ** (-event.deltaY / DOUBLE_PX), { at, tile });
    });
  };
  element.addEventListener('wheel', turn, { passive: false });
  return () => element.removeEventListener('wheel', turn);
}

function followSize(element: HTMLElement, setView: (change: (before: View) => View) => void): () => void {
  let size = sizeOf(element);
  const observer = new ResizeObserver(() => {
    const [before, now] = [size, sizeOf(element)];
    size = now;
    setView((view) => (view.scale === 1 ? view : resized(view, before, now)));
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/** A picture that is smaller than its tile is shown at twice the size instead: something has to happen. */
function actualScale(element: HTMLElement | null): number {
  const { videoWidth = 0 } = element?.querySelector('video') ?? {};
  const actual = videoWidth / ((element?.clientWidth || 1) * devicePixelRatio);
  return actual > 1.05 ? actual : 2;
}

function sizeOf({ clientWidth: width, clientHeight: height }: HTMLElement) {
  return { width, height };
}
