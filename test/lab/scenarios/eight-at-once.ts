import { setTimeout as sleep } from 'node:timers/promises';
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
/** Until every page has been told when to press Join, and eight lobbies have come to rest. */
const LEAD_MS = 3_000;

type Round = { connectedMs: number | undefined; isEqual: boolean; history: readonly string[] };

/**
 * Eight press Join in the same moment; counted until every one of them is connected to every other one. They sit
 * in one office, without cameras and microphones: eight computers that also encode and play are more than this one
 * can be.
 */
export const eightAtOnce: Scenario = {
  name: 'eight-at-once',
  run: ({ rounds }) =>
    withCall(LabCall.open({ participants: PARTICIPANTS, isOneOffice: true }), async (call) => {
      const done: Round[] = [];
      for (let round = 0; round < rounds; round += 1) done.push(await runRound(call));
      return judge(done);
    }),
};

/** A room of its own each time. */
async function runRound(call: LabCall): Promise<Round> {
  const link = `${invitationLink(createInvitation(call.server.origin, 'Everybody'))}&new`;
  for (const one of call.participants) await openLobby(one, link);
  const pressedAt = Date.now() + LEAD_MS;
  await Promise.all(call.participants.map((one) => pressAt(one, pressedAt)));
  // Asking is work too: nobody is asked while they connect.
  await sleep(LEAD_MS + WHOLE_WITHIN_MS);
  await until(async () => connectedMs(new Observation(await call.notes()), pressedAt) !== undefined, PATIENCE_MS);
  const seen = new Observation(await call.notes());
  const [ms, isEqual] = [connectedMs(seen, pressedAt), seen.areRostersEqual()];
  return { connectedMs: ms, isEqual, history: isEqual && isWithin(ms, WHOLE_WITHIN_MS) ? [] : seen.history(pressedAt) };
}

function connectedMs(seen: Observation, pressedAt: number): number | undefined {
  return seen.untilSaidMs(pressedAt, ['good', 'weak'], seen.directions());
}

async function openLobby(participant: Participant, link: string): Promise<void> {
  // A link that differs in its fragment alone would not load the page anew.
  await participant.window.page.goto('about:blank');
  await participant.openLobby(link);
}

/** Presses the button inside the page, at a moment that is the same for all. */
async function pressAt({ window: { page } }: Participant, at: number): Promise<void> {
  await page.getByRole('button', { name: 'Start the call', disabled: false }).evaluate((button, moment) => {
    setTimeout(() => button instanceof HTMLElement && button.click(), moment - Date.now());
  }, at);
}

function judge(rounds: readonly Round[]): Measured {
  const worstMs = worst(rounds.map((round) => round.connectedMs));
  const always = {
    'everybody shows everybody once': rounds.every(({ isEqual }) => isEqual),
  };
  const inTime = {
    'everybody is connected to everybody within 5 s': isWithin(worstMs, WHOLE_WITHIN_MS),
  };
  const whole = rounds.filter((round) => round.isEqual && isWithin(round.connectedMs, WHOLE_WITHIN_MS)).length;
  return {
    ...verdict({ always, inTime }, [
      `in time in ${whole} of ${rounds.length} rounds`,
      ...rounds.flatMap(({ history }) => history),
      `each: ${rounds.map((round) => rounded(round.connectedMs)).join(', ')} ms`,
    ]),
    audioGapMs: null,
    videoGapMs: null,
    dataGapMs: null,
    detectMs: null,
    recoverMs: rounded(worstMs),
    clicks: 0,
  };
}
