import { expect, test } from 'vitest';
import { SpeakingDetector } from '../../../../renderer/call/media/speaking.ts';

test('two loud samples are speech, one is a click', () => {
  const detector = new SpeakingDetector();
  expect(detector.update(0.5, 0)).toBe(false);
  expect(detector.update(0, 150)).toBe(false);
  expect(detector.update(0.5, 300)).toBe(false);
  expect(detector.update(0.5, 450)).toBe(true);
});

test('a breath between words does not end speech, silence does', () => {
  const detector = new SpeakingDetector();
  detector.update(0.1, 0);
  expect(detector.update(0.1, 150)).toBe(true);
  expect(detector.update(0, 700)).toBe(true);
  expect(detector.update(0, 1_000)).toBe(false);
});
