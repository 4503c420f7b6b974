/** Who came and who went since last time, as one sentence. Pure. */
import type { Participant } from '../../call/call-state.ts';

/** Names by id. */
export type Known = ReadonlyMap<string, string>;

type Present = Pick<Participant, 'id' | 'name' | 'wasHere'>;

/** Those who were there before oneself are not announced. */
export function comings(known: Known, participants: readonly Present[]): { news: string | undefined; next: Known } {
  const next = new Map(participants.map(({ id, name }) => [id, name]));
  const came = participants.filter(({ id, wasHere }) => !wasHere && !known.has(id)).map(({ name }) => name);
  const went = [...known].filter(([id]) => !next.has(id)).map(([, name]) => name);
  const sentences = [sentence(came, 'joined'), sentence(went, 'left')].filter((one) => one !== undefined);
  return { news: sentences.length > 0 ? sentences.join(', ') : undefined, next };
}

function sentence(names: readonly string[], verb: string): string | undefined {
  const [first, second, ...rest] = names;
  if (first === undefined) return undefined;
  if (second === undefined) return `${first} ${verb}`;
  return rest.length > 0 ? `${first} and ${rest.length + 1} more ${verb}` : `${first} and ${second} ${verb}`;
}
