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
  const meter = ben.page.getByRole('img', { name: 'Microphone level' });
  const level = () =>
    meter.evaluate(({ firstElementChild }) => {
      const [, right] =
        /inset\(\S+ ([\d.]+)%/.exec(firstElementChild ? getComputedStyle(firstElementChild).clipPath : '') ?? [];
      return 100 - Number(right);
    });
  // It beeps, and is silent in between.
  for (let beep = 0; beep < 3; beep += 1) {
    await expect.poll(level, { timeout: 10_000 }).toBeGreaterThan(70);
    await expect.poll(level, { timeout: 10_000 }).toBeLessThan(50);
  }
});
