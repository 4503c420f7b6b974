import { useTranslation } from 'react-i18next';
import { words } from './words.ts';

/** In which direction lines of the language that is spoken run: what arrow keys need to know. */
export function useDirection(): 'ltr' | 'rtl' {
  return useTranslation('parts', { i18n: words }).i18n.dir();
}
