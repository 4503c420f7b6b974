import { type RefCallback, useCallback, useState } from 'react';
import type { StageSize } from './stage-layout.ts';

/** The size of an element, as it changes. */
export function useSize(): [RefCallback<HTMLElement>, StageSize] {
  const [size, setSize] = useState<StageSize>({ width: 0, height: 0 });
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measure, size];
}
