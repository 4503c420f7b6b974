import { isConnected, type PairHealth } from '../health/pair-health.ts';
import type { FleetingMessage } from './fleeting-message.ts';
import type { Member } from './member.ts';

type HearingOptions = {
  members: () => Iterable<[string, Member]>;
  /** To everybody whose channel is open. */
  tellAll: (message: FleetingMessage) => void;
  /** Nobody is heard any more, or somebody is again: the network may have gone, or be back. */
  onDoubt: () => void;
};

const TELLING_INTERVAL_MS = 2_000;

/** Who hears whom: everybody tells, so that it can be shown, and that somebody is found who can carry a signal. */
export class Hearing {
  readonly #options: HearingOptions;
  #told = '';
  #toldAt = 0;
  #isHearingAnybody = false;

  constructor(options: HearingOptions) {
    this.#options = options;
  }

  /** As it is now, to be told to one whose channel has just opened. */
  get message(): FleetingMessage {
    const confirmed = [...this.#options.members()].filter(([, { name }]) => name !== undefined);
    return { type: 'hears', pairs: Object.fromEntries(confirmed.map(([id, { peer }]) => [id, peer.health])) };
  }

  /** Tells the others if it has changed since the last time, and not too often: each telling draws their pages anew. */
  tell(now: number): void {
    if (now - this.#toldAt < TELLING_INTERVAL_MS) return;
    this.#toldAt = now;
    const { message } = this;
    const told = JSON.stringify(message);
    if (told === this.#told) return;
    this.#told = told;
    this.#options.tellAll(message);
  }

  /** Somebody is heard otherwise than before. */
  note(): void {
    const isHearingAnybody = [...this.#options.members()].some(([, { peer }]) => isConnected(peer.health));
    if (isHearingAnybody === this.#isHearingAnybody) return;
    this.#isHearingAnybody = isHearingAnybody;
    this.#options.onDoubt();
  }

  /** Ids of those whom we hear, and who hear somebody. */
  whoHears(id: string): string[] {
    const hears = (one: Readonly<Record<string, PairHealth>>): boolean => isConnected(one[id]);
    return [...this.#options.members()].filter(([, one]) => one.peer.isHeard && hears(one.hears)).map(([id]) => id);
  }
}
