import { expect, test } from 'vitest';
import { cleanFileName } from '../../../../renderer/call/files/file-name.ts';

test.each([
  ['plan.pdf', 'plan.pdf'],
  ['Übersicht 週.xlsx', 'Übersicht 週.xlsx'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Windows\\system32', 'C__Windows_system32'],
  ['.bashrc', 'bashrc'],
  ['invoice.pdf   .  . ', 'invoice.pdf'],
  // Right-to-left override: shown, it would read photo-exe.jpg.
  ['photo-\u202egpj.exe', 'photo-gpj.exe'],
  ['a\u0000b\nc\u200bd.txt', 'abcd.txt'],
  ['nul.txt', '_nul.txt'],
  ['CON', '_CON'],
  ['...', 'file'],
  ['\u202e', 'file'],
])('%j is saved as %j', (name, saved) => {
  expect(cleanFileName(name)).toBe(saved);
});

test('a long name keeps its ending, and no half of a character', () => {
  const cleaned = cleanFileName(`${'😀'.repeat(200)}.tar.gz`);
  expect(cleaned.length).toBeLessThanOrEqual(200);
  expect(cleaned).toMatch(/😀\.gz$/u);
});
