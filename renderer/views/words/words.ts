/** The words on screen, by i18next: which language is spoken, and where its words come from. */
import i18next, { type i18n } from 'i18next';
import { ENGLISH } from './english.ts';
import type { Language } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'parts';
    resources: typeof ENGLISH;
    strictKeyChecks: true;
  }
}

export const words: i18n = i18next.createInstance();

void words.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: ENGLISH },
  ns: Object.keys(ENGLISH),
  defaultNS: 'parts',
  // React escapes.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Loads a language when it is first wanted. Where its words cannot be had, English stays. */
export async function speak(language: Language): Promise<void> {
  if (!words.hasResourceBundle(language, 'parts')) {
    const found = Object.entries(await load(language));
    for (const [area, texts] of found) words.addResourceBundle(language, area, texts);
  }
  await words.changeLanguage(language);
}

async function load(language: Language): Promise<object> {
  switch (language) {
    case 'en':
      return ENGLISH;
    case 'de':
      return (await import('./german.ts')).GERMAN;
    case 'fr':
      return (await import('./french.ts')).FRENCH;
    default:
      return language satisfies never;
  }
}
