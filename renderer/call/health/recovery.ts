/**
 * When a pair is repaired, and how. A short cut heals by itself, so the first step is to wait. Chromium says
 * "disconnected" 5 to 8 s after the last packet and "failed" 10 s later; after that only a restart helps
 * (W3C WebRTC, RTCIceTransportState). One side goes first, so that two repairs seldom meet.
 */
export type RecoveryStep = 'wait' | 'restart' | 'rebuild';

export type PairFacts = {
  /** Milliseconds, of any clock that does not jump. */
  now: number;
  /** Since the last sign of life; of whom there was none, since the beginning. */
  silenceMs: number;
  /** As the connection itself sees it; `idle`: all is agreed, and still nothing is tried. */
  transport: 'idle' | 'whole' | 'disturbed' | 'failed';
  hasConnected: boolean;
  /** There is a way for signals, besides the pair's own. */
  canSignal: boolean;
};

const DISTURBED_PATIENCE_MS = 2_500;
/** ICE knows of cuts by then: silence without its word is a busy machine first, and a repair would make it busier. */
const SILENT_PATIENCE_MS = 12_000;
/** When there is reason to think that the ways have changed, and for how long that is a reason. */
const HURRIED_PATIENCE_MS = 1_000;
const HURRY_MS = 10_000;
/** On a full machine a first connection may take that long. */
const FIRST_CONNECTION_PATIENCE_MS = 20_000;
/** The same when nothing has begun: once in some thousands of first connections Chromium (156) gathers no candidates. */
const IDLE_PATIENCE_MS = 6_000;
const SECOND_SIDE_LATER_MS = 2_000;
const PAUSES_MS = [4_000, 6_000, 8_000, 10_000, 15_000] as const;
const LONGEST_PAUSE_MS = 15_000;
/** A computer that was asleep, or had far too much to do, proves itself on the next connection. */
const MAX_UNPROVEN = 3;
/** Each third attempt makes the connection anew. */
const REBUILD_EVERY = 3;

export class Recovery {
  readonly #goesFirst: boolean;
  #attempts = 0;
  #unproven = 0;
  #nextAt: number | undefined;
  #hurriedUntil = 0;
  #idleSince: number | undefined;

  /** @param goesFirst whether this side repairs before the other one does */
  constructor(goesFirst: boolean) {
    this.#goesFirst = goesFirst;
  }

  /** To be asked every half second or so. */
  step(facts: PairFacts): RecoveryStep {
    const { now, canSignal } = facts;
    if (!this.#isStillborn(facts) && !isTroubled(facts, { isHurried: now < this.#hurriedUntil })) return this.#rest();
    // At once when there is a way again.
    if (!canSignal) return this.#waitUntil(now);
    this.#nextAt ??= now + (this.#goesFirst ? 0 : SECOND_SIDE_LATER_MS);
    if (now < this.#nextAt) return 'wait';
    const isFirst = !facts.hasConnected && facts.transport !== 'failed';
    const pauseMs = isFirst ? FIRST_CONNECTION_PATIENCE_MS : (PAUSES_MS[this.#attempts] ?? LONGEST_PAUSE_MS);
    this.#nextAt = now + pauseMs * (0.8 + Math.random() * 0.4);
    this.#attempts += 1;
    return isFirst || this.#attempts % REBUILD_EVERY === 0 ? 'rebuild' : 'restart';
  }

  /** The other side is at it. */
  noteRemoteAttempt(now: number): void {
    if (this.#nextAt !== undefined) this.#nextAt = Math.max(this.#nextAt, now + PAUSES_MS[0]);
  }

  /**
   * The remote end has not proven who they are in time.
   * @returns whether another connection is worth trying
   */
  noteUnproven(): boolean {
    this.#unproven += 1;
    return this.#unproven < MAX_UNPROVEN;
  }

  noteProven(): void {
    this.#unproven = 0;
  }

  /** The network is another one, or is back: what was tried before says nothing. */
  hurry(now: number): void {
    this.#attempts = 0;
    this.#nextAt = now;
    this.#hurriedUntil = now + HURRY_MS;
  }

  #isStillborn({ now, transport, hasConnected }: PairFacts): boolean {
    this.#idleSince = transport === 'idle' && !hasConnected ? (this.#idleSince ?? now) : undefined;
    return this.#idleSince !== undefined && now - this.#idleSince >= IDLE_PATIENCE_MS;
  }

  #rest(): RecoveryStep {
    this.#attempts = 0;
    this.#nextAt = undefined;
    return 'wait';
  }

  #waitUntil(at: number): RecoveryStep {
    this.#nextAt = at;
    return 'wait';
  }
}

function isTroubled({ hasConnected, silenceMs, transport }: PairFacts, { isHurried }: { isHurried: boolean }): boolean {
  if (transport === 'failed') return true;
  if (!hasConnected) return silenceMs >= FIRST_CONNECTION_PATIENCE_MS;
  if (isHurried && silenceMs >= HURRIED_PATIENCE_MS) return true;
  return silenceMs >= (transport === 'disturbed' ? DISTURBED_PATIENCE_MS : SILENT_PATIENCE_MS);
}
