import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../main/bridge.ts';
import { languageOf } from './languages.ts';
import { speak, words } from './words.ts';

/** Speaks the language that a person has chosen. False until its words are there, so that nothing is shown in another. */
export function useLanguage(settings: Settings | undefined): boolean {
  const [isReady, setIsReady] = useState(false);
  const { i18n } = useTranslation('parts', { i18n: words });
  const language = settings && languageOf(settings.language ?? 'system', navigator.languages);
  useEffect(() => {
    if (language === undefined) return;
    let isLatest = true;
    const ready = () => isLatest && setIsReady(true);
    // Words that cannot be loaded, of a server that has gone: English is there already.
    speak(language).then(ready, ready);
    return () => {
      isLatest = false;
    };
  }, [language]);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
    document.documentElement.dir = i18n.dir(i18n.language);
  }, [i18n.language, i18n]);
  return isReady;
}
