import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Fractions of pixels at zoomed sizes must not count as scrolled away. */
const NEAR_PX = 24;

/** Keeps a growing list at its end only while the reader is there, or has just written. */
export function useStickyBottom(
  count: number,
  isOwnLast: boolean,
): { list: RefObject<HTMLDivElement | null>; unseen: number; onScroll: () => void; toBottom: () => void } {
  const list = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const [seen, setSeen] = useState(count);
  const toBottom = () => list.current?.scrollTo({ top: list.current.scrollHeight });
  useLayoutEffect(() => {
    if (!isAtBottom.current && !isOwnLast) return;
    list.current?.scrollTo({ top: list.current.scrollHeight });
    setSeen(count);
  }, [count, isOwnLast]);
  const onScroll = () => {
    if (!list.current) return;
    const { scrollHeight, scrollTop, clientHeight } = list.current;
    isAtBottom.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (isAtBottom.current) setSeen(count);
  };
  return { list, unseen: count - seen, onScroll, toBottom };
}
