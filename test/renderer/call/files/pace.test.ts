import { expect, test } from 'vitest';
import { Pace } from '../../../../renderer/call/files/pace.ts';

test('says nothing too early, then what the last seconds were like', () => {
  const pace = new Pace();
  pace.note(0, 0);
  expect(pace.bytesPerSecond(300)).toBeUndefined();
  for (let at = 250; at <= 10_000; at += 250) pace.note(at, at * 1_000);
  expect(pace.bytesPerSecond(10_000)).toBeCloseTo(1_000_000, -3);
  for (let at = 10_250; at <= 16_000; at += 250) pace.note(at, 10_000_000);
  expect(pace.bytesPerSecond(16_000)).toBe(0);
});

test('marks that come very often count as a few', () => {
  const pace = new Pace();
  for (let at = 0; at <= 2_000; at += 1) pace.note(at, at * 50_000);
  expect(pace.bytesPerSecond(2_000)).toBeCloseTo(50_000_000, -6);
});
