/** Who is seen when not everybody can be. Pure. */

/**
 * Everybody keeps their place; whoever speaks out of sight changes places with whoever has been silent for longest.
 * @param before the order so far, of those who may have left since
 * @param present in order of coming
 * @param places how many are seen
 * @param lastSpokeAt milliseconds on any steady clock, infinite for those who speak now; who is not named never has
 */
export function seats<K extends string>(
  before: readonly K[],
  present: readonly K[],
  { places, lastSpokeAt }: { places: number; lastSpokeAt: ReadonlyMap<K, number> },
): K[] {
  const order = [...before.filter((key) => present.includes(key)), ...present.filter((key) => !before.includes(key))];
  const spokeAt = (key: K | undefined) => (key === undefined ? 0 : (lastSpokeAt.get(key) ?? Number.NEGATIVE_INFINITY));
  for (let hidden = places; hidden < order.length; hidden += 1) {
    if (spokeAt(order[hidden]) !== Number.POSITIVE_INFINITY) continue;
    const seen = order.slice(0, places).map((key, index) => ({ index, at: spokeAt(key) }));
    // Of equals the last one goes.
    const quietest = seen.reduce((least, one) => (one.at <= least.at ? one : least), {
      index: -1,
      at: Number.MAX_VALUE,
    });
    const [speaks, silent] = [order[hidden], order[quietest.index]];
    if (speaks === undefined || silent === undefined) break;
    order[quietest.index] = speaks;
    order[hidden] = silent;
  }
  return order;
}
