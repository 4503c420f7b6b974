/** Whom the stage shows: who speaks, without jumping at every cough or word in between. Pure. */
export type Voice = {
  readonly id: string;
  readonly isSpeaking: boolean;
  /** Loudness, 0…1. */
  readonly level: number;
};

/** Milliseconds. Whoever has the stage keeps it for this long. */
const HELD_MS = 1_500;
/** Somebody else has to speak for this long in a pause of the one on the stage. */
const TAKES_IN_PAUSE_MS = 600;
/** While both speak, the louder one has to be clearly louder, and for longer. */
const TAKES_OVER_MS = 2_500;
const CLEARLY_LOUDER = 1.6;
/** How much of an old reading counts beside a new one: loudness goes up and down with each syllable. */
const MEMORY = 0.75;

export class ActiveSpeaker {
  #current: string | undefined;
  #since = Number.NEGATIVE_INFINITY;
  readonly #loudness = new Map<string, number>();
  /** Since when somebody has had the better claim. */
  readonly #claims = new Map<string, number>();

  /**
   * To be called a few times a second.
   * @param voices of the others: one's own never takes the stage
   * @param now milliseconds on any steady clock
   * @returns id of whoever is to be shown; undefined when nobody has spoken yet, or whoever had has left
   */
  update(voices: readonly Voice[], now: number): string | undefined {
    for (const { id, isSpeaking, level } of voices) {
      const before = this.#loudness.get(id) ?? 0;
      this.#loudness.set(id, before * MEMORY + (isSpeaking ? level : 0) * (1 - MEMORY));
    }
    const current = voices.find(({ id }) => id === this.#current);
    if (!current) this.#current = undefined;
    const next = this.#claimant(voices, current, now);
    if (next !== undefined && now - this.#since >= HELD_MS) this.#show(next, now);
    return this.#current;
  }

  /** The loudest of those who have had a claim for long enough. */
  #claimant(voices: readonly Voice[], current: Voice | undefined, now: number): string | undefined {
    const neededMs = !current ? 0 : current.isSpeaking ? TAKES_OVER_MS : TAKES_IN_PAUSE_MS;
    const margin = current?.isSpeaking ? CLEARLY_LOUDER * this.#loudnessOf(current.id) : 0;
    const claimants = voices.filter(({ id, isSpeaking }) => {
      const hasClaim = isSpeaking && id !== current?.id && this.#loudnessOf(id) >= margin;
      if (!hasClaim) this.#claims.delete(id);
      else if (!this.#claims.has(id)) this.#claims.set(id, now);
      return hasClaim && now - (this.#claims.get(id) ?? now) >= neededMs;
    });
    return claimants.sort((a, b) => this.#loudnessOf(b.id) - this.#loudnessOf(a.id))[0]?.id;
  }

  #show(id: string, now: number): void {
    this.#current = id;
    this.#since = now;
    this.#claims.clear();
  }

  #loudnessOf(id: string): number {
    return this.#loudness.get(id) ?? 0;
  }
}
