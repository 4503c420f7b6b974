import { expect, test } from 'vitest';
import { APP_URL, isOwnUrl } from '../../main/app-origin.ts';

test('the own page is the own page, with or without a path', () => {
  expect(isOwnUrl(APP_URL)).toBe(true);
  expect(isOwnUrl('engage-app://window')).toBe(true);
  expect(isOwnUrl('engage-app://window/assets/index.js?x#y')).toBe(true);
});

test.each([
  undefined,
  '',
  'null',
  'engage-app://other/index.html',
  'engage-app://window.evil.example/',
  'engage-app://window:80/',
  'engage://window/index.html',
  'https://window/',
  'file:///index.html',
  'http://localhost:5173/',
  'about:blank',
])('%j is not', (url) => {
  expect(isOwnUrl(url)).toBe(false);
});
