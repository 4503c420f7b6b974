/** Who came and who went since last time, and how it is said. Pure. */
import type { Participant } from '../../call/call-state.ts';
import type { Words } from '../words/use-words.ts';

/** Names by id. */
export type Known = ReadonlyMap<string, string>;

export type Comings = { readonly came: readonly string[]; readonly went: readonly string[]; readonly next: Known };

type Present = Pick<Participant, 'id' | 'name' | 'wasHere'>;

/** Those who were there before oneself have not come. Names. */
export function comings(known: Known, participants: readonly Present[]): Comings {
  const next = new Map(participants.map(({ id, name }) => [id, name]));
  const came = participants.filter(({ id, wasHere }) => !wasHere && !known.has(id)).map(({ name }) => name);
  const went = [...known].filter(([id]) => !next.has(id)).map(([, name]) => name);
  return { came, went, next };
}

/** One sentence, or none when nobody came or went. */
export function comingsSentence(
  t: Words<'call'>,
  came: readonly string[],
  went: readonly string[],
): string | undefined {
  const sentences = [sentence(t, came, 'joined'), sentence(t, went, 'left')].filter((one) => one !== undefined);
  return sentences.length > 0 ? sentences.join(', ') : undefined;
}

function sentence(t: Words<'call'>, names: readonly string[], what: 'joined' | 'left'): string | undefined {
  const [name, second, ...rest] = names;
  if (name === undefined) return undefined;
  if (second === undefined) return t(`${what}.one`, { name });
  return rest.length > 0 ? t(`${what}.more`, { name, count: rest.length + 1 }) : t(`${what}.two`, { name, second });
}
