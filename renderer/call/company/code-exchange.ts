/** Finds the room's verification code with everybody else, again each time that somebody comes or goes. */
import type { CodeState } from '../call-state.ts';
import type { SignedCard } from '../seal/signed-card.ts';
import { Verification } from '../seal/verification/verification.ts';
import type { VerificationMessage } from '../seal/verification/verification-message.ts';
import type { VerificationState } from '../seal/verification/verification-round.ts';
import { createSerial } from '../serial.ts';

type Listeners = {
  /** To everybody. */
  readonly broadcast: (message: VerificationMessage) => void;
  readonly onState: (state: CodeState) => void;
};

/** Nobody compares codes while somebody is coming in, and the processor has better things to do then. */
const CALM_MS = 1_000;

export class CodeExchange {
  readonly #listeners: Listeners;
  readonly #inOrder = createSerial(() => console.warn('the verification code could not be found'));
  #own: SignedCard | undefined;
  #verification: Verification | undefined;
  /** What there is to say is about the company as it is. */
  #isCalm = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  /** @param own our card; another one when the room has moved */
  setCompany(own: SignedCard, others: readonly SignedCard[]): void {
    this.#listeners.onState({ status: 'waiting', missing: [] });
    // From the start: others may be calm before we are, and what they say must not be lost.
    if (own !== this.#own) this.#verification = new Verification(own);
    this.#own = own;
    this.#isCalm = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#begin(others), CALM_MS);
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  receive(from: string, message: VerificationMessage): void {
    this.#inOrder(async () => this.#tell(await this.#verification?.receive(from, message)));
  }

  /** All that we have said about this company, for somebody who may have missed it. */
  said(): readonly VerificationMessage[] {
    return this.#verification?.sent ?? [];
  }

  #begin(others: readonly SignedCard[]): void {
    this.#isCalm = true;
    this.#inOrder(async () => this.#tell(await this.#verification?.setOthers(others)));
  }

  #tell(messages: readonly VerificationMessage[] = []): void {
    for (const message of messages) this.#listeners.broadcast(message);
    if (this.#verification && this.#isCalm) this.#listeners.onState(codeState(this.#verification.state));
  }
}

function codeState(state: VerificationState): CodeState {
  switch (state.status) {
    case 'agreed':
      return state;
    case 'failed':
      return { status: 'failed', session: state.session };
    default:
      return { status: 'waiting', missing: state.missing };
  }
}
