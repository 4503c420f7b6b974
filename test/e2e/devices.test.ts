/** Whatever is wrong with camera and microphone, there is a usable call, and a word of what to do. */
import { expect, test } from 'vitest';
import { type AppWindow, openApp, openCall } from '../support/apps.ts';

test.each([
  ['none', 'No camera found.'],
  ['denied', 'Camera blocked.'],
  ['in-use', 'Camera in use by another program.'],
] as const)('devices: %s', async (media, sentence) => {
  const [ana, ben] = await Promise.all([openApp(), openApp({ media })]);
  await ana.host({ name: 'Ana' });
  const link = await ana.invitationLink();
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

/** Milliseconds that a picture may stand still longer than it does anyway, with the ten a second of a fake camera. */
const UNNOTICED_MS = 200;

async function choose(window: AppWindow, menu: string, item: string | number): Promise<void> {
  await window.button(menu).click();
  const items = window.page.getByRole('menuitemradio');
  await (typeof item === 'number' ? items.nth(item) : items.filter({ hasText: item })).click();
}

test('another camera, another microphone and a blurred background in mid-call of three: nobody is held up', async () => {
  const [ana, ben, chloe] = await openCall('Ana', 'Ben', 'Chloé');
  const others = [ben, chloe];
  const gaps = async (act: () => Promise<void>): Promise<number[]> => {
    await Promise.all(others.map((other) => other.seesFrames(other.tile('Ana'), 10, 10_000)));
    const watched = others.map((other) => other.longestGap(other.tile('Ana'), 2_500));
    await act();
    return Promise.all(watched);
  };
  const calm = await gaps(async () => undefined);
  const exchanged = await gaps(async () => {
    await choose(ana, 'Choose camera', 2);
    await choose(ana, 'Choose microphone and speaker', 2);
  });
  expect(Math.max(...exchanged)).toBeLessThan(Math.max(...calm) + UNNOTICED_MS);
  await ana.button('Choose camera').click();
  expect(await ana.page.getByRole('menuitemradio').nth(2).getAttribute('aria-checked')).toBe('true');
  await ana.page.keyboard.press('Escape');
  await Promise.all(others.map((other) => other.hears(['Ana'], 10_000)));

  await choose(ana, 'Choose camera', 'Light blur');
  await Promise.all(others.map((other) => other.seesFrames(other.tile('Ana'), 10, 10_000)));
  await choose(ana, 'Choose microphone and speaker', 'Voices only');
  await ana.button('Choose camera').click();
  await ana.page
    .getByRole('menu')
    .getByText(/of one processor core/)
    .waitFor();
  await ana.page.keyboard.press('Escape');
  await Promise.all(others.map((other) => other.hears(['Ana'], 10_000)));
});
