import { afterEach, expect, test } from 'vitest';
import { formatsIn } from '../../../../renderer/views/words/formats.ts';
import { LANGUAGES, languageOf, localeOf } from '../../../../renderer/views/words/languages.ts';
import { speak, words } from '../../../../renderer/views/words/words.ts';
import { wordsOf } from '../../../../renderer/views/words/words-of.ts';

afterEach(() => speak('en'));

test.each([
  ['system', ['fr-CA', 'en-US'], 'fr'],
  ['system', ['pt-BR', 'de-AT', 'en'], 'de'],
  ['system', ['ja'], 'en'],
  ['system', [], 'en'],
  ['de', ['fr'], 'de'],
] as const)('%s of a system that reads %j is %s', (setting, preferred, language) => {
  expect(languageOf(setting, preferred)).toBe(language);
});

test('a language is written as it is where the person lives', () => {
  expect(localeOf('en', ['de-DE', 'en-GB'])).toBe('en-GB');
  expect(localeOf('fr', ['de-DE', 'en-GB'])).toBe('fr');
});

test('every language speaks once it is asked to', async () => {
  const said: string[] = [];
  for (const { id } of LANGUAGES) {
    await speak(id);
    said.push(words.t('cancel'));
  }
  expect(said).toEqual(['Cancel', 'Abbrechen', 'Annuler']);
});

test('sizes, times and lists are written as in the language', () => {
  const plain = (text: string) => text.replaceAll(/\s/g, ' ');
  expect([999, 3_400_000, 52_300_000].map((count) => plain(formatsIn('en').bytes(count)))).toEqual([
    '999 bytes',
    '3.4 MB',
    '52 MB',
  ]);
  expect(plain(formatsIn('fr').bytes(3_400_000))).toBe('3,4 Mo');
  expect(formatsIn('de').list(['Ana', 'Ben', 'Chloé'])).toBe('Ana, Ben und Chloé');
  expect(formatsIn('en-GB').time(new Date(2026, 10, 20, 15, 41).getTime())).toBe('15:41');
});

test('what others are called is never read as words of ours', () => {
  const name = '$t(parts:cancel) {{count}} <b>';
  expect(wordsOf('people')('moreFor', { name })).toBe(`More for ${name}`);
});
