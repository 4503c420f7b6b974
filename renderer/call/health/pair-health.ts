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
export function isConnected(health: PairHealth): boolean {
  return health === 'good' || health === 'weak';
}
