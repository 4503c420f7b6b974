import { createInvitation, invitationLink } from '../../../renderer/call/seal/invitation.ts';
import { LabCall } from '../lab-call.ts';
import { worst } from '../measure/gaps.ts';
import { Observation } from '../measure/observation.ts';
import { isWithin, rounded, verdict } from '../measure/verdict.ts';
import type { Participant } from '../participant.ts';
import { type Measured, type Scenario, withCall } from '../scenario.ts';
import { until } from '../until.ts';

const PARTICIPANTS = 8;
const WHOLE_WITHIN_MS = 5_000;
const PATIENCE_MS = 60_000;
/** Until every page has been told when to press Join. */
const LEAD_MS = 1_000;

type Round = { pressedAt: number; heardMs: number | undefined; seenMs: number | undefined; isEqual: boolean };

/** Eight press Join in the same moment; counted until every one of them sees and hears every other one. */
export const eightAtOnce: Scenario = {
  name: 'eight-at-once',
  run: ({ rounds }) =>
    withCall(LabCall.open({ participants: PARTICIPANTS }), async (call) => {
      const done: Round[] = [];
      for (let round = 0; round < rounds; round += 1) done.push(await runRound(call));
      return judge(done);
    }),
};

/** A room of its own each time. */
async function runRound(call: LabCall): Promise<Round> {
  const link = `${invitationLink(createInvitation(call.server.origin, 'Everybody'))}&new`;
  await Promise.all(call.participants.map((one) => openLobby(one, link)));
  const pressedAt = Date.now() + LEAD_MS;
  await Promise.all(call.participants.map((one) => pressAt(one, pressedAt)));
  await until(async () => isWhole(new Observation(await call.notes()), pressedAt), PATIENCE_MS);
  const seen = new Observation(await call.notes());
  const [heardMs, seenMs] = [seen.untilHeardMs(pressedAt), seen.untilSeenMs(pressedAt)];
  return { pressedAt, heardMs, seenMs, isEqual: seen.areRostersEqual() };
}

async function openLobby(participant: Participant, link: string): Promise<void> {
  // A link that differs in its fragment alone would not load the page anew.
  await participant.window.page.goto('about:blank');
  await participant.openLobby(link);
  await participant.window.page.locator('video').first().evaluate(hasPicture);
}

/** Presses the button inside the page, at a moment that is the same for all. */
async function pressAt({ window: { page } }: Participant, at: number): Promise<void> {
  await page.getByRole('button', { name: 'Start the call' }).evaluate((button, moment) => {
    setTimeout(() => button instanceof HTMLElement && button.click(), moment - Date.now());
  }, at);
}

/** Runs in the page: whoever joins has been in the lobby for long enough to see themselves. */
async function hasPicture(video: Element): Promise<void> {
  while (!(video instanceof HTMLVideoElement) || video.videoWidth === 0) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isWhole(seen: Observation, from: number): boolean {
  return seen.untilHeardMs(from) !== undefined && seen.untilSeenMs(from) !== undefined;
}

function judge(rounds: readonly Round[]): Measured {
  const wholeMs = rounds.map(({ heardMs, seenMs }) => worst([heardMs, seenMs]));
  const worstMs = worst(wholeMs);
  const always = {
    'everybody shows everybody once': rounds.every(({ isEqual }) => isEqual),
  };
  const inTime = {
    'everybody sees and hears everybody within 5 s': isWithin(worstMs, WHOLE_WITHIN_MS),
  };
  const whole = rounds.filter(({ isEqual }, index) => isEqual && wholeMs[index] !== undefined).length;
  return {
    ...verdict({ always, inTime }, [
      `whole in ${whole} of ${rounds.length} rounds`,
      `each: ${wholeMs.map(rounded).join(', ')} ms`,
    ]),
    audioGapMs: null,
    videoGapMs: null,
    dataGapMs: null,
    detectMs: null,
    recoverMs: rounded(worstMs),
    clicks: 0,
  };
}
