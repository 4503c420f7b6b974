import { useTranslation } from 'react-i18next';
import { type Formats, formatsIn } from './formats.ts';
import { localeOf } from './languages.ts';
import { words } from './words.ts';

/** Numbers, times and lists in the language that is spoken. */
export function useFormats(): Formats {
  const { i18n } = useTranslation('parts', { i18n: words });
  return formatsIn(localeOf(i18n.language, navigator.languages));
}
