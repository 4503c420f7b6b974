import type { EffectState } from './effects.ts';
import type { QuietVoice } from './noise/quiet-voice.ts';

export type SentMicrophoneListeners = {
  /** What is to be sent from now on. */
  onTrack(track: MediaStreamTrack | null): void;
  onEffect(effect: EffectState): void;
};

/** The microphone as it is sent: as it is, or with its noise taken away. It is heard while that is being loaded. */
export class SentMicrophone {
  readonly #listeners: SentMicrophoneListeners;
  #microphone: MediaStreamTrack | undefined;
  #quiet: QuietVoice | undefined;
  /** Counts the wishes: what comes of one that was overtaken is thrown away. */
  #turn = 0;

  constructor(listeners: SentMicrophoneListeners) {
    this.#listeners = listeners;
  }

  get microphone(): MediaStreamTrack | undefined {
    return this.#microphone;
  }

  /** The microphone before is stopped. */
  show(microphone: MediaStreamTrack, isQuiet: boolean): void {
    this.#turn += 1;
    if (!isQuiet) return this.#replace(microphone, undefined, { status: 'idle' });
    // What is heard now goes on until its successor is ready, or has failed.
    if (!this.#quiet) this.#replace(microphone, undefined, { status: 'starting' });
    void this.#quieten(microphone, this.#turn);
  }

  clear(): void {
    this.#turn += 1;
    const [microphone, quiet] = [this.#microphone, this.#quiet];
    this.#microphone = this.#quiet = undefined;
    if (microphone) this.#listeners.onTrack(null);
    this.#listeners.onEffect({ status: 'idle' });
    quiet?.close();
    stop(microphone);
  }

  async #quieten(microphone: MediaStreamTrack, turn: number): Promise<void> {
    const quiet = await openQuietVoice(microphone);
    if (turn !== this.#turn) {
      quiet?.close();
      if (microphone !== this.#microphone) stop(microphone);
      return;
    }
    this.#replace(microphone, quiet, quiet ? { status: 'running', cost: undefined } : { status: 'failed' });
  }

  #replace(microphone: MediaStreamTrack, quiet: QuietVoice | undefined, effect: EffectState): void {
    const [oldMicrophone, oldQuiet] = [this.#microphone, this.#quiet];
    this.#microphone = microphone;
    this.#quiet = quiet;
    this.#listeners.onEffect(effect);
    this.#listeners.onTrack(quiet?.track ?? microphone);
    oldQuiet?.close();
    if (oldMicrophone !== microphone) stop(oldMicrophone);
  }
}

/** Loaded when it is first wanted. Undefined: it could not be. */
async function openQuietVoice(microphone: MediaStreamTrack): Promise<QuietVoice | undefined> {
  try {
    const { QuietVoice } = await import('./noise/quiet-voice.ts');
    return await QuietVoice.open(microphone);
  } catch {
    return undefined;
  }
}

function stop(microphone: MediaStreamTrack | undefined): void {
  if (!microphone) return;
  microphone.onended = null;
  microphone.stop();
}
