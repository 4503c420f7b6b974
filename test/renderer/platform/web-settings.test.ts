import { expect, test } from 'vitest';
import { readWebSettings } from '../../../renderer/platform/web-settings.ts';

const DEFAULTS = { name: '', theme: 'system' };

function read(stored: string | null) {
  return readWebSettings({ getItem: () => stored });
}

test.each([null, '', 'no JSON', 'null', '[]', '7', '{"name":7}', '{"theme":"purple"}', '{"microphone":"x"}'])(
  'what is stored as %j gives the defaults',
  (stored) => {
    expect(read(stored)).toEqual(DEFAULTS);
  },
);

test('one damaged field takes no other with it', () => {
  const stored = { name: 'Ana', theme: 'purple', camera: { id: 'c', label: 'Camera' }, speaker: 3, extra: true };
  expect(read(JSON.stringify(stored))).toEqual({ ...DEFAULTS, name: 'Ana', camera: { id: 'c', label: 'Camera' } });
});
