import { SLOT_KIND, SLOTS } from '../peer/slots.ts';
import type { ReceivedSlot } from './slot-statistics.ts';
import type { PairStatistics } from './statistics.ts';

/**
 * From here on what comes is heard or seen to be worse than what was sent:
 * - `oneWayMs`, half the round trip and the wait before playing: beyond 400 ms people talk over each other (ITU-T
 *   G.114: not to be exceeded);
 * - `lossShare` 10 %: what is lost is sent again or concealed, and below this that mostly succeeds. Both this and
 *   `jitterMs` of sound, 30 ms, are where Microsoft's Call Quality Dashboard calls a stream poor;
 * - `concealedShare` of sound, 5 %: repairs have failed for one syllable in twenty. With a fifth of the packets lost
 *   Chromium conceals 11 to 15 %;
 * - `frozenShare` of the interval: a picture that stands for half a second in two.
 */
const LIMITS = { oneWayMs: 400, lossShare: 0.1, jitterMs: 30, concealedShare: 0.05, frozenShare: 0.25 } as const;

/** Of fewer packets than these one lost by chance is a tenth. A silent microphone sends about five in two seconds. */
const FEWEST_PACKETS = 20;

const REMEMBERED = 3;
const BAD_TO_BE_WEAK = 2;

/** How well self hears and sees one other: weak after two bad intervals of three, good after three good ones in a row. */
export class Reception {
  #isWeak = false;
  /** Whether each of the last intervals was bad, the last one last. */
  #recent: boolean[] = [];

  /** @param statistics of the interval since the last call; 2 s is what the limits are made for */
  update(statistics: PairStatistics): 'good' | 'weak' {
    this.#recent = [...this.#recent, isBad(statistics)].slice(-REMEMBERED);
    const bad = this.#recent.filter(Boolean).length;
    if (bad >= BAD_TO_BE_WEAK) this.#isWeak = true;
    else if (bad === 0 && this.#recent.length === REMEMBERED) this.#isWeak = false;
    return this.#isWeak ? 'weak' : 'good';
  }
}

/** Whoever sends nothing cannot be heard badly. */
function isBad({ received, roundTripMs, intervalMs }: PairStatistics): boolean {
  return SLOTS.some((slot) => {
    const one = received[slot];
    if (!one) return false;
    const isUneven = SLOT_KIND[slot] === 'audio' && hasJitter(one);
    return isUneven || isLate(one, roundTripMs) || hasHoles(one) || isFrozen(one, intervalMs);
  });
}

/** A delay that is not known counts as none: each alone may be enough. */
function isLate({ playoutDelayMs = 0 }: ReceivedSlot, roundTripMs = 0): boolean {
  return roundTripMs / 2 + playoutDelayMs > LIMITS.oneWayMs;
}

function hasHoles({ packets, lossShare = 0, concealedShare = 0 }: ReceivedSlot): boolean {
  return concealedShare > LIMITS.concealedShare || (packets >= FEWEST_PACKETS && lossShare > LIMITS.lossShare);
}

/** Of sound: pictures come unevenly, as their sizes differ. */
function hasJitter({ packets, jitterMs = 0 }: ReceivedSlot): boolean {
  return packets >= FEWEST_PACKETS && jitterMs > LIMITS.jitterMs;
}

function isFrozen({ frozenSeconds = 0 }: ReceivedSlot, intervalMs: number): boolean {
  return frozenSeconds * 1000 > intervalMs * LIMITS.frozenShare;
}
