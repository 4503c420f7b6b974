import { expect, test } from 'vitest';
import { CommonClock } from '../../../../../renderer/call/encode/worker/common-clock.ts';

const frame = (synchronizationSource: number, rtpTimestamp: number) => ({ synchronizationSource, rtpTimestamp });

test('encoders whose clocks begin anywhere go by one, and none goes back when it wraps around', () => {
  let now = 1_000;
  const clock = new CommonClock(() => now);
  const first = clock.of(frame(1, 2 ** 32 - 4_500));
  expect(first).toBe(90_000);
  now = 1_100;
  expect(clock.of(frame(2, 5)) - first).toBe(9_000);
  expect(clock.of(frame(1, 4_500)) - first).toBe(9_000);
  // Late or early, what counts is when it was captured.
  now = 5_000;
  expect(clock.of(frame(2, 9_005)) - first).toBe(18_000);
});
