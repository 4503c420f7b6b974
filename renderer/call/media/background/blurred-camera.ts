import modelUrl from '@twilio/video-processors/dist/build/selfie_segmentation_landscape.tflite?url';
import wasmUrl from '@twilio/video-processors/dist/build/tflite-simd-1-0-0.wasm?url';
import type { BlurStrength, EffectCost } from '../effects.ts';
import type { FromBlurWorker, ToBlurWorker } from './blur-message.ts';

/** https://github.com/w3c/mediacapture-transform as Chromium has it; not in TypeScript's DOM types. */
declare class MediaStreamTrackProcessor {
  constructor(init: { track: MediaStreamTrack });
  readonly readable: ReadableStream<VideoFrame>;
}
/** The same, for what comes out. */
interface GeneratedTrack extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}
declare const MediaStreamTrackGenerator: new (init: { kind: 'video' }) => GeneratedTrack;

/** Loading takes about a second on a slow computer; a camera may take as long for its first picture. */
const READY_TIMEOUT_MS = 15_000;

export type BlurListeners = {
  onCost(cost: EffectCost): void;
  /** After it was ready: no more pictures come. */
  onFailure(): void;
};

/** Where `canBlur`. A camera whose background is blurred, in a worker. Nothing comes out of it before the first mask is there. */
export class BlurredCamera {
  /** What comes out. */
  readonly track: MediaStreamTrack;
  /** Whether pictures come out now; false when it could not be loaded. Never rejects. */
  readonly ready: Promise<boolean>;
  readonly #worker: Worker;
  readonly #listeners: BlurListeners;
  #settle: (isReady: boolean) => void = () => undefined;

  /** @param camera stays the caller's: when it stops, this ends */
  constructor(camera: MediaStreamTrack, strength: BlurStrength, listeners: BlurListeners) {
    this.#listeners = listeners;
    const generated = new MediaStreamTrackGenerator({ kind: 'video' });
    this.track = generated;
    // A generated track does not know its own size (Chromium 156), and senders are limited by it.
    generated.getSettings = () => camera.getSettings();
    const { writable } = generated;
    const { readable } = new MediaStreamTrackProcessor({ track: camera });
    this.#worker = new Worker(new URL('./blur-worker.ts', import.meta.url), { type: 'module' });
    const timer = setTimeout(() => this.#settle(false), READY_TIMEOUT_MS);
    this.ready = new Promise((resolve) => {
      this.#settle = (isReady) => {
        clearTimeout(timer);
        resolve(isReady);
      };
    });
    this.#worker.onmessage = ({ data }: MessageEvent<FromBlurWorker>) => this.#take(data);
    this.#worker.onerror = () => this.#take({ type: 'failed' });
    const urls = { wasmUrl: absolute(wasmUrl), modelUrl: absolute(modelUrl) };
    const start: ToBlurWorker = { type: 'start', readable, writable, strength, ...urls };
    this.#worker.postMessage(start, [readable, writable] as unknown as Transferable[]);
  }

  setStrength(strength: BlurStrength): void {
    this.#worker.postMessage({ type: 'strength', strength } satisfies ToBlurWorker);
  }

  /** The camera itself goes on. */
  close(): void {
    this.#worker.terminate();
    this.#settle(false);
    this.track.stop();
  }

  #take(message: FromBlurWorker): void {
    switch (message.type) {
      case 'ready':
        return this.#settle(true);
      case 'cost':
        return this.#listeners.onCost(message.cost);
      case 'failed':
        this.#settle(false);
        return this.#listeners.onFailure();
      default:
        return message satisfies never;
    }
  }
}

/** A worker's own address is another one than the page's. */
function absolute(url: string): string {
  return new URL(url, document.baseURI).href;
}
