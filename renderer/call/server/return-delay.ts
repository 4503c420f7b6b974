const FIRST_MS = 250;
const LONGEST_MS = 2_000;
/** After that many tries (about a minute) the server is asked less often. */
const PATIENT_AFTER = 30;
const PATIENT_MS = 5_000;

/**
 * Milliseconds to wait before the next try to reach a lost server. Half of it is chance: the clients of one server
 * lose it at the same moment and must not come back at the same moment.
 */
export function returnDelay({
  failedReturns,
  proposedMs,
}: {
  failedReturns: number;
  proposedMs: number | undefined;
}): number {
  if (proposedMs !== undefined) return proposedMs * (1 + Math.random());
  const longest = failedReturns < PATIENT_AFTER ? LONGEST_MS : PATIENT_MS;
  const base = Math.min(longest, FIRST_MS * 2 ** failedReturns);
  return base * (0.5 + Math.random() / 2);
}
