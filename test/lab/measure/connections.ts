import type { Notes } from '../page/notes.ts';

/** From a moment to the first time that the page says one of those things of somebody; undefined when it never does. */
export function delayUntilSaid(
  { connections }: Notes,
  { name, from, sayings }: { name: string; from: number; sayings: readonly string[] },
): number | undefined {
  const said = connections.find((one) => one.name === name && one.at >= from && sayings.includes(one.connection));
  return said && said.at - from;
}

/** What the page says of somebody now. */
export function lastSaid({ connections }: Notes, name: string): string | undefined {
  return connections.findLast((one) => one.name === name)?.connection;
}

/** Whether the page shows each of those once, and has never shown anybody twice. */
export function isRosterWhole({ tiles }: Notes, names: readonly string[]): boolean {
  const hasDouble = tiles.some((shown) => new Set(shown.names).size < shown.names.length);
  const now = tiles.at(-1)?.names ?? [];
  return !hasDouble && [...now].sort().join() === [...names].sort().join();
}
