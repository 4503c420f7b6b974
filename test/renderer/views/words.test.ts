import { expect, test } from 'vitest';
import { comings, comingsSentence } from '../../../renderer/views/call/comings.ts';
import { elapsedText } from '../../../renderer/views/chat/clock.ts';
import { shortcutOf, shortcutText } from '../../../renderer/views/parts/shortcuts.ts';
import { parseServerAddress } from '../../../renderer/views/servers/server-address.ts';
import { hue, initials } from '../../../renderer/views/stage/tint.ts';
import { wordsOf } from '../../../renderer/views/words/words-of.ts';

test.each([
  [0, '0:00'],
  [65_000, '1:05'],
  [3_725_000, '1:02:05'],
])('%i ms is %s', (ms, text) => expect(elapsedText(ms)).toBe(text));

test.each([
  ['Ana', 'A'],
  ['  chloé   martin ', 'CM'],
  ['Ana Maria de la Cruz', 'AC'],
  ['', ''],
])('initials of "%s"', (name, letters) => expect(initials(name)).toBe(letters));

test('short names get hues that differ', () => {
  const hues = ['Ana', 'Ben', 'Eva', 'Ivo', 'Jun'].map(hue).sort((a, b) => a - b);
  for (const [index, value] of hues.entries()) if (index > 0) expect(value - (hues[index - 1] ?? 0)).toBeGreaterThan(5);
});

test.each([
  ['', undefined],
  ['meet.example.org', 'https://meet.example.org'],
  ['192.168.1.5:7300', 'http://192.168.1.5:7300'],
  ['http://meet.example.org/path', 'http://meet.example.org'],
  ['ftp://x', 'malformed'],
  ['two words', 'malformed'],
])('server address "%s"', (text, origin) => expect(parseServerAddress(text)).toBe(origin));

test('who was there is not announced; who comes and goes is', () => {
  const t = wordsOf('call');
  const ben = { id: '1', name: 'Ben', wasHere: true };
  const start = comings(new Map(), [ben]);
  expect(comingsSentence(t, start.came, start.went)).toBeUndefined();
  const later = comings(start.next, [ben, { id: '2', name: 'Chloé', wasHere: false }]);
  expect(comingsSentence(t, later.came, later.went)).toBe('Chloé joined');
  const { came, went } = comings(later.next, []);
  expect(comingsSentence(t, came, went)).toBe('Ben and Chloé left');
  expect(comingsSentence(t, ['Ana', 'Ben', 'Chloé'], ['Elif'])).toBe('Ana and 2 more joined, Elif left');
});

test('shortcuts are told as they are printed on the keys', () => {
  const t = wordsOf('parts');
  expect(shortcutText(t, 'share', 'Windows')).toBe('Ctrl Shift S');
  expect(shortcutText(t, 'share', 'Mac OS X')).toBe('⇧⌘S');
  expect(shortcutText(t, 'pin', 'Linux')).toBe('Ctrl 1…9');
  expect(shortcutText(t, 'talk', 'Mac OS X')).toBe('Space');
});

test('shortcuts need exactly their keys', () => {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, repeat: false };
  expect(shortcutOf({ ...none, key: 'd', ctrlKey: true })).toEqual({ name: 'microphone', index: 0 });
  expect(shortcutOf({ ...none, key: 'S', metaKey: true, shiftKey: true })).toEqual({ name: 'share', index: 0 });
  expect(shortcutOf({ ...none, key: 's', ctrlKey: true })).toBeUndefined();
  expect(shortcutOf({ ...none, key: 'd' })).toBeUndefined();
  expect(shortcutOf({ ...none, key: '3', ctrlKey: true })).toEqual({ name: 'pin', index: 2 });
  expect(shortcutOf({ ...none, key: 'è', code: 'Digit7', ctrlKey: true })).toEqual({ name: 'pin', index: 6 });
  expect(shortcutOf({ ...none, key: '?', shiftKey: true })).toEqual({ name: 'help', index: 0 });
});
