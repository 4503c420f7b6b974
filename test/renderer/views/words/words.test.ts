/** No word is missing, left over, or said past the languages' files. */
import { expect, test } from 'vitest';
import { ENGLISH } from '../../../../renderer/views/words/english.ts';
import { FRENCH } from '../../../../renderer/views/words/french.ts';
import { GERMAN } from '../../../../renderer/views/words/german.ts';
import { scan, scanViews } from './scan.ts';

type Texts = ReadonlyMap<string, string>;

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** `chat.newMessages_one` → text */
function textsOf(words: object, prefix = ''): Texts {
  const texts = Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? [...textsOf(value, `${prefix}${key}.`)]
      : [[`${prefix}${key}`, String(value)] as const],
  );
  return new Map(texts);
}

/** Without their forms: a language may have more of them than another. */
function meanings(texts: Texts): string[] {
  return [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))].sort();
}

function placeholders(text: string | undefined): string[] {
  return [...new Set([...(text ?? '').matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? ''))].sort();
}

const english = textsOf(ENGLISH);
const LANGUAGES = [
  ['English', english],
  ['German', textsOf(GERMAN)],
  ['French', textsOf(FRENCH)],
] as const;
const views = scanViews();

test.each(LANGUAGES)('%s has the same keys, and says something for each', (_, texts) => {
  expect(meanings(texts)).toEqual(meanings(english));
  expect([...texts].filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([]);
});

test.each(LANGUAGES)('%s fills in what English fills in', (_, texts) => {
  const different = [...english].filter(
    ([key, text]) => placeholders(text).join() !== placeholders(texts.get(key)).join(),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

test.each(LANGUAGES)('%s has both forms of what is counted', (_, texts) => {
  const lonely = [...texts.keys()]
    .filter((key) => PLURAL.test(key))
    .filter((key) => !['_one', '_other'].every((form) => texts.has(key.replace(PLURAL, form))));
  expect(lonely).toEqual([]);
});

test.each(LANGUAGES)('%s says what happened and what to do in whole sentences', (_, texts) => {
  const broken = [...texts]
    .filter(([key]) => /\.(happened|advice|guess)$/.test(key))
    .filter(([, text]) => !/^[\p{Lu}“„«].*[.?]$/u.test(text));
  expect(broken).toEqual([]);
});

test('English is plain', () => {
  const loud = [...english].filter(([, text]) => /!|\bplease\b|\boops\b|\berror\b/i.test(text));
  expect(loud).toEqual([]);
});

test('every key is used where its area is', () => {
  const unused = [...english.keys()].filter((full) => {
    const [area = '', ...rest] = full.split('.');
    const key = rest.join('.').replace(PLURAL, '');
    return !views.some(
      ({ path, literals, patterns }) =>
        (literals.has(area) || path.startsWith(area)) &&
        (literals.has(key) || patterns.some((pattern) => pattern.test(key))),
    );
  });
  expect(unused).toEqual([]);
});

test('no view says words of its own', () => {
  const own = views.filter(({ written }) => written.length > 0).map(({ path, written }) => [path, ...written]);
  expect(own).toEqual([]);
});

test.each([
  '<p>Hello there</p>',
  '<button aria-label="Close" />',
  '<input placeholder="Your name" />',
  "<p>{isOn ? 'Copied' : label}</p>",
  '<p>{`has left`}</p>',
  "<p>{count > 0 && 'Some are here'}</p>",
])('words of its own are seen in %s', (source) => {
  expect(scan('view.tsx', `const view = ${source};`).written).not.toEqual([]);
});

test('keys, names and examples are not taken for words', () => {
  const source = '<p className="a b" title={t("happened")}><b>Engage</b> · {t("copied")} <kbd>→</kbd></p>';
  expect(scan('view.tsx', `const view = ${source};`).written).toEqual([]);
});
