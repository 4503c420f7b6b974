import { expect, test } from 'vitest';
import { runSchedule, runSchedules } from '../../../fuzz/negotiation/run-schedule.ts';
import type { Schedule } from '../../../fuzz/negotiation/schedule.ts';

/** `npm run fuzz -- negotiation` runs many more, with any seed. */
const SEEDS = Array.from({ length: 60 }, (_, index) => 61 + index);
const AT_ONCE = 12;

test('whatever two peers do at once, late, twice or in vain: in the end they are connected and agree', async () => {
  const outcomes = await runSchedules(SEEDS, AT_ONCE);
  expect(outcomes).toHaveLength(SEEDS.length);
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
}, 120_000);

test('both make a new connection at nearly the same time, many times: they do not outbid each other for ever', async () => {
  const link = { paths: 1, maxDelayMs: 0, duplicateShare: 0, dropShare: 0 } as const;
  for (let apartMs = 0; apartMs < 12; apartMs += 2) {
    const steps = [0, 1, 2].flatMap((round) => [
      { atMs: round * 100, side: 0, act: 'anew' } as const,
      { atMs: round * 100 + apartMs, side: 1, act: 'anew' } as const,
    ]);
    const schedule: Schedule = { seed: 1, pairing: 'peer', otherSide: 0, starters: [0, 1], steps, links: [link, link] };
    expect(await runSchedule(schedule)).toMatchObject({ faults: [] });
  }
}, 60_000);
