import type { BlurredCamera } from './background/blurred-camera.ts';
import { type Background, type BlurStrength, canBlur, type EffectState } from './effects.ts';

export type SentCameraListeners = {
  /** What is to be sent from now on. */
  onTrack(track: MediaStreamTrack | null): void;
  onEffect(effect: EffectState): void;
  /** The blur broke off: nothing is sent, and the camera has been stopped. */
  onLost(): void;
};

/** The camera as it is sent: as it is, or with its background blurred. While that is wanted nothing else goes out. */
export class SentCamera {
  readonly #listeners: SentCameraListeners;
  #background: Background = 'off';
  #camera: MediaStreamTrack | undefined;
  #blur: BlurredCamera | undefined;
  /** Count the wishes: what comes of one that was overtaken is thrown away. */
  #shows = 0;
  #changes = 0;

  constructor(listeners: SentCameraListeners) {
    this.#listeners = listeners;
  }

  /**
   * From when the new camera has pictures to send; until then the one before goes on. It is stopped here, and so is
   * the new one when the answer is not `shown`.
   */
  async show(camera: MediaStreamTrack): Promise<'shown' | 'overtaken' | 'no-blur'> {
    this.#shows += 1;
    const turn = this.#shows;
    let blur = this.#background === 'off' ? undefined : await this.#startBlur(camera, this.#background);
    if (turn !== this.#shows) {
      blur?.close();
      camera.stop();
      return 'overtaken';
    }
    const background = this.#background;
    if (background === 'off') {
      blur?.close();
      blur = undefined;
      this.#listeners.onEffect({ status: 'idle' });
    } else if (!blur) {
      camera.stop();
      this.#end();
      this.#listeners.onEffect({ status: 'failed' });
      return 'no-blur';
    } else {
      blur.setStrength(background);
    }
    this.#replace(camera, blur);
    return 'shown';
  }

  /** False when it could not be done: then the camera goes on as it was. */
  async setBackground(background: Background): Promise<boolean> {
    this.#background = background;
    this.#changes += 1;
    if (!this.#camera) return true;
    if (background === 'off') {
      this.#listeners.onEffect({ status: 'idle' });
      this.#replace(this.#camera, undefined);
      return true;
    }
    if (!this.#blur) return this.#beginBlur(this.#camera, background);
    this.#blur.setStrength(background);
    return true;
  }

  clear(): void {
    this.#shows += 1;
    this.#end();
    this.#listeners.onEffect({ status: 'idle' });
  }

  /** Of a camera that was sent as it is. */
  async #beginBlur(camera: MediaStreamTrack, strength: BlurStrength): Promise<boolean> {
    const turns = [this.#shows, this.#changes];
    this.#listeners.onTrack(null);
    const blur = await this.#startBlur(camera, strength);
    if (turns[0] !== this.#shows || turns[1] !== this.#changes) {
      blur?.close();
      return true;
    }
    if (blur) {
      this.#replace(camera, blur);
      return true;
    }
    this.#background = 'off';
    this.#listeners.onEffect({ status: 'failed' });
    this.#listeners.onTrack(camera);
    return false;
  }

  /** Loaded when it is first wanted. Undefined: no picture came out. */
  async #startBlur(camera: MediaStreamTrack, strength: BlurStrength): Promise<BlurredCamera | undefined> {
    this.#listeners.onEffect({ status: 'starting' });
    if (!canBlur()) return undefined;
    const loaded = await import('./background/blurred-camera.ts').catch(() => undefined);
    if (!loaded) return undefined;
    const blur: BlurredCamera = new loaded.BlurredCamera(camera, strength, {
      onCost: (cost) => {
        if (this.#blur === blur) this.#listeners.onEffect({ status: 'running', cost });
      },
      onFailure: () => {
        if (this.#blur === blur) this.#lose();
      },
    });
    if (await blur.ready) return blur;
    blur.close();
    return undefined;
  }

  #lose(): void {
    this.#end();
    this.#listeners.onEffect({ status: 'failed' });
    this.#listeners.onLost();
  }

  #replace(camera: MediaStreamTrack, blur: BlurredCamera | undefined): void {
    const [oldCamera, oldBlur] = [this.#camera, this.#blur];
    this.#camera = camera;
    this.#blur = blur;
    if (blur) this.#listeners.onEffect({ status: 'running', cost: undefined });
    this.#listeners.onTrack(blur?.track ?? camera);
    if (oldBlur !== blur) oldBlur?.close();
    if (oldCamera !== camera) stop(oldCamera);
  }

  #end(): void {
    const [camera, blur] = [this.#camera, this.#blur];
    this.#camera = this.#blur = undefined;
    if (camera) this.#listeners.onTrack(null);
    blur?.close();
    stop(camera);
  }
}

function stop(camera: MediaStreamTrack | undefined): void {
  if (!camera) return;
  camera.onended = null;
  camera.stop();
}
