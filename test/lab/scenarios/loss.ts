import { setTimeout as sleep } from 'node:timers/promises';
import { LabCall } from '../lab-call.ts';
import { Observation } from '../measure/observation.ts';
import { rounded, verdict } from '../measure/verdict.ts';
import { type Measured, type Scenario, withCall } from '../scenario.ts';
import { steady } from './steady.ts';

const LEAST_FRAMES_PER_SECOND = 5;

/** Of all that reaches anybody a share is lost: the call stays, chat stays whole, pictures go on. */
export const lossScenarios: readonly Scenario[] = [5, 15, 30].map((percent) => ({
  name: `loss-${percent}`,
  run: ({ isShort }) => lose(percent, isShort ? 20_000 : 60_000),
}));

function lose(percent: number, durationMs: number): Promise<Measured> {
  return withCall(LabCall.open({ participants: 3 }), async (call) => {
    await call.gather();
    await call.typeEvery(1_000);
    const before = await steady(call);
    const from = Date.now();
    await Promise.all(call.participants.map(({ host }) => host.lose(percent / 100)));
    await sleep(durationMs);
    const to = Date.now();
    await Promise.all(call.participants.map(({ host }) => host.loseNothing()));
    await call.finishTyping();
    const seen = new Observation(await call.notes());
    return judge(seen, { from, to }, before);
  });
}

function judge(seen: Observation, span: { from: number; to: number }, before: string): Measured {
  const framesPerSecond = seen.framesPerSecond(span);
  const troubles = seen.troubles(span);
  const chatFaults = seen.chatFaults();
  const always = {
    'nobody is said to be lost': !troubles.some((trouble) => trouble.includes('lost')),
    'everybody shows everybody once': seen.areRostersEqual(),
    'chat is complete and in order': chatFaults.length === 0,
  };
  const inTime = {
    '5 new pictures come each second': framesPerSecond >= LEAST_FRAMES_PER_SECOND,
  };
  return {
    ...verdict({ always, inTime }, [
      ...chatFaults,
      ...troubles,
      `${framesPerSecond.toFixed(1)} frames/s at the worst`,
      before,
    ]),
    audioGapMs: rounded(seen.audioGapMs(span)),
    videoGapMs: rounded(seen.videoGapMs(span)),
    dataGapMs: rounded(seen.dataGapMs(span)),
    detectMs: null,
    recoverMs: null,
    clicks: seen.clicks(span.from),
  };
}
