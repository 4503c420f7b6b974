/** What page and worker tell each other about a blurred camera. */

import type { BlurStrength, EffectCost } from '../effects.ts';

export type ToBlurWorker =
  | {
      type: 'start';
      readable: ReadableStream<VideoFrame>;
      writable: WritableStream<VideoFrame>;
      strength: BlurStrength;
      /** Absolute addresses of the compiled library and of its model. */
      wasmUrl: string;
      modelUrl: string;
    }
  | { type: 'strength'; strength: BlurStrength };

export type FromBlurWorker =
  /** The first picture that is blurred has gone out. */
  { type: 'ready' } | { type: 'cost'; cost: EffectCost } | { type: 'failed' };
