import { setTimeout as sleep } from 'node:timers/promises';
import { LabCall } from '../lab-call.ts';
import { percentile95, worst } from '../measure/gaps.ts';
import { Observation } from '../measure/observation.ts';
import { isWithin, rounded, verdict } from '../measure/verdict.ts';
import { type Measured, type Scenario, withCall } from '../scenario.ts';
import { until } from '../until.ts';
import { steady } from './steady.ts';

const LONGEST_MEDIA_GAP_MS = 500;
const LONGEST_DATA_GAP_MS = 500;
const TYPE_EVERY_MS = 2_000;
const PATIENCE_MS = 30_000;
const AFTERWARDS_MS = 3_000;

type Away = { awayMs: number; rounds: number; returnWithinMs: number };

const BRIEFLY_AWAY: Away = { awayMs: 20_000, rounds: 1, returnWithinMs: 3_000 };
/** After a minute the server is asked every 5 s at most. */
const LONG_AWAY: Away = { awayMs: 300_000, rounds: 1, returnWithinMs: 6_000 };

/** The server dies and comes back without any memory: nobody may notice, but for a line that says so. */
export const serverScenarios: readonly Scenario[] = [
  { name: 'server-killed', run: ({ rounds }) => killServer({ awayMs: 5_000, rounds, returnWithinMs: 3_000 }) },
  { name: 'server-away', run: ({ isShort }) => killServer(isShort ? BRIEFLY_AWAY : LONG_AWAY) },
];

function killServer({ awayMs, rounds, returnWithinMs }: Away): Promise<Measured> {
  return withCall(LabCall.open({ participants: 3 }), async (call) => {
    await call.gather();
    await call.typeEvery(TYPE_EVERY_MS);
    const before = await steady(call);
    const deaths: Death[] = [];
    for (let round = 0; round < rounds; round += 1) deaths.push(await killOnce(call, awayMs));
    const to = Date.now();
    await call.finishTyping();
    const seen = new Observation(await call.notes());
    return judge(seen, { deaths, to, returnWithinMs }, before);
  });
}

async function killOnce(call: LabCall, awayMs: number): Promise<Death> {
  const killedAt = Date.now();
  await call.server.kill();
  await sleep(awayMs);
  const backAt = await call.server.start();
  await until(() => call.haveAllFoundServer(backAt), PATIENCE_MS);
  await sleep(AFTERWARDS_MS);
  return { killedAt, backAt };
}

type Death = { killedAt: number; backAt: number };

type Course = { deaths: readonly Death[]; to: number; returnWithinMs: number };

function judge(seen: Observation, { deaths, to, returnWithinMs }: Course, before: string): Measured {
  const spans = deaths.map(({ killedAt }, round) => ({ from: killedAt, to: deaths[round + 1]?.killedAt ?? to }));
  const from = spans[0]?.from ?? to;
  const [audioGapMs, videoGapMs] = [seen.audioGapMs({ from, to }), seen.videoGapMs({ from, to })];
  const dataGapMs = seen.dataGapMs({ from, to });
  const recoverMs = percentile95(deaths.map(({ backAt }) => seen.untilServerMs(backAt, false)));
  const chatFaults = seen.chatFaults();
  const always = {
    'chat is complete and in order': chatFaults.length === 0,
    'everybody shows everybody once': seen.areRostersEqual(),
  };
  const inTime = {
    'nobody’s sound stops': audioGapMs <= LONGEST_MEDIA_GAP_MS,
    'nobody’s picture stops': videoGapMs <= LONGEST_MEDIA_GAP_MS,
    'chat goes on': isWithin(dataGapMs, LONGEST_DATA_GAP_MS),
    [`everybody is back at the server within ${returnWithinMs / 1_000} s`]: isWithin(recoverMs, returnWithinMs),
  };
  const all = spans.map((span) => [seen.audioGapMs(span), seen.videoGapMs(span), seen.dataGapMs(span)].map(rounded));
  return {
    ...verdict({ always, inTime }, [...chatFaults, `gaps of each round: ${all.join('; ')}`, before]),
    audioGapMs: rounded(audioGapMs),
    videoGapMs: rounded(videoGapMs),
    dataGapMs: rounded(dataGapMs),
    detectMs: rounded(worst(deaths.map((death) => seen.untilServerMs(death.killedAt, true)))),
    recoverMs: rounded(recoverMs),
    clicks: seen.clicks(from),
  };
}
