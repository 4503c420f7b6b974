import { type PointerEvent, useRef } from 'react';
import type { Pen } from '../../call/marks/pen.ts';
import { useCallActions } from '../call/call-actions.tsx';
import { placeIn, type View } from './zoom.ts';

/** What the pointer does on a share: `look` moves the picture. */
export type Tool = 'look' | 'pointer' | 'pen';

type Handler = (event: PointerEvent<HTMLCanvasElement>) => void;

export type Marking = {
  onPointerDown: Handler;
  onPointerMove: Handler;
  onPointerUp: Handler;
  onPointerCancel: Handler;
};

/** Points and draws with a tool; the hand's own movements never pass through React's state. */
export function useMarking(share: string, tool: Tool, view: View): Marking {
  const { marks } = useCallActions().call;
  const pen = useRef<Pick<Pen, 'draw' | 'end'>>(undefined);
  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }, canvas: HTMLCanvasElement) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return placeIn(view, { x: clientX - left, y: clientY - top }, { width, height });
  };
  const draw: Handler = ({ nativeEvent, currentTarget }) => {
    // Between two frames a hand moves more than once.
    const moves = nativeEvent.getCoalescedEvents();
    for (const move of moves.length > 0 ? moves : [nativeEvent]) {
      const { x, y } = placeOf(move, currentTarget);
      pen.current?.draw(x, y);
    }
  };
  const lift = () => {
    pen.current?.end();
    pen.current = undefined;
  };
  return {
    onPointerDown: (event) => {
      if (tool !== 'pen' || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pen.current = marks.startStroke(share);
      draw(event);
    },
    onPointerMove: (event) => {
      if (tool === 'pen') return draw(event);
      const { x, y } = placeOf(event, event.currentTarget);
      if (tool === 'pointer') marks.point(share, x, y);
    },
    onPointerUp: lift,
    onPointerCancel: lift,
  };
}
