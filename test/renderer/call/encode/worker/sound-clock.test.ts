import { expect, test } from 'vitest';
import { SoundClock } from '../../../../../renderer/call/encode/worker/sound-clock.ts';

const frame = (rtpTimestamp: number, captureTime: number, synchronizationSource = 1) => ({
  rtpTimestamp,
  captureTime,
  synchronizationSource,
});

test('each frame begins where the last one ended, also where the microphone has a clock of its own', () => {
  const clock = new SoundClock();
  const first = clock.of(frame(2 ** 32 - 960, 1_000));
  expect(first).toBe(48_000);
  expect(clock.of(frame(0, 1_021)) - first).toBe(960);
  expect(clock.of(frame(960, 1_039)) - first).toBe(1_920);
});

test('what comes after a pause is as much later, by this encoder or by another', () => {
  const clock = new SoundClock();
  const first = clock.of(frame(5_000, 1_000));
  expect(clock.of(frame(5_960, 9_020)) - first).toBe(8_020 * 48);
  expect(clock.of(frame(6_920, 9_040)) - first).toBe(8_040 * 48);
  expect(clock.of(frame(77, 9_060, 2)) - first).toBe(8_060 * 48);
});

test('without a time of capture the encoder’s own clock counts', () => {
  expect(new SoundClock().of({ rtpTimestamp: 5, synchronizationSource: 1 })).toBe(5);
});
