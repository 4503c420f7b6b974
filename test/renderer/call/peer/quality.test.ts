import { expect, test } from 'vitest';
import { sendingQuality } from '../../../../renderer/call/peer/quality.ts';

test('one receiver gets the full camera; each further one costs pixels, never gives more', () => {
  expect(sendingQuality(1).camera).toMatchObject({ maxHeight: 720, maxFramerate: 30 });
  const heights = Array.from({ length: 11 }, (_, index) => sendingQuality(index + 1).camera.maxHeight);
  expect(heights).toEqual([...heights].sort((a, b) => b - a));
  expect(heights.at(-1)).toBe(180);
});

test('what a sender uploads in all stays below three megabits, whatever the number of receivers', () => {
  for (let receivers = 1; receivers <= 11; receivers += 1) {
    expect(sendingQuality(receivers).camera.maxBitrate * receivers).toBeLessThan(3_000_000);
  }
});
