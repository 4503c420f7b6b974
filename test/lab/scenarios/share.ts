import { LabCall } from '../lab-call.ts';
import type { NotesByName } from '../measure/chat.ts';
import { delayUntil, worst } from '../measure/gaps.ts';
import { Observation } from '../measure/observation.ts';
import { isWithin, rounded, verdict } from '../measure/verdict.ts';
import { type Scenario, withCall } from '../scenario.ts';
import { until } from '../until.ts';
import { steady } from './steady.ts';

const SEEN_WITHIN_MS = 5_000;
const LONGEST_MEDIA_GAP_MS = 500;
const PATIENCE_MS = 20_000;

/** A screen is shared while the server is dead. */
export const shareWithoutServer: Scenario = {
  name: 'share-without-server',
  run: () =>
    withCall(LabCall.open({ participants: 3 }), async (call) => {
      await call.gather();
      await call.typeEvery(1_000);
      const before = await steady(call);
      await call.server.kill();
      const [sharer] = call.participants;
      if (!sharer) throw new Error('nobody is there');
      await sharer.window.page.getByText('Room server unreachable').waitFor();
      const from = Date.now();
      await sharer.window.button('Share screen').click();
      await until(async () => untilSeen(await call.notes(), sharer.name, from) !== undefined, PATIENCE_MS);
      const to = Date.now();
      await call.finishTyping();
      const notes = await call.notes();
      return judge(new Observation(notes), untilSeen(notes, sharer.name, from), { from, to }, before);
    }),
};

function judge(seen: Observation, seenMs: number | undefined, span: { from: number; to: number }, before: string) {
  const chatFaults = seen.chatFaults();
  const audioGapMs = seen.audioGapMs(span);
  const always = {
    'chat is complete and in order': chatFaults.length === 0,
  };
  const inTime = {
    'everybody sees the screen within 5 s': isWithin(seenMs, SEEN_WITHIN_MS),
    'nobody’s sound stops': audioGapMs <= LONGEST_MEDIA_GAP_MS,
  };
  return {
    ...verdict({ always, inTime }, [...chatFaults, before]),
    audioGapMs: rounded(audioGapMs),
    videoGapMs: rounded(seen.videoGapMs(span)),
    dataGapMs: rounded(seen.dataGapMs(span)),
    detectMs: null,
    recoverMs: rounded(seenMs),
    clicks: seen.clicks(span.from),
  };
}

/** Until everybody else has seen the screen, from a moment on. */
function untilSeen(notes: NotesByName, sharer: string, from: number): number | undefined {
  const others = [...notes].filter(([name]) => name !== sharer);
  return worst(others.map(([, { screens }]) => delayUntil(screens[`${sharer}'s screen`] ?? [], from)));
}
