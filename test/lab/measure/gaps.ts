/** Times are in milliseconds since the epoch and in order. */

/** The longest stretch without any of the times, between `from` and `to`. */
export function longestGap(times: readonly number[], { from, to }: { from: number; to: number }): number {
  const within = times.filter((time) => time > from && time < to);
  const edges = [from, ...within, to];
  return Math.max(...edges.slice(1).map((edge, index) => edge - (edges[index] ?? edge)));
}

/** From a moment to the first of the times after it; undefined when there is none. */
export function delayUntil(times: readonly number[], from: number): number | undefined {
  const first = times.find((time) => time >= from);
  return first === undefined ? undefined : first - from;
}

/** Undefined when one of them is: what never came has no delay. */
export function worst(delays: readonly (number | undefined)[]): number | undefined {
  const known = delays.filter((delay) => delay !== undefined);
  return known.length === delays.length && known.length > 0 ? Math.max(...known) : undefined;
}

/** What all but one in twenty stay within (nearest rank); undefined when one of them never ended. */
export function percentile95(delays: readonly (number | undefined)[]): number | undefined {
  if (delays.includes(undefined)) return undefined;
  const sorted = delays.filter((delay) => delay !== undefined).sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1];
}
