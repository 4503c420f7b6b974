import { useEffect, useState } from 'react';
import type { Settings } from '../../../main/bridge.ts';
import { languageOf } from './languages.ts';
import { useSpoken } from './use-spoken.ts';
import { speak, words } from './words.ts';

/** Speaks the language that a person has chosen. False until its words are there, so that nothing is shown in another. */
export function useLanguage(settings: Settings | undefined): boolean {
  const [isReady, setIsReady] = useState(false);
  const spoken = useSpoken();
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
    document.documentElement.lang = spoken;
    document.documentElement.dir = words.dir(spoken);
  }, [spoken]);
  return isReady;
}
