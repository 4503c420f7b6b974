import { LevelMeter } from './level-meter.ts';
import { SilenceDetector } from './silence.ts';
import { SpeakingDetector } from './speaking.ts';

const LISTEN_EVERY_MS = 150;

export type Heard = { isSpeaking: boolean; isMicrophoneSilent: boolean };

/** What is heard of the open microphone, also while muted, and before anything is taken away of it. */
export class OwnVoice {
  readonly #onHeard: (heard: Heard) => void;
  #meter: LevelMeter | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(onHeard: (heard: Heard) => void) {
    this.#onHeard = onHeard;
  }

  /** Undefined: there is none. */
  listenTo(microphone: MediaStreamTrack | undefined): void {
    clearInterval(this.#timer);
    this.#meter?.close();
    this.#meter = microphone && new LevelMeter(microphone);
    if (!microphone) return this.#onHeard({ isSpeaking: false, isMicrophoneSilent: false });
    const speaking = new SpeakingDetector();
    const silence = new SilenceDetector();
    this.#timer = setInterval(() => {
      const level = this.#meter?.isListening ? this.#meter.level() : undefined;
      const now = performance.now();
      const isMicrophoneSilent = silence.update(level, now);
      this.#onHeard({ isSpeaking: speaking.update(level ?? 0, now), isMicrophoneSilent });
    }, LISTEN_EVERY_MS);
  }

  /** Loudness right now, 0…1. */
  level(): number {
    return this.#meter?.level() ?? 0;
  }
}
