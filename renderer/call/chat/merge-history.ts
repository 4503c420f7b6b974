/** Pure. */

/**
 * What is here already keeps its order, and what was told finds its place among it: before the next one that both
 * have. Nothing is there twice.
 */
export function mergeHistory<T extends { readonly id: string }>(own: readonly T[], told: readonly T[]): T[] {
  const known = new Set(own.map(({ id }) => id));
  const merged: T[] = [];
  let rest = [...own];
  for (const one of told) {
    if (!known.has(one.id)) {
      merged.push(one);
      known.add(one.id);
      continue;
    }
    const at = rest.findIndex(({ id }) => id === one.id);
    merged.push(...rest.slice(0, at + 1));
    rest = rest.slice(at + 1);
  }
  return [...merged, ...rest];
}
