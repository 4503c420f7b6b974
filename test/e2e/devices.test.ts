/** Whatever is wrong with camera and microphone, there is a usable call, and a word of what to do. */
import { expect, test } from 'vitest';
import { openApp, openCall } from '../support/apps.ts';

test.each([
  ['none', 'No camera found.'],
  ['denied', 'Camera blocked.'],
  ['in-use', 'Camera in use by another program.'],
] as const)('devices: %s', async (media, sentence) => {
  const ana = await openApp();
  await ana.host({ name: 'Ana' });
  const link = await ana.invitationLink();

  const ben = await openApp({ media });
  await ben.openInvitation({ name: 'Ben', link });
  await ben.page.getByText(sentence).first().waitFor();
  await ben.enter('Join now');

  expect((await ben.measureTile(ben.tile('Ana'), 1_000)).framesPerSecond).toBeGreaterThan(5);
  // Chromium's switch for a microphone that is in use fails every audio stream, playing as well.
  if (media !== 'in-use') await ben.hears(['Ana'], 10_000);
  await ana.tile('Ben').waitFor();
  expect(await ana.tile('Ben').locator('video[data-picture]').count()).toBe(0);
  await ben.sendChat('I have no camera');
  await expect.poll(() => ana.chatTexts(), { timeout: 5_000 }).toEqual(['I have no camera']);
});

test('another camera in mid-call: the others see no gap worth a name', async () => {
  const [ana, ben] = await openCall('Ana', 'Ben');
  await ben.measureTile(ben.tile('Ana'), 500);
  const gap = ben.longestGap(ben.tile('Ana'), 3_000);
  await ana.button('Choose camera').click();
  await ana.page.getByRole('menuitemradio').nth(2).click();
  await ana.button('Choose camera').click();
  expect(await ana.page.getByRole('menuitemradio').nth(2).getAttribute('aria-checked')).toBe('true');
  expect(await gap).toBeLessThan(1_000);
});
