import { useTranslation } from 'react-i18next';
import { words } from './words.ts';

/** In which direction lines of the language that is spoken run: what arrow keys need to know. */
export function useDirection(): 'ltr' | 'rtl' {
  const { i18n } = useTranslation('parts', { i18n: words });
  return i18n.dir(i18n.language);
}
