/** Which participants somebody sees, in 32 bytes: equal for all whose views are equal. */
import { type Bytes, compareBytes } from './bytes.ts';
import type { SignedCard } from './signed-card.ts';
import { hashTranscript } from './transcript.ts';

/** @param cards of everybody, one's own among them, in any order */
export function rosterEpoch(cards: readonly Pick<SignedCard, 'bytes'>[]): Promise<Bytes> {
  return hashTranscript('epoch', ...cards.map(({ bytes }) => bytes).sort(compareBytes));
}
