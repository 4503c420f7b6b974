import type { TFunction } from 'i18next';
import type { Area } from './english.ts';
import { useSpoken } from './use-spoken.ts';
import { words } from './words.ts';

/** Gives the words of one area: `t('sendMessage')`, `t('left', { count })`. What a plain function needs to say things. */
export type Words<A extends Area> = TFunction<A>;

/** By language and area: each is the same function each time, so that nothing is drawn anew for it. */
const known = new Map<string, unknown>();

/**
 * The words of a folder of views, in the language that is spoken. Every part of every view asks for them, also in the
 * moment in which a call is joined: react-i18next's hook, which can wait for words to come, took a tenth of the drawing.
 */
export function useWords<A extends Area>(area: A): Words<A> {
  const language = useSpoken();
  const key = `${language} ${area}`;
  const found = known.get(key) ?? words.getFixedT(language, area);
  known.set(key, found);
  return found as Words<A>;
}
