/** Who came and who went since last time, as one sentence. Pure. */
import type { Participant } from '../../call/call-state.ts';

/** Names by id. An empty name: there, but not announced yet, for the card is still sealed. */
export type Known = ReadonlyMap<string, string>;

type Present = Pick<Participant, 'id' | 'name'>;

/** Those who were there from the start are not announced. */
export function comings(
  known: Known | undefined,
  participants: readonly Present[],
): { news: string | undefined; next: Known } {
  const named = participants.filter(({ name }) => name !== '');
  const next = new Map(named.map(({ id, name }) => [id, name]));
  if (!known) return { news: undefined, next };
  const came = named.filter(({ id }) => !known.has(id)).map(({ name }) => name);
  const present = new Set(participants.map(({ id }) => id));
  const went = [...known].filter(([id]) => !present.has(id)).map(([, name]) => name);
  const sentences = [sentence(came, 'joined'), sentence(went, 'left')].filter((one) => one !== undefined);
  return { news: sentences.length > 0 ? sentences.join(', ') : undefined, next };
}

function sentence(names: readonly string[], verb: string): string | undefined {
  const [first, second, ...rest] = names;
  if (first === undefined) return undefined;
  if (second === undefined) return `${first} ${verb}`;
  return rest.length > 0 ? `${first} and ${rest.length + 1} more ${verb}` : `${first} and ${second} ${verb}`;
}
