import { expect, test } from 'vitest';
import { runSchedules } from '../../../fuzz/negotiation/run-schedule.ts';

/** `npm run fuzz -- negotiation` runs many more, with any seed. */
const SEEDS = Array.from({ length: 60 }, (_, index) => 61 + index);
const AT_ONCE = 12;

test('whatever two peers do at once, late, twice or in vain: in the end they are connected and agree', async () => {
  const outcomes = await runSchedules(SEEDS, AT_ONCE);
  expect(outcomes).toHaveLength(SEEDS.length);
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
}, 120_000);
