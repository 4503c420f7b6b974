import { useEffect, useRef, useState } from 'react';
import { seats } from './seats.ts';
import type { TileKey } from './stage-plan.ts';

const NOBODY_SPOKE: ReadonlyMap<TileKey, number> = new Map();

/**
 * The order in which they stand, so that whoever speaks is seen.
 * @param places how many are seen
 * @param speaking of those who speak now
 */
export function useSeats(present: readonly TileKey[], places: number, speaking: readonly TileKey[]): TileKey[] {
  const [order, setOrder] = useState<readonly TileKey[]>([]);
  const lastSpokeAt = useRef(new Map<TileKey, number>());
  const [who, voices] = [present.join(), speaking.join()];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are told by what they say, not by their identity
  useEffect(() => {
    const now = performance.now();
    for (const [key, at] of lastSpokeAt.current) {
      if (at === Number.POSITIVE_INFINITY && !speaking.includes(key)) lastSpokeAt.current.set(key, now);
    }
    for (const key of speaking) lastSpokeAt.current.set(key, Number.POSITIVE_INFINITY);
    setOrder((before) => seats(before, present, { places, lastSpokeAt: lastSpokeAt.current }));
  }, [who, places, voices]);
  return seats(order, present, { places, lastSpokeAt: NOBODY_SPOKE });
}
