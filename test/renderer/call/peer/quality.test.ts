import { expect, test } from 'vitest';
import { NO_SAVINGS } from '../../../../renderer/call/health/economy.ts';
import { type SendingQuality, sendingQuality } from '../../../../renderer/call/peer/quality.ts';
import { NOTHING_SEEN, SEEN_LARGE, type Want } from '../../../../renderer/call/peer/want.ts';

const FREE = { receivers: 1, maxVideoUpload: undefined, isSharing: false, mode: 'text', savings: NO_SAVINGS } as const;
const LARGE: Want = { ...SEEN_LARGE, framesPerSecond: 30 };
const NOTHING_WANTED: Want = { ...NOTHING_SEEN, framesPerSecond: 30 };
const toEach = (receivers: number) => sendingQuality(LARGE, { ...FREE, receivers });

test('one receiver gets the full camera; each further one costs pixels, never gives more', () => {
  expect(toEach(1).camera).toMatchObject({ maxHeight: 720, maxFramerate: 30 });
  const heights = Array.from({ length: 11 }, (_, index) => toEach(index + 1).camera.maxHeight);
  expect(heights).toEqual([...heights].sort((a, b) => b - a));
  expect(heights.at(-1)).toBe(180);
});

test('what a sender uploads in all stays below three megabits, whatever the number of receivers', () => {
  for (let receivers = 1; receivers <= 11; receivers += 1) {
    expect(toEach(receivers).camera.maxBitrate * receivers).toBeLessThan(3_000_000);
  }
});

test.each([1, 2, 3, 5, 11])(
  'a limited upload is kept to with %i receivers, and a shared screen comes before the camera',
  (receivers) => {
    for (const maxVideoUpload of [100_000, 300_000, 1_000_000, 5_000_000]) {
      const alone = sendingQuality(LARGE, { ...FREE, receivers, maxVideoUpload });
      expect(alone.camera.maxBitrate * receivers).toBeLessThanOrEqual(maxVideoUpload + receivers);
      const { camera, screen } = sendingQuality(LARGE, { ...FREE, receivers, maxVideoUpload, isSharing: true });
      expect((camera.maxBitrate + screen.maxBitrate) * receivers).toBeLessThanOrEqual(maxVideoUpload + 2 * receivers);
      expect(screen.maxBitrate).toBeGreaterThan(camera.maxBitrate);
    }
  },
);

test('few bits are spent on few pixels', () => {
  const { camera } = sendingQuality(LARGE, { ...FREE, maxVideoUpload: 150_000 });
  expect(camera).toMatchObject({ maxHeight: 180, maxBitrate: 150_000, isActive: true });
});

test.each([
  [1080, 720],
  [500, 720],
  [440, 360],
  [240, 360],
  [220, 180],
  [90, 180],
])('a tile of %i lines is sent %i', (height, sent) => {
  expect(sendingQuality(tile(height), FREE).camera.maxHeight).toBe(sent);
});

test('a narrow tile that cuts off the sides counts by the whole picture; a wide one by its width', () => {
  expect(sendingQuality({ ...tile(0), camera: { width: 300, height: 400 } }, FREE).camera.maxHeight).toBe(360);
  expect(sendingQuality({ ...tile(0), camera: { width: 800, height: 200 } }, FREE).camera.maxHeight).toBe(360);
});

test('a tile that moves about a border changes nothing; one that shrinks well below it does', () => {
  const sizes = [240, 220, 226, 218, 230];
  expect(follow(sizes)).toEqual([360, 360, 360, 360, 360]);
  expect(follow([240, 190, 220, 240])).toEqual([360, 180, 180, 360]);
});

test('a receiver that asks for fewer frames gets no more; a busy sender sends nobody more lines or frames', () => {
  expect(sendingQuality({ ...tile(720), framesPerSecond: 12 }, FREE).camera.maxFramerate).toBe(12);
  const busy = { ...FREE, savings: { ...NO_SAVINGS, maxHeight: 360, maxFramerate: 18 } };
  expect(sendingQuality(tile(720), busy).camera).toMatchObject({ maxHeight: 360, maxFramerate: 18 });
  expect(sendingQuality(NOTHING_WANTED, busy).camera.isActive).toBe(false);
});

test('what is not seen is not sent; what is seen again is', () => {
  const unseen = sendingQuality(NOTHING_WANTED, FREE);
  expect([unseen.camera.isActive, unseen.screen.isActive]).toEqual([false, false]);
  const again = sendingQuality(tile(600), FREE, unseen);
  expect(again.camera).toMatchObject({ isActive: true, maxHeight: 720 });
});

test('a film is sent with more frames and fewer lines than a text; of few bits it is smaller, a text is not', () => {
  const share = (mode: 'text' | 'motion', maxVideoUpload?: number) =>
    sendingQuality(LARGE, { ...FREE, isSharing: true, mode, maxVideoUpload }).screen;
  expect(share('text')).toMatchObject({ maxHeight: 1440, maxFramerate: 15 });
  expect(share('motion')).toMatchObject({ maxHeight: 720, maxFramerate: 30 });
  expect(share('text', 500_000)).toMatchObject({ maxHeight: 1440, maxBitrate: 350_000 });
  expect(share('motion', 500_000)).toMatchObject({ maxHeight: 360, maxBitrate: 350_000 });
});

test('a screen in the corner is sent smaller than one that fills the display', () => {
  const heightOf = (height: number) =>
    sendingQuality({ ...NOTHING_WANTED, screen: { width: 1, height } }, { ...FREE, isSharing: true }).screen.maxHeight;
  expect([heightOf(1300), heightOf(500)]).toEqual([1440, 720]);
});

function tile(height: number): Want {
  return { ...NOTHING_WANTED, camera: { width: Math.round((height * 16) / 9), height } };
}

/** Heights of what is sent to one whose tile changes like that. */
function follow(heights: readonly number[]): number[] {
  let current: SendingQuality | undefined;
  return heights.map((height) => {
    current = sendingQuality(tile(height), FREE, current);
    return current.camera.maxHeight;
  });
}
