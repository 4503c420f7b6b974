import { expect, test } from 'vitest';
import { SilenceDetector } from '../../../../renderer/call/media/silence.ts';

/** What is said of a level for each 150 ms. */
function over(levels: readonly (number | undefined)[]): boolean[] {
  const silence = new SilenceDetector();
  return levels.map((level, index) => silence.update(level, index * 150));
}

const SECONDS_5 = Math.ceil(5_000 / 150);

test('nothing at all for five seconds is silence, the noise of a quiet room is not', () => {
  expect(over(Array(SECONDS_5).fill(0)).includes(true)).toBe(false);
  expect(over(Array(SECONDS_5 + 1).fill(0)).at(-1)).toBe(true);
  expect(over(Array(4 * SECONDS_5).fill(0.00005)).includes(true)).toBe(false);
});

test('one sound ends it, and it takes five seconds to begin again', () => {
  const levels = [...Array(2 * SECONDS_5).fill(0), 0.01, ...Array(SECONDS_5 - 1).fill(0)];
  const said = over(levels);
  expect(said[2 * SECONDS_5 - 1]).toBe(true);
  expect(said.slice(2 * SECONDS_5).includes(true)).toBe(false);
});

test('while there is nothing to listen to, nothing is said', () => {
  expect(over(Array(4 * SECONDS_5).fill(undefined)).includes(true)).toBe(false);
});
