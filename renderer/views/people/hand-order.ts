/** People as the list shows them: raised hands first, in the order of raising. Pure. */
import type { Participant } from '../../call/call-state.ts';

export function byHand<P extends Pick<Participant, 'handRaisedAt'>>(participants: readonly P[]): P[] {
  const at = ({ handRaisedAt }: P) => handRaisedAt ?? Number.POSITIVE_INFINITY;
  return [...participants].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}

/** How many hands are up, one's own among them. */
export function handCount(participants: readonly Pick<Participant, 'handRaisedAt'>[], own: number | undefined): number {
  return participants.filter(({ handRaisedAt }) => handRaisedAt !== undefined).length + (own === undefined ? 0 : 1);
}
