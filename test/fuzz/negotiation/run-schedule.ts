import { openBarePair } from './bare-pair.ts';
import type { FuzzPair } from './fuzz-pair.ts';
import { openPeerPair } from './peer-pair.ts';
import { createSchedule, isLossy, type Schedule } from './schedule.ts';

export type Outcome = {
  readonly seed: number;
  readonly pairing: Schedule['pairing'];
  /** From the last step on. */
  readonly convergedAfterMs: number;
  /** None: all is well. */
  readonly faults: readonly string[];
};

/** A busy machine takes its time; whoever has not converged by then never does. */
const PATIENCE_MS = 20_000;
const POLL_MS = 20;

/** Runs the schedules of these seeds, so many beside each other. */
export async function runSchedules(seeds: readonly number[], atOnce: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const left = seeds.values();
  const runSome = async (): Promise<void> => {
    for (const seed of left) outcomes.push(await runSchedule(createSchedule(seed)));
  };
  await Promise.all(Array.from({ length: atOnce }, runSome));
  return outcomes;
}

export async function runSchedule(schedule: Schedule): Promise<Outcome> {
  const { seed, pairing } = schedule;
  const pair = schedule.pairing === 'peer' ? await openPeerPair(schedule) : openBarePair(schedule);
  const startedAt = performance.now();
  for (const step of schedule.steps) {
    await sleep(startedAt + step.atMs - performance.now());
    pair.act(step);
  }
  if (isLossy(schedule)) pair.recover();
  const settledFrom = performance.now();
  const disagreements = await settle(pair);
  const outcome = {
    seed,
    pairing,
    convergedAfterMs: performance.now() - settledFrom,
    faults: [...pair.faults, ...disagreements],
  };
  pair.close();
  return outcome;
}

/** Waits until the two agree, twice in a row: what a step has set off may not have begun. */
async function settle(pair: FuzzPair): Promise<string[]> {
  const deadline = performance.now() + PATIENCE_MS;
  let agreed = 0;
  for (;;) {
    pair.greet();
    await sleep(POLL_MS);
    const disagreements = pair.disagreements();
    agreed = disagreements.length === 0 ? agreed + 1 : 0;
    if (agreed === 2 || performance.now() > deadline) return disagreements;
  }
}

function sleep(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
