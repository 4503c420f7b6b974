import { setTimeout as sleep } from 'node:timers/promises';
import { LabCall } from '../lab-call.ts';
import { Observation } from '../measure/observation.ts';
import { isWithin, rounded, verdict } from '../measure/verdict.ts';
import { type Measured, type Scenario, withCall } from '../scenario.ts';
import { until } from '../until.ts';
import { steady } from './steady.ts';

const AUDIO_BACK_WITHIN_MS = 5_000;
/** Sound that was on its way when the address went may still be played. */
const LEFTOVERS_MS = 500;
const PATIENCE_MS = 45_000;
const AFTERWARDS_MS = 3_000;

/** A computer goes to another network in mid-call: its old address is gone, and it has a new one at once. */
export const newAddress: Scenario = {
  name: 'new-address',
  run: () =>
    withCall(LabCall.open({ participants: 3 }), async (call) => {
      await call.gather();
      await call.typeEvery(1_000);
      const before = await steady(call);
      const [mover] = call.participants;
      const movedAt = Date.now();
      await mover?.host.moveTo(call.network.freeAddress());
      await sleep(LEFTOVERS_MS);
      await until(() => call.isWholeAgain(movedAt + LEFTOVERS_MS), PATIENCE_MS);
      await sleep(AFTERWARDS_MS);
      const to = Date.now();
      await call.finishTyping();
      const seen = new Observation(await call.notes());
      return judge(seen, { from: movedAt, to }, mover?.name ?? '', before);
    }),
};

function judge(seen: Observation, span: { from: number; to: number }, mover: string, before: string): Measured {
  const touched = seen.directions().filter(({ from, to }) => from === mover || to === mover);
  const audioGapMs = seen.audioGapMs(span, touched);
  const recoverMs = seen.untilHeardMs(span.from + LEFTOVERS_MS, touched);
  const chatFaults = seen.chatFaults();
  const always = {
    'each hears each again': isWithin(recoverMs, PATIENCE_MS),
    'chat is complete and in order': chatFaults.length === 0,
    'everybody shows everybody once': seen.areRostersEqual(),
  };
  const inTime = {
    'no sound is away for more than 5 s': audioGapMs <= AUDIO_BACK_WITHIN_MS,
  };
  return {
    ...verdict({ always, inTime }, [...chatFaults, before]),
    audioGapMs: rounded(audioGapMs),
    videoGapMs: rounded(seen.videoGapMs(span, touched)),
    dataGapMs: rounded(seen.dataGapMs(span)),
    detectMs: rounded(seen.untilTroubledMs(span.from, touched)),
    recoverMs: rounded(recoverMs === undefined ? undefined : recoverMs + LEFTOVERS_MS),
    clicks: seen.clicks(span.from),
  };
}
