import { type ComponentProps, useEffect, useState } from 'react';
import { useCallActions } from '../call/call-actions.tsx';
import styles from './marks-canvas.module.css';
import { MarksPainter } from './marks-painter.ts';
import { FIT, type View } from './zoom.ts';

type MarksCanvasProps = ComponentProps<'canvas'> & {
  /** The sharer's id. */
  share: string;
  view?: View;
};

/** What people point at and draw, over the shared picture. It lies exactly on it. */
export function MarksCanvas({ share, view = FIT, ...rest }: MarksCanvasProps) {
  const { marks } = useCallActions().call;
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const [painter, setPainter] = useState<MarksPainter>();
  useEffect(() => {
    if (!canvas) return;
    const made = new MarksPainter(canvas, marks, share);
    const stopListening = marks.onChange(share, () => made.request());
    const observer = new ResizeObserver(() => made.request());
    observer.observe(canvas);
    setPainter(made);
    return () => {
      stopListening();
      observer.disconnect();
      made.close();
    };
  }, [canvas, marks, share]);
  useEffect(() => painter?.look(view), [painter, view]);
  return <canvas ref={setCanvas} className={styles.canvas} aria-hidden {...rest} />;
}
