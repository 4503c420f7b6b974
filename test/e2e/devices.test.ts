/** Whatever is wrong with camera and microphone, there is a usable call, and a word of what to do. */
import { expect, test } from 'vitest';
import { openApp, sharedCall } from '../support/apps.ts';

const theCall = sharedCall('Ana');

test.each([
  ['none', 'No camera found.'],
  ['denied', 'Camera blocked.'],
  ['in-use', 'Camera in use by another program.'],
] as const)('devices: %s', async (media, sentence) => {
  const [ana] = theCall();
  const ben = await openApp({ media });
  const link = await ana.invitationLink();
  await ben.openInvitation({ name: 'Ben', link });
  await ben.page.getByText(sentence).first().waitFor();
  await ben.enter('Join now');

  expect((await ben.measureTile(ben.tile('Ana'), 1_000)).framesPerSecond).toBeGreaterThan(5);
  // Chromium's switch for a microphone that is in use fails every audio stream, playing as well.
  if (media !== 'in-use') await ben.hears(['Ana'], 10_000);
  await ana.tile('Ben').waitFor();
  expect(await ana.tile('Ben').locator('video[data-picture]').count()).toBe(0);
  await ben.sendChat(`My camera: ${media}`);
  await expect.poll(async () => (await ana.chatTexts()).at(-1), { timeout: 5_000 }).toBe(`My camera: ${media}`);
});

test('before joining one sees how loud one is heard', async () => {
  const [ana] = theCall();
  const ben = await openApp();
  await ben.openInvitation({ name: 'Ben', link: await ana.invitationLink() });
  const levels = await ben.page.evaluate(watchLevels, '[role="img"][aria-label="Microphone level"] > *');
  // It beeps once a second, and is silent in between.
  const beeps = levels.filter((level, index) => level > 70 && (levels[index - 1] ?? 100) <= 70);
  expect(beeps.length).toBeGreaterThanOrEqual(2);
});

/** In hundredths of the meter's length, one after another, as drawn within six seconds. */
async function watchLevels(selector: string): Promise<number[]> {
  const levels: number[] = [];
  const until = performance.now() + 6_000;
  while (performance.now() < until) {
    const fill = document.querySelector(selector);
    const [, right] = /inset\(\S+ ([\d.]+)%/.exec(fill ? getComputedStyle(fill).clipPath : '') ?? [];
    levels.push(right === undefined ? 0 : 100 - Number(right));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return levels;
}
