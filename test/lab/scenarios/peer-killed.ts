import { setTimeout as sleep } from 'node:timers/promises';
import { LabCall } from '../lab-call.ts';
import { Observation } from '../measure/observation.ts';
import { isWithin, rounded, verdict } from '../measure/verdict.ts';
import { type Measured, type Scenario, withCall } from '../scenario.ts';
import { steady } from './steady.ts';

const UNSTABLE_WITHIN_MS = 3_000;
const LOST_WITHIN_MS = 10_000;
const WATCHED_MS = 15_000;
const LONGEST_MEDIA_GAP_MS = 500;

/** A participant's computer dies: the others learn it soon, and their own call goes on. */
export const peerKilled: Scenario = {
  name: 'peer-killed',
  run: () =>
    withCall(LabCall.open({ participants: 3 }), async (call) => {
      await call.gather();
      const [victim, ...others] = [...call.participants].reverse();
      if (!victim) throw new Error('nobody is there');
      const before = await steady(call);
      await Promise.all(others.map((one) => one.typeEvery(1_000)));
      const killedAt = Date.now();
      await victim.kill();
      await sleep(WATCHED_MS);
      const to = Date.now();
      await call.finishTyping(others);
      const seen = new Observation(await call.notes(others));
      const ofVictim = others.map(({ name }) => ({ from: victim.name, to: name }));
      return judge(seen, { from: killedAt, to }, ofVictim, before);
    }),
};

function judge(
  seen: Observation,
  span: { from: number; to: number },
  ofVictim: { from: string; to: string }[],
  before: string,
): Measured {
  const unstableMs = seen.untilTroubledMs(span.from, ofVictim);
  const lostMs = seen.untilSaidMs(span.from, ['lost'], ofVictim);
  const [audioGapMs, videoGapMs] = [seen.audioGapMs(span), seen.videoGapMs(span)];
  const chatFaults = seen.chatFaults();
  const always = {
    'the others’ chat is complete and in order': chatFaults.length === 0,
  };
  const inTime = {
    'the tiles say unstable within 3 s': isWithin(unstableMs, UNSTABLE_WITHIN_MS),
    'the tiles say lost within 10 s': isWithin(lostMs, LOST_WITHIN_MS),
    'the others’ sound goes on': audioGapMs <= LONGEST_MEDIA_GAP_MS,
    'the others’ pictures go on': videoGapMs <= LONGEST_MEDIA_GAP_MS,
  };
  return {
    ...verdict({ always, inTime }, [...chatFaults, `lost after ${rounded(lostMs)} ms`, before]),
    audioGapMs: rounded(audioGapMs),
    videoGapMs: rounded(videoGapMs),
    dataGapMs: rounded(seen.dataGapMs(span)),
    detectMs: rounded(unstableMs),
    recoverMs: null,
    clicks: seen.clicks(span.from),
  };
}
