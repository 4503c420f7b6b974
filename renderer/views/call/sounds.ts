/** Soft sounds for what happens in a call, made of a few tones each. */
export type Cue = 'joined' | 'left' | 'knock' | 'hand';

/** Seconds and hertz. */
type Tone = { readonly at: number; readonly length: number; readonly frequency: number };

/** Up for who comes, down for who goes, low for the door, high for a hand. */
export const CUES: Readonly<Record<Cue, readonly Tone[]>> = {
  joined: [
    { at: 0, length: 0.14, frequency: 523.25 },
    { at: 0.09, length: 0.2, frequency: 659.25 },
  ],
  left: [
    { at: 0, length: 0.14, frequency: 659.25 },
    { at: 0.09, length: 0.2, frequency: 493.88 },
  ],
  knock: [
    { at: 0, length: 0.08, frequency: 220 },
    { at: 0.14, length: 0.1, frequency: 220 },
  ],
  hand: [{ at: 0, length: 0.24, frequency: 783.99 }],
};

/** −24 dBFS. */
const PEAK = 10 ** (-24 / 20);
const ATTACK_S = 0.012;

/** Plays a cue on a context, from now on. */
export function schedule(context: BaseAudioContext, cue: Cue): void {
  for (const { at, length, frequency } of CUES[cue]) {
    const start = context.currentTime + at;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = frequency;
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(PEAK, start + ATTACK_S);
    // Tones of one cue overlap: the first is nearly gone when the second is loudest.
    loudness.gain.exponentialRampToValueAtTime(PEAK / 100, start + length);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(start + length);
  }
}

/** Longer than any cue takes to be heard. Then its context rests: one that runs keeps the sound system busy. */
const REST_AFTER_MS = 2_000;

/** The types lack it. */
type PlayingContext = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** Plays on the chosen speaker. Whoever makes it closes it. */
export class Sounds {
  #context: PlayingContext | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** @param speakerId undefined: the system's own */
  play(cue: Cue, speakerId: string | undefined): void {
    // Not before it is needed: making one fails where the sound system is in trouble, and who joins would see that.
    this.#context ??= new AudioContext();
    const context = this.#context;
    clearTimeout(this.#rest);
    void context.resume().catch(() => undefined);
    const ready = context.setSinkId?.(speakerId ?? '') ?? Promise.resolve();
    // A speaker that has gone: then on the system's.
    ready
      .catch(() => undefined)
      .then(() => {
        if (context.state === 'closed') return;
        schedule(context, cue);
        clearTimeout(this.#rest);
        this.#rest = setTimeout(() => void context.suspend().catch(() => undefined), REST_AFTER_MS);
      });
  }

  close(): void {
    clearTimeout(this.#rest);
    void this.#context?.close();
    this.#context = undefined;
  }
}
