import { setTimeout as sleep } from 'node:timers/promises';
import type { LabCall } from '../lab-call.ts';
import { Observation } from '../measure/observation.ts';

const STEADY_MS = 4_000;

/** Lets a call go on for a while; tells how well this machine can show a call with nothing wrong in it. */
export async function steady(call: LabCall): Promise<string> {
  const from = Date.now();
  await sleep(STEADY_MS);
  const seen = new Observation(await call.notes());
  const span = { from, to: Date.now() };
  const [audio, video] = [seen.audioGapMs(span), seen.videoGapMs(span)].map(Math.round);
  return `before: audio gap ${audio}, video gap ${video}, ${seen.framesPerSecond(span).toFixed(1)} frames/s`;
}
