import { setTimeout as sleep } from 'node:timers/promises';
import { LabCall } from '../lab-call.ts';
import { startLabRelay, whyNoRelay } from '../lab-relay.ts';
import { Observation } from '../measure/observation.ts';
import { rounded, verdict } from '../measure/verdict.ts';
import type { Host } from '../network/host.ts';
import { type Measured, type Scenario, withCall } from '../scenario.ts';
import { steady } from './steady.ts';

const WATCHED_MS = 15_000;
const LONGEST_GAP_MS = 500;
const TURN_SECRET = 'known to both servers';

/** No host reaches another: all goes by way of a TURN server. */
export const relayOnly: Scenario = {
  name: 'relay-only',
  whyNot: whyNoRelay,
  run: () =>
    withCall(
      LabCall.open({
        participants: 3,
        serverFlags: async (network, folder) => {
          const url = await startLabRelay(await network.addHost('relay'), { secret: TURN_SECRET, folder });
          return ['--turn-url', url, '--turn-secret', TURN_SECRET];
        },
        prepare: keepApart,
      }),
      async (call) => {
        const beganAt = Date.now();
        await call.gather();
        const gatheredMs = Date.now() - beganAt;
        await call.typeEvery(1_000);
        const before = await steady(call);
        const from = Date.now();
        await sleep(WATCHED_MS);
        const to = Date.now();
        await call.finishTyping();
        return judge(new Observation(await call.notes()), { from, to }, [`gathered in ${gatheredMs} ms`, before]);
      },
    ),
};

async function keepApart(hosts: readonly Host[]): Promise<void> {
  for (const host of hosts) {
    for (const other of hosts) if (other !== host) await host.stopHearing(other.address);
  }
}

function judge(seen: Observation, span: { from: number; to: number }, facts: readonly string[]): Measured {
  const [audioGapMs, videoGapMs] = [seen.audioGapMs(span), seen.videoGapMs(span)];
  const chatFaults = seen.chatFaults();
  const always = {
    'chat is complete and in order': chatFaults.length === 0,
    'everybody shows everybody once': seen.areRostersEqual(),
  };
  const inTime = {
    'nobody’s sound stops': audioGapMs <= LONGEST_GAP_MS,
    'nobody’s picture stops': videoGapMs <= LONGEST_GAP_MS,
  };
  return {
    ...verdict({ always, inTime }, [...chatFaults, ...facts]),
    audioGapMs: rounded(audioGapMs),
    videoGapMs: rounded(videoGapMs),
    dataGapMs: rounded(seen.dataGapMs(span)),
    detectMs: null,
    recoverMs: null,
    clicks: seen.clicks(span.from),
  };
}
