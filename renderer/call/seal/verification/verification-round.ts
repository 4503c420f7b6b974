/**
 * The code of one epoch. Everybody commits to a nonce; who has everybody's commitment reveals their nonce; the code
 * is a hash of all nonces. So whoever shows different people different rooms has fixed their own part before they
 * learn any other, and has one guess in 2^30 that the codes come out equal.
 */
import { readBase64Url, toBase64Url } from '../base64-url.ts';
import type { Bytes } from '../bytes.ts';
import { codeOf, commitmentTo, type NonceOf } from './commitment.ts';
import type { SpokenCode } from './spoken-code.ts';
import type { VerificationMessage } from './verification-message.ts';

export type VerificationState =
  /** Whose message is awaited. Somebody who never sends it keeps the room without a code: say who. */
  | { readonly status: 'collecting' | 'revealing'; readonly missing: readonly string[] }
  | { readonly status: 'agreed'; readonly code: SpokenCode }
  /** Somebody has said two different things; final for this epoch. */
  | { readonly status: 'failed'; readonly session: string; readonly reason: VerificationFailure };

type VerificationFailure = 'changed-commitment' | 'bad-reveal';
type RoundStart = { epoch: Bytes; self: string; others: readonly string[]; nonce?: Bytes };

export class VerificationRound {
  /** As messages name it. */
  readonly epoch: string;
  readonly #epochBytes: Bytes;
  readonly #self: NonceOf;
  readonly #others: readonly string[];
  readonly #commitments = new Map<string, string>();
  readonly #reveals = new Map<string, string>();
  /** Everything of our own so far, for those who may have missed it. */
  readonly #sent: VerificationMessage[];
  #end: Extract<VerificationState, { status: 'agreed' | 'failed' }> | undefined;

  /** @param start.others sessions of everybody else in the epoch */
  static async begin({ epoch, self, others, nonce = randomNonce() }: RoundStart): Promise<VerificationRound> {
    const own = { session: self, nonce };
    const round = new VerificationRound(epoch, own, others, toBase64Url(await commitmentTo(epoch, own)));
    round.#revealWhenComplete();
    await round.#finishWhenComplete();
    return round;
  }

  private constructor(epoch: Bytes, self: NonceOf, others: readonly string[], commitment: string) {
    this.epoch = toBase64Url(epoch);
    this.#epochBytes = epoch;
    this.#self = self;
    this.#others = others;
    this.#sent = [{ type: 'commit', epoch: this.epoch, commitment }];
  }

  get sent(): readonly VerificationMessage[] {
    return this.#sent;
  }

  get state(): VerificationState {
    if (this.#end) return this.#end;
    const uncommitted = this.#others.filter((session) => !this.#commitments.has(session));
    if (uncommitted.length > 0) return { status: 'collecting', missing: uncommitted };
    return { status: 'revealing', missing: this.#others.filter((session) => !this.#reveals.has(session)) };
  }

  /** Of this epoch, in any order. What strangers say changes nothing. */
  async receive(from: string, message: VerificationMessage): Promise<void> {
    if (!this.#others.includes(from)) return;
    if (message.type === 'commit') this.#hear(this.#commitments, from, message.commitment, 'changed-commitment');
    else this.#hear(this.#reveals, from, message.nonce, 'bad-reveal');
    this.#revealWhenComplete();
    await this.#finishWhenComplete();
  }

  #hear(heard: Map<string, string>, from: string, said: string, failure: VerificationFailure): void {
    const earlier = heard.get(from);
    if (earlier !== undefined && earlier !== said) this.#end = { status: 'failed', session: from, reason: failure };
    else heard.set(from, said);
  }

  #revealWhenComplete(): void {
    const isComplete = this.#others.every((session) => this.#commitments.has(session));
    if (!isComplete || this.#sent.length > 1) return;
    this.#sent.push({ type: 'reveal', epoch: this.epoch, nonce: toBase64Url(this.#self.nonce) });
  }

  async #finishWhenComplete(): Promise<void> {
    if (this.#end || this.#others.some((session) => !this.#commitments.has(session) || !this.#reveals.has(session))) {
      return;
    }
    const nonces: NonceOf[] = [this.#self];
    for (const session of this.#others) {
      const nonce = await this.#revealedBy(session);
      if (nonce) nonces.push({ session, nonce });
      else this.#end ??= { status: 'failed', session, reason: 'bad-reveal' };
    }
    const code = await codeOf(this.#epochBytes, nonces);
    this.#end ??= { status: 'agreed', code };
  }

  /** Undefined when it is not what they had committed to. */
  async #revealedBy(session: string): Promise<Bytes | undefined> {
    const nonce = readBase64Url(this.#reveals.get(session) ?? '');
    const fitting = nonce && (await commitmentTo(this.#epochBytes, { session, nonce }));
    return fitting && toBase64Url(fitting) === this.#commitments.get(session) ? nonce : undefined;
  }
}

function randomNonce(): Bytes {
  return crypto.getRandomValues(new Uint8Array(32));
}
