import { setTimeout as sleep } from 'node:timers/promises';
import type { FilmOptions } from '../film/film.ts';
import { LabCall } from '../lab-call.ts';
import { Observation } from '../measure/observation.ts';
import { rounded, verdict } from '../measure/verdict.ts';
import type { Host } from '../network/host.ts';
import { type Measured, type Scenario, withCall } from '../scenario.ts';
import { steady } from './steady.ts';

/** Big and grainy enough to fill what a narrow link carries. */
const LARGE_FILM: FilmOptions = { width: 240, height: 180, framesPerSecond: 10 };
/** Until the sender has found out what the link carries. */
const ADAPTING_MS = 5_000;
const LONGEST_AUDIO_GAP_MS = 200;
/** A picture that changes that seldom is still a picture. */
const LEAST_FRAMES_PER_SECOND = 2;

type Course = readonly { readonly kilobitsPerSecond: number; readonly durationMs: number }[];

/** One host's link carries little, up and down: its pictures get smaller or fewer, sound stays whole. */
export const rateScenarios: readonly Scenario[] = [
  scenario('rate-1000', (unitMs) => [{ kilobitsPerSecond: 1_000, durationMs: 3 * unitMs }]),
  scenario('rate-300', (unitMs) => [{ kilobitsPerSecond: 300, durationMs: 3 * unitMs }]),
  scenario('rate-changing', (unitMs) =>
    [2_000, 300, 1_000, 300, 2_000].map((kilobitsPerSecond) => ({ kilobitsPerSecond, durationMs: unitMs })),
  ),
];

function scenario(name: string, course: (unitMs: number) => Course): Scenario {
  return { name, run: ({ isShort }) => limit(course(isShort ? 10_000 : 20_000)) };
}

function limit(course: Course): Promise<Measured> {
  return withCall(LabCall.open({ participants: 3, film: LARGE_FILM }), async (call) => {
    await call.gather();
    await call.typeEvery(1_000);
    const before = await steady(call);
    const from = Date.now();
    const stretches = await follow(course, call.participants[0]?.host);
    const to = Date.now();
    await call.participants[0]?.host.unlimitRate();
    await call.finishTyping();
    const seen = new Observation(await call.notes());
    return judge(seen, { from, to }, stretches, before);
  });
}

type Span = { from: number; to: number };

/** Returns when each rate held, without the time that it takes to adapt. */
async function follow(course: Course, host: Host | undefined): Promise<Span[]> {
  const stretches: Span[] = [];
  for (const { kilobitsPerSecond, durationMs } of course) {
    await host?.limitRate(kilobitsPerSecond);
    const from = Date.now() + ADAPTING_MS;
    await sleep(durationMs);
    stretches.push({ from, to: Date.now() });
  }
  return stretches;
}

function judge(seen: Observation, whole: Span, stretches: readonly Span[], before: string): Measured {
  const audioGapMs = Math.max(...stretches.map((span) => seen.audioGapMs(span)));
  const framesPerSecond = Math.min(...stretches.map((span) => seen.framesPerSecond(span)));
  const troubles = seen.troubles(whole);
  const chatFaults = seen.chatFaults();
  const always = {
    'nothing is connected anew': troubles.length === 0,
    'chat is complete and in order': chatFaults.length === 0,
  };
  const inTime = {
    'sound has no gap over 200 ms': audioGapMs <= LONGEST_AUDIO_GAP_MS,
    'pictures go on': framesPerSecond >= LEAST_FRAMES_PER_SECOND,
  };
  return {
    ...verdict({ always, inTime }, [
      ...chatFaults,
      ...troubles,
      `audio gap ${rounded(seen.audioGapMs(whole))} while adapting`,
      `${framesPerSecond.toFixed(1)} frames/s at the worst`,
      before,
    ]),
    audioGapMs: rounded(audioGapMs),
    videoGapMs: rounded(Math.max(...stretches.map((span) => seen.videoGapMs(span)))),
    dataGapMs: rounded(seen.dataGapMs(whole)),
    detectMs: null,
    recoverMs: null,
    clicks: seen.clicks(whole.from),
  };
}
