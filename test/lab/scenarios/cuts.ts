import { setTimeout as sleep } from 'node:timers/promises';
import { LabCall } from '../lab-call.ts';
import { type Direction, Observation } from '../measure/observation.ts';
import { isWithin, rounded, verdict } from '../measure/verdict.ts';
import type { Host } from '../network/host.ts';
import { type Measured, type Scenario, withCall } from '../scenario.ts';
import { until } from '../until.ts';
import { steady } from './steady.ts';

/** How soon after healing each hears each again, by the length of the cut. */
const AUDIO_BACK_WITHIN_MS = new Map([
  [3, 1_000],
  [10, 1_000],
  [30, 3_000],
  [60, 5_000],
]);
/** A connection that a cut does not touch is not to suffer. */
const LONGEST_OTHER_GAP_MS = 500;
const PATIENCE_MS = 45_000;
const AFTERWARDS_MS = 4_000;
const TYPE_EVERY_MS = 1_000;

/** Cuts the paths and returns what heals them. The first two of three participants are those of a pair. */
type Cut = (hosts: readonly Host[]) => Promise<() => Promise<void>>;

const CUTS = {
  'cut-pair': async ([one, other]) => {
    if (!one || !other) throw new Error('a pair takes two');
    await Promise.all([one.stopHearing(other.address), other.stopHearing(one.address)]);
    return async () => void (await Promise.all([one.hear(other.address), other.hear(one.address)]));
  },
  'cut-host': async ([one]) => {
    await one?.unplug();
    return async () => one?.plug();
  },
  'cut-all': async (hosts) => {
    await Promise.all(hosts.map((host) => host.unplug()));
    return async () => void (await Promise.all(hosts.map((host) => host.plug())));
  },
} satisfies Record<string, Cut>;

type Kind = keyof typeof CUTS;

const KINDS = Object.keys(CUTS) as Kind[];

export const cutScenarios: readonly Scenario[] = KINDS.flatMap((kind) =>
  [...AUDIO_BACK_WITHIN_MS.keys()].map((seconds) => ({ name: `${kind}-${seconds}`, run: () => runCut(kind, seconds) })),
);

export function runCut(kind: Kind, seconds: number): Promise<Measured> {
  return withCall(LabCall.open({ participants: 3 }), async (call) => {
    await call.gather();
    await call.typeEvery(TYPE_EVERY_MS);
    const before = await steady(call);
    const cutAt = Date.now();
    const heal = await CUTS[kind](call.participants.map(({ host }) => host));
    await sleep(seconds * 1_000);
    await heal();
    const healedAt = Date.now();
    const isBack = await until(() => call.isWholeAgain(healedAt), PATIENCE_MS);
    await sleep(AFTERWARDS_MS);
    const to = Date.now();
    await call.finishTyping();
    const seen = new Observation(await call.notes());
    return judge(seen, { kind, seconds, cutAt, healedAt, to, isBack, before });
  });
}

type Course = {
  kind: Kind;
  seconds: number;
  cutAt: number;
  healedAt: number;
  to: number;
  isBack: boolean;
  before: string;
};

function judge(seen: Observation, { kind, seconds, cutAt, healedAt, to, isBack, before }: Course): Measured {
  const touched = seen.directions().filter((one) => isCut(kind, one));
  const others = seen.directions().filter((one) => !isCut(kind, one));
  const afterwards = { from: healedAt, to };
  const heardMs = seen.untilHeardMs(healedAt, touched);
  const limitMs = AUDIO_BACK_WITHIN_MS.get(seconds) ?? 0;
  const otherGapMs = others.length > 0 ? seen.audioGapMs({ from: cutAt, to }, others) : 0;
  const chatFaults = seen.chatFaults();
  const always = {
    'in the end everybody sees and hears everybody': isBack,
    'chat is complete and in order': chatFaults.length === 0,
    'everybody shows everybody once': seen.areRostersEqual(),
  };
  const inTime = {
    [`each hears each again within ${limitMs} ms`]: isWithin(heardMs, limitMs),
    'who was not cut off hears on': otherGapMs <= LONGEST_OTHER_GAP_MS,
  };
  const facts = [`seen again after ${rounded(seen.untilSeenMs(healedAt, touched))} ms`, before];
  return {
    ...verdict({ always, inTime }, [...chatFaults, ...(isBack ? [] : seen.history(cutAt)), ...facts]),
    audioGapMs: rounded(seen.audioGapMs(afterwards, touched)),
    videoGapMs: rounded(seen.videoGapMs(afterwards, touched)),
    dataGapMs: rounded(seen.dataGapMs(afterwards)),
    detectMs: rounded(seen.untilTroubledMs(cutAt, touched)),
    recoverMs: rounded(heardMs),
    clicks: seen.clicks(cutAt),
  };
}

function isCut(kind: Kind, { from, to }: Direction): boolean {
  switch (kind) {
    case 'cut-pair':
      return [from, to].every((name) => name !== 'Chloe');
    case 'cut-host':
      return [from, to].includes('Ana');
    case 'cut-all':
      return true;
    default:
      return kind satisfies never;
  }
}
