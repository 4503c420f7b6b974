import { expect, test } from 'vitest';
import { sendingQuality as qualityWithin } from '../../../../renderer/call/peer/quality.ts';

const FREE = { maxVideoUpload: undefined, isSharing: false };
const sendingQuality = (receivers: number) => qualityWithin(receivers, FREE);

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

test.each([1, 2, 3, 5, 11])(
  'a limited upload is kept to with %i receivers, and a shared screen comes before the camera',
  (receivers) => {
    for (const maxVideoUpload of [100_000, 300_000, 1_000_000, 5_000_000]) {
      const alone = qualityWithin(receivers, { maxVideoUpload, isSharing: false });
      expect(alone.camera.maxBitrate * receivers).toBeLessThanOrEqual(maxVideoUpload + receivers);
      const { camera, screen } = qualityWithin(receivers, { maxVideoUpload, isSharing: true });
      expect((camera.maxBitrate + screen.maxBitrate) * receivers).toBeLessThanOrEqual(maxVideoUpload + 2 * receivers);
      expect(screen.maxBitrate).toBeGreaterThan(camera.maxBitrate);
    }
  },
);

test('few bits are spent on few pixels', () => {
  const { camera } = qualityWithin(1, { maxVideoUpload: 150_000, isSharing: false });
  expect(camera).toMatchObject({ maxHeight: 180, maxBitrate: 150_000, isActive: true });
});
