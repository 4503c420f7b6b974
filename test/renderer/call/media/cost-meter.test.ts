import { expect, test } from 'vitest';
import { CostMeter } from '../../../../renderer/call/media/background/cost-meter.ts';

function costOf(frames: number, busyMs: number, elapsedMs: number) {
  const meter = new CostMeter(0);
  for (let frame = 0; frame < frames; frame += 1) meter.add(busyMs);
  return meter.read(elapsedMs);
}

test('a core’s share and the pictures a second are of the time since it was asked last', () => {
  expect(costOf(60, 10, 2_000)).toEqual({ coreShare: 0.3, framesPerSecond: 30, isTooSlow: false });
  const meter = new CostMeter(0);
  meter.add(500);
  meter.read(1_000);
  expect(meter.read(2_000)).toMatchObject({ coreShare: 0, framesPerSecond: 0 });
});

test('few pictures are too few only when it is the computer that makes them few', () => {
  expect(costOf(16, 120, 2_000).isTooSlow).toBe(true);
  // In the dark cameras give fewer pictures.
  expect(costOf(16, 20, 2_000).isTooSlow).toBe(false);
});
