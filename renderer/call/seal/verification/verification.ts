/** The room's verification code while people come and go: one round for each set of cards. */
import { toBase64Url } from '../base64-url.ts';
import { rosterEpoch } from '../roster-epoch.ts';
import type { SignedCard } from '../signed-card.ts';
import type { VerificationMessage } from './verification-message.ts';
import { VerificationRound, type VerificationState } from './verification-round.ts';

type EarlyMessage = { from: string; message: VerificationMessage };

/** Of another epoch than ours, from one sender: they saw somebody come or go before we did. */
const MAX_EARLY = 4;

/** Its methods are to be called one after the other: await each, or queue them. */
export class Verification {
  readonly #own: SignedCard;
  /**
   * Kept for the whole call. When somebody leaves and comes back with the same card, the epoch is one that has been:
   * a fresh nonce would let those who have heard the last one choose theirs by it.
   */
  readonly #rounds = new Map<string, VerificationRound>();
  #round: VerificationRound | undefined;
  #early: EarlyMessage[] = [];

  constructor(own: SignedCard) {
    this.#own = own;
  }

  get state(): VerificationState {
    return this.#round?.state ?? { status: 'collecting', missing: [] };
  }

  /** All that we have said in this round, to be sent (again) to everybody; what has been heard does no harm. */
  get sent(): readonly VerificationMessage[] {
    return this.#round?.sent ?? [];
  }

  /**
   * Somebody came or went.
   * @param others cards of everybody else whose confirmation has been checked
   * @returns what to send to everybody
   */
  async setOthers(others: readonly SignedCard[]): Promise<readonly VerificationMessage[]> {
    const epoch = await rosterEpoch([this.#own, ...others]);
    const name = toBase64Url(epoch);
    const sessions = others.map(({ session }) => session);
    const start = { epoch, self: this.#own.session, others: sessions };
    this.#round = this.#rounds.get(name) ?? (await VerificationRound.begin(start));
    this.#rounds.set(name, this.#round);
    const early = this.#early;
    this.#early = [];
    for (const { from, message } of early) await this.receive(from, message);
    return this.sent;
  }

  /** @returns what to send to everybody now */
  async receive(from: string, message: VerificationMessage): Promise<readonly VerificationMessage[]> {
    const round = this.#rounds.get(message.epoch);
    if (!round) {
      this.#keepForLater({ from, message });
      return [];
    }
    const before = round.sent.length;
    await round.receive(from, message);
    return round.sent.slice(before);
  }

  #keepForLater(early: EarlyMessage): void {
    const [oldest, ...newer] = this.#early.filter(({ from }) => from === early.from);
    if (newer.length + 1 >= MAX_EARLY) this.#early = this.#early.filter((one) => one !== oldest);
    this.#early.push(early);
  }
}
