import { setTimeout as sleep } from 'node:timers/promises';
import type { LabCall } from '../lab-call.ts';
import { Observation } from '../measure/observation.ts';

const STRETCH_MS = 4_000;
const MAX_STRETCHES = 5;
const CALM_AUDIO_GAP_MS = 250;
const CALM_VIDEO_GAP_MS = 450;

/**
 * Lets a call go on until it runs smoothly, and tells how smoothly: a machine that is busy with other things drops
 * sounds and pictures with nothing wrong in the network, and what is measured on it afterwards says little.
 */
export async function steady(call: LabCall): Promise<string> {
  let told = '';
  for (let stretch = 0; stretch < MAX_STRETCHES; stretch += 1) {
    const from = Date.now();
    await sleep(STRETCH_MS);
    const seen = new Observation(await call.notes());
    const span = { from, to: Date.now() };
    const [audioMs, videoMs] = [seen.audioGapMs(span), seen.videoGapMs(span)];
    const figures = `audio gap ${Math.round(audioMs)}, video gap ${Math.round(videoMs)}`;
    told = `${figures}, ${seen.framesPerSecond(span).toFixed(1)} frames/s`;
    if (audioMs <= CALM_AUDIO_GAP_MS && videoMs <= CALM_VIDEO_GAP_MS) return `before: ${told}`;
  }
  return `before: ${told}: this machine was too busy to tell much`;
}
