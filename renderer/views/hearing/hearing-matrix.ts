/** Who hears whom, from what self knows and what the others have told. Pure. */
import type { InCall, Participant } from '../../call/call-state.ts';
import type { KnownHealth } from './connection-words.ts';

export type Hearer = {
  readonly id: string;
  readonly name: string;
  /** In the order of the rows; undefined for oneself. */
  readonly hears: readonly (KnownHealth | undefined)[];
};

type Known = Pick<InCall, 'selfId' | 'name' | 'participants'>;

/** Self first, then in order of joining; the columns are in the same order. */
export function hearingMatrix({ selfId, name, participants }: Known): Hearer[] {
  const ids = [selfId, ...participants.map(({ id }) => id)];
  const self = { id: selfId, name, hears: [undefined, ...participants.map(({ connection }) => connection)] };
  const others = participants.map((one) => ({
    id: one.id,
    name: one.name,
    hears: ids.map((id) => (id === one.id ? undefined : told(one, id))),
  }));
  return [self, ...others];
}

/** Whoever cannot tell anything now may have told something else before. */
function told({ connection, hears }: Participant, id: string): KnownHealth {
  const isOld = connection === 'connecting' || connection === 'lost' || connection === 'refused';
  return isOld ? 'unknown' : (hears[id] ?? 'unknown');
}
