import type { Area } from './english.ts';
import type { Words } from './use-words.ts';
import { words } from './words.ts';

/** The words of an area where there is no component: what is said in a moment, or becomes somebody's text. */
export function wordsOf<A extends Area>(area: A): Words<A> {
  return words.getFixedT(null, area);
}

/** The same in English, whatever is spoken: for reports that developers read. */
export function englishOf<A extends Area>(area: A): Words<A> {
  return words.getFixedT('en', area);
}
