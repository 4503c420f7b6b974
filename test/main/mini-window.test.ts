import { expect, test } from 'vitest';
import { allowedMini } from '../../main/mini-window.ts';

test('the page may open one window, empty and on top', () => {
  expect(allowedMini({ url: 'about:blank', frameName: 'engage-mini' })).toMatchObject({
    action: 'allow',
    overrideBrowserWindowOptions: { alwaysOnTop: true },
  });
});

test.each([
  ['https://example.org/', 'engage-mini'],
  ['engage-app://window/', 'engage-mini'],
  ['about:blank', ''],
  ['about:blank', 'another'],
])('not %s by the name of "%s"', (url, frameName) => expect(allowedMini({ url, frameName })).toBeUndefined());
