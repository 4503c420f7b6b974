import { z } from 'zod';

/**
 * How one end of a pair hears the other:
 * - `connecting` for the first time;
 * - `good`; `weak`: what comes is audibly or visibly worse than what was sent;
 * - `unstable`: nothing has come for some seconds; `lost`: for longer, and the connection is being repaired;
 * - `refused`: the other end was not who it should be.
 */
export const pairHealth = z.enum(['connecting', 'good', 'weak', 'unstable', 'lost', 'refused']);

export type PairHealth = z.infer<typeof pairHealth>;

/** Whether what is said now arrives now. */
export function isConnected(health: PairHealth | undefined): boolean {
  return health === 'good' || health === 'weak';
}

/** Five beats in a row have not come. */
const UNSTABLE_AFTER_MS = 2_500;
const LOST_AFTER_MS = 8_000;

/** @param silenceMs since the last sign of life */
export function healthAfter(silenceMs: number, reception: 'good' | 'weak'): PairHealth {
  if (silenceMs >= LOST_AFTER_MS) return 'lost';
  return silenceMs >= UNSTABLE_AFTER_MS ? 'unstable' : reception;
}
