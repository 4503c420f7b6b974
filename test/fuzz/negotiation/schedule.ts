/** What happens to two peers, and when. The same seed gives the same schedule. */
import { SeededRandom } from '../../signalling/seeded-random.ts';

/** Which programs talk, and how much of ours. */
export const PAIRINGS = ['negotiation', 'specification', 'peer'] as const;
/** Index of a side. The second one is polite. */
export type SideIndex = 0 | 1;

/** Something new to negotiate, an ICE restart, or another connection in the place of this one. */
type Act = 'negotiate' | 'restart' | 'anew';
export type Step = { readonly atMs: number; readonly side: SideIndex; readonly act: Act };

export type LinkFaults = {
  /** Each path is in order for itself; a signal takes any of them. */
  readonly paths: 1 | 2;
  readonly maxDelayMs: number;
  /** Of signals that take every path. */
  readonly duplicateShare: number;
  readonly dropShare: number;
};

export type Schedule = {
  readonly seed: number;
  readonly pairing: (typeof PAIRINGS)[number];
  /** Who makes the first offer: both is a collision. */
  readonly starters: readonly SideIndex[];
  /** Of the specification's peer, where there is one. */
  readonly otherSide: SideIndex;
  readonly steps: readonly Step[];
  /** From each side to the other. */
  readonly links: readonly [LinkFaults, LinkFaults];
};

const LAST_STEP_MS = 700;
const MAX_STEPS = 6;
const MAX_DELAY_MS = 120;
const SHARES = { specification: 0.3, peer: 0.6 };
/** Both act at once: a collision on purpose. */
const TOGETHER_SHARE = 0.4;

export function createSchedule(seed: number): Schedule {
  const random = new SeededRandom(seed);
  const kind = random.next();
  const pairing = kind < SHARES.specification ? 'specification' : kind < SHARES.peer ? 'peer' : 'negotiation';
  const otherSide = random.pick([0, 1] as const);
  return {
    seed,
    pairing,
    otherSide,
    starters: startersOf(random, pairing, otherSide),
    steps: stepsOf(random, pairing),
    links: [faultsOf(random, pairing, otherSide === 1), faultsOf(random, pairing, otherSide === 0)],
  };
}

export function isLossy({ links }: Schedule): boolean {
  return links.some(({ dropShare }) => dropShare > 0);
}

/** The specification's polite peer rolls its first offer back at once, after which Chromium (156) never gathers again. */
export function mayCollideAtFirst({ pairing, otherSide }: Pick<Schedule, 'pairing' | 'otherSide'>): boolean {
  return pairing !== 'specification' || otherSide === 0;
}

function startersOf(random: SeededRandom, pairing: Schedule['pairing'], otherSide: SideIndex): SideIndex[] {
  if (mayCollideAtFirst({ pairing, otherSide }) && random.next() < TOGETHER_SHARE) return [0, 1];
  return [random.pick([0, 1] as const)];
}

function stepsOf(random: SeededRandom, pairing: Schedule['pairing']): Step[] {
  const acts: readonly Act[] = pairing === 'peer' ? ['restart', 'restart', 'anew'] : ['negotiate', 'restart'];
  const steps: Step[] = [];
  for (let left = random.below(MAX_STEPS + 1); left > 0; left -= 1) {
    const atMs = random.below(LAST_STEP_MS);
    const side = random.pick([0, 1] as const);
    steps.push({ atMs, side, act: random.pick(acts) });
    if (random.next() >= TOGETHER_SHARE) continue;
    steps.push({ atMs: atMs + random.below(3), side: side === 0 ? 1 : 0, act: random.pick(acts) });
  }
  return steps.sort((one, other) => one.atMs - other.atMs);
}

/** @param isToOther towards the specification's peer, which expects every signal once and in order */
function faultsOf(random: SeededRandom, pairing: Schedule['pairing'], isToOther: boolean): LinkFaults {
  const maxDelayMs = random.pick([0, 5, 40, MAX_DELAY_MS]);
  const faults: LinkFaults = {
    paths: random.pick([1, 2] as const),
    maxDelayMs,
    duplicateShare: random.pick([0, 0, 0.3, 1]),
    dropShare: random.pick([0, 0, 0.1, 0.4]),
  };
  if (pairing === 'peer') return faults;
  if (pairing === 'specification' && isToOther) return { paths: 1, maxDelayMs, duplicateShare: 0, dropShare: 0 };
  return { ...faults, dropShare: 0 };
}
