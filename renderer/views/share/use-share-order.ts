import { useState } from 'react';

/** Whoever has begun last comes first. */
export function useShareOrder(sharing: readonly string[]): readonly string[] {
  const [order, setOrder] = useState<readonly string[]>([]);
  const fresh = sharing.filter((id) => !order.includes(id)).toReversed();
  const next = [...fresh, ...order.filter((id) => sharing.includes(id))];
  if (next.join() === order.join()) return order;
  setOrder(next);
  return next;
}
