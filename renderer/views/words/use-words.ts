import type { TFunction } from 'i18next';
import { type FallbackNs, useTranslation } from 'react-i18next';
import type { Area } from './english.ts';
import { words } from './words.ts';

/** Gives the words of one area: `t('sendMessage')`, `t('left', { count })`. What a plain function needs to say things. */
export type Words<A extends Area> = TFunction<FallbackNs<A>>;

/** The words of a folder of views, in the language that is spoken; whoever uses it is drawn anew when that changes. */
export function useWords<A extends Area>(area: A): Words<A> {
  return useTranslation(area, { i18n: words }).t;
}
