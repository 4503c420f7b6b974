import { expect, test } from 'vitest';
import { soakSignalling } from '../soak/signalling.ts';

test('three seconds of comings and goings leave nothing behind', async () => {
  const lines: string[] = [];
  const isWell = await soakSignalling({ minutes: 0.05, log: (line) => lines.push(line) });
  expect(isWell, lines.join('\n')).toBe(true);
}, 20_000);
