/** Which languages there are, and which one a person reads. Pure. */
import type { LanguageSetting } from '../../../main/bridge.ts';

export type Language = Exclude<LanguageSetting, 'system'>;

/** Each by the name that it gives itself. */
export const LANGUAGES: readonly { readonly id: Language; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'de', name: 'Deutsch' },
  { id: 'fr', name: 'Français' },
];

/** @param preferred the system's languages, most wanted first (`navigator.languages`): `['fr-CA', 'en']` */
export function languageOf(setting: LanguageSetting, preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const known = preferred
    .map((tag) => LANGUAGES.find(({ id }) => id === primary(tag)))
    .find((one) => one !== undefined);
  return known?.id ?? 'en';
}

/** How a language is written where the person lives: whoever reads English in Britain has a clock of 24 hours. */
export function localeOf(language: string, preferred: readonly string[]): string {
  return preferred.find((tag) => primary(tag) === language) ?? language;
}

function primary(tag: string): string | undefined {
  return tag.split('-')[0]?.toLowerCase();
}
