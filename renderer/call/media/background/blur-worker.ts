/** Blurs what is behind people, picture by picture. Nothing goes out that has no mask. */
import type { BlurStrength } from '../effects.ts';
import type { FromBlurWorker, ToBlurWorker } from './blur-message.ts';
import { BlurredPicture } from './blurred-picture.ts';
import { CostMeter } from './cost-meter.ts';
import { PersonFinder } from './person-finder.ts';

declare const self: {
  postMessage(message: FromBlurWorker): void;
  onmessage: ((event: MessageEvent<ToBlurWorker>) => void) | null;
};

const TOLD_EVERY_MS = 2_000;

let strength: BlurStrength = 'light';

self.onmessage = ({ data }) => {
  strength = data.strength;
  if (data.type === 'start') void run(data).catch(() => self.postMessage({ type: 'failed' }));
};

/** Until the camera ends. */
async function run({ readable, writable, ...urls }: Extract<ToBlurWorker, { type: 'start' }>): Promise<void> {
  const picture = new BlurredPicture(await PersonFinder.load(urls));
  const cost = new CostMeter(performance.now());
  let toldAt = performance.now();
  let isReady = false;
  const blur = new TransformStream<VideoFrame, VideoFrame>({
    transform(frame, controller) {
      const begunAt = performance.now();
      const blurred = picture.draw(frame, strength);
      frame.close();
      controller.enqueue(blurred);
      const now = performance.now();
      cost.add(now - begunAt);
      if (!isReady) self.postMessage({ type: 'ready' });
      isReady = true;
      if (now - toldAt < TOLD_EVERY_MS) return;
      toldAt = now;
      self.postMessage({ type: 'cost', cost: cost.read(now) });
    },
  });
  await readable.pipeThrough(blur).pipeTo(writable);
}
