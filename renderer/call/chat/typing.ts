import type { InCall } from '../call-state.ts';
import type { Room } from '../feature.ts';

/** Milliseconds between two words that self is writing. */
const SAY_EVERY_MS = 2_500;
/** Whoever has not said it again by then has stopped. */
const EXPIRY_MS = 6_000;

/** Who is writing just now. */
export class Typing {
  readonly #room: Room;
  /** By participant. */
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Self has written a letter, or has nothing in the field any more. */
  say(isTyping: boolean): void {
    const now = performance.now();
    const isSaid = now - this.#saidAt < EXPIRY_MS;
    if (isTyping ? now - this.#saidAt < SAY_EVERY_MS : !isSaid) return;
    this.#saidAt = isTyping ? now : Number.NEGATIVE_INFINITY;
    this.#room.sayNow({ type: 'typing', isTyping });
  }

  /** What self has written is sent: whoever gets it knows that the writing has ended. */
  sent(): void {
    this.#saidAt = Number.NEGATIVE_INFINITY;
  }

  hear(from: string, isTyping: boolean): void {
    clearTimeout(this.#timers.get(from));
    this.#timers.delete(from);
    if (isTyping)
      this.#timers.set(
        from,
        setTimeout(() => this.hear(from, false), EXPIRY_MS),
      );
    this.#update((typing) => {
      if (typing.includes(from) === isTyping) return typing;
      return isTyping ? [...typing, from] : typing.filter((id) => id !== from);
    });
  }

  end(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.sent();
  }

  #update(change: (typing: InCall['typing']) => InCall['typing']): void {
    const state = this.#room.store.getState();
    if (state.status !== 'in-call') return;
    const typing = change(state.typing);
    if (typing !== state.typing) this.#room.store.setState({ ...state, typing }, true);
  }
}
