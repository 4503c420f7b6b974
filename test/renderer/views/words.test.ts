import { expect, test } from 'vitest';
import { comings } from '../../../renderer/views/call/comings.ts';
import { elapsedText } from '../../../renderer/views/chat/clock.ts';
import { parseServerAddress } from '../../../renderer/views/home/server-address.ts';
import { shortcutOf } from '../../../renderer/views/parts/shortcuts.ts';
import {
  HOSTING_REASONS,
  INVITATION_REASONS,
  JOIN_REASONS,
  mediaReason,
  type Reason,
  SCREEN_REASONS,
  SERVER_DRAFT_REASONS,
  SERVER_TEST_REASONS,
  SHARE_REASONS,
  UPLOAD_REASONS,
} from '../../../renderer/views/reasons.ts';
import { hue, initials } from '../../../renderer/views/stage/tint.ts';

const MEDIA_FAILURES = ['none-found', 'denied', 'in-use', 'unplugged', 'insecure-page', 'failed'] as const;

const REASONS: Reason[] = [
  ...[
    INVITATION_REASONS,
    JOIN_REASONS,
    HOSTING_REASONS,
    SCREEN_REASONS,
    SHARE_REASONS,
    SERVER_DRAFT_REASONS,
    SERVER_TEST_REASONS,
    UPLOAD_REASONS,
  ].flatMap((table) => Object.values<Reason>(table)),
  ...MEDIA_FAILURES.flatMap((failure) => [mediaReason('camera', failure), mediaReason('microphone', failure)]),
];

test.each(REASONS)('"$happened $advice" is plain', ({ happened, advice }) => {
  for (const sentence of [happened, advice]) {
    expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(sentence).not.toMatch(/!|\bplease\b|\boops\b|\berror\b/i);
  }
});

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
  const ben = { id: '1', name: 'Ben', wasHere: true };
  const start = comings(new Map(), [ben]);
  expect(start.news).toBeUndefined();
  const later = comings(start.next, [ben, { id: '2', name: 'Chloé', wasHere: false }]);
  expect(later.news).toBe('Chloé joined');
  expect(comings(later.next, []).news).toBe('Ben and Chloé left');
});

test('shortcuts need exactly their keys', () => {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, repeat: false };
  expect(shortcutOf({ ...none, key: 'd', ctrlKey: true })).toBe('microphone');
  expect(shortcutOf({ ...none, key: 'S', metaKey: true, shiftKey: true })).toBe('share');
  expect(shortcutOf({ ...none, key: 's', ctrlKey: true })).toBeUndefined();
  expect(shortcutOf({ ...none, key: 'd' })).toBeUndefined();
});
