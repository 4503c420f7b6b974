/** A host and a guest, each in their own app: what people do in a call. */
import type { Locator } from 'playwright';
import { describe, expect, test } from 'vitest';
import { type AppWindow, openApp, openCall, sharedCall } from '../support/apps.ts';
import type { CallPage } from '../support/call-page.ts';

const SECOND_MS = 1_000;
const PATIENT = { timeout: 6 * SECOND_MS };

describe('a host and a guest', () => {
  const theCall = sharedCall('Ana', 'Ben');

  test('a screen is shared beside the camera, drawn on, paused and stopped', async () => {
    const [ana, ben] = theCall();
    await ana.button('Share screen').click();
    await ana.page.getByRole('radio', { name: 'Entire screen' }).waitFor({ state: 'attached' });
    // There is no other window, and the app's own would be a hall of mirrors.
    expect(await ana.page.getByRole('dialog').getByText('Windows').count()).toBe(0);
    await ana.page.keyboard.press('Escape');
    await ana.shareScreen();
    const screen = ben.screenOf('Ana');
    await screen.waitFor();
    await ben.seesFrames(screen, 2, 5 * SECOND_MS);
    const shared = await ben.measureTile(screen, 2 * SECOND_MS);
    expect(shared.width).toBeGreaterThan(300);
    expect(shared.framesPerSecond).toBeGreaterThan(0);
    expect((await ben.measureTile(ben.tile('Ana'), 2 * SECOND_MS)).framesPerSecond).toBeGreaterThan(5);

    await ben.button('Draw').click();
    await drawAcross(ben, screen);
    await ana.page.getByText('Ben is pointing or drawing').waitFor();
    const preview = ana.page.getByRole('button', { name: 'Show preview' });
    if (await preview.isVisible()) await preview.click();
    const own = ana.page.getByRole('region', { name: 'Your screen' });
    await expect.poll(() => hasInk(own, 0.5, 0.5), PATIENT).toBe(true);
    expect(await hasInk(own, 0.5, 0.1)).toBe(false);
    await own.getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(() => hasInk(screen, 0.5, 0.5), PATIENT).toBe(false);

    await ana.button('Pause').click();
    await screen.getByText('Ana has paused sharing').waitFor();
    await ana.button('Resume').click();
    await screen.getByText('Ana has paused sharing').waitFor({ state: 'detached' });
    await ana.stopSharing();
    await screen.waitFor({ state: 'detached' });
  });

  test('what one does is seen by the other: mute, camera, a hand, a reaction; a pin is seen here alone', async () => {
    const [ana, ben] = theCall();
    const muted = ben.tile('Ana').getByLabel('Muted');
    await ben.measureTile(ben.tile('Ana'), 100);
    await ana.button('Mute').click();
    await muted.waitFor();
    // What was on its way when the microphone fell silent may still be heard; beeps come each second.
    await expect.poll(() => ben.measureSound('Ana', 2 * SECOND_MS), PATIENT).toBeLessThan(0.001);
    await ana.button('Unmute').click();
    await muted.waitFor({ state: 'detached' });
    await ben.hears(['Ana'], 10 * SECOND_MS);

    const picture = ben.tile('Ana').locator('video[data-picture]');
    await picture.waitFor();
    await ana.button('Turn camera off').click();
    await picture.waitFor({ state: 'detached' });
    await ana.button('Turn camera on').click();
    await picture.waitFor();
    expect((await ben.measureTile(ben.tile('Ana'), SECOND_MS)).framesPerSecond).toBeGreaterThan(5);

    await ana.page.keyboard.press('Control+Shift+H');
    await ben.tile('Ana').getByLabel('Hand raised').waitFor();
    await ben.page.getByText('Ana raised a hand').waitFor();
    await ana.page.getByRole('button', { name: /^Lower hand/ }).click();
    await ben.tile('Ana').getByLabel('Hand raised').waitFor({ state: 'detached' });

    await ana.button('React').click();
    await ana.button('Applause').click();
    for (const tile of [ben.tile('Ana'), ana.tile('Ana (you)')]) await tile.getByText('👏').waitFor();

    const widthOf = async (name: string): Promise<number> => (await ben.tile(name).boundingBox())?.width ?? 0;
    await ben.page.keyboard.press('Control+1');
    await expect.poll(async () => (await widthOf('Ana')) / (await widthOf('Ben (you)')), PATIENT).toBeGreaterThan(3);
    expect((await ben.measureTile(ben.tile('Ana'), SECOND_MS)).framesPerSecond).toBeGreaterThan(5);
  });

  test('host and join: both see, hear and read each other', async () => {
    const [ana, ben] = theCall();
    const expectSeenAndHeard = async (one: CallPage, other: string): Promise<void> => {
      const { width, height, framesPerSecond } = await one.measureTile(one.tile(other), 2 * SECOND_MS);
      expect(framesPerSecond).toBeGreaterThan(5);
      expect(width).toBeGreaterThan(height);
      await one.hears([other], 10 * SECOND_MS);
    };
    await Promise.all([expectSeenAndHeard(ana, 'Ben'), expectSeenAndHeard(ben, 'Ana')]);
    const texts = ['hello', 'how are you?', 'see https://example.org/', 'two\nlines', '<b>not bold</b>'];
    for (const text of texts) await ana.sendChat(text);
    await expect.poll(() => ben.chatTexts(), { timeout: 5 * SECOND_MS }).toEqual(texts);
    await ben.sendChat('good');
    await expect.poll(() => ana.chatTexts(), { timeout: 5 * SECOND_MS }).toEqual([...texts, 'good']);
  });

  test('who leaves is gone within a second, and may come back; so is a closed window', async () => {
    const [ana, ben] = theCall();
    await ana.tile('Ben').waitFor();
    await ben.button('Leave').click();
    await ana.tile('Ben').waitFor({ state: 'detached', timeout: SECOND_MS });
    await ben.button('Rejoin').click();
    await ben.button('Leave').waitFor();
    expect((await ana.measureTile(ana.tile('Ben'), SECOND_MS)).framesPerSecond).toBeGreaterThan(5);
    await ben.page.close({ runBeforeUnload: false });
    await ana.tile('Ben').waitFor({ state: 'detached', timeout: SECOND_MS });
  });
});

test('whose app is quit is gone at once, the host as well, also when the page cannot say so any more', async () => {
  const [ana, ben, cleo] = await openCall('Ana', 'Ben', 'Cleo');
  const quit = async ({ app, page }: AppWindow) => {
    const crashed = page.waitForEvent('crash');
    const devTools = await page.context().newCDPSession(page);
    // It is not answered any more.
    void devTools.send('Page.crash').catch(() => undefined);
    await crashed;
    await app.close();
  };
  const expectGone = (window: CallPage, name: string) =>
    window.tile(name).waitFor({ state: 'detached', timeout: 2 * SECOND_MS });
  await Promise.all([ana.tile('Ben').waitFor(), cleo.tile('Ben').waitFor()]);
  await quit(ben);
  await Promise.all([expectGone(ana, 'Ben'), expectGone(cleo, 'Ben')]);
  await quit(ana);
  await expectGone(cleo, 'Ana');
});

test('a link opens the app in the lobby of its room', async () => {
  const ana = await openApp();
  await ana.host({ name: 'Ana', room: 'Studio' });
  const link = (await ana.invitationLink()).replace(/^http/, 'engage');
  const ben = await openApp({ args: [link] });
  await ben.page.getByRole('heading', { name: 'Studio' }).waitFor();
  await ben.page.getByLabel('Your name').fill('Ben');
  await ben.enter('Join now');
  await ana.tile('Ben').waitFor();
});

/** A line through the middle of a shared picture. */
async function drawAcross({ page }: CallPage, screen: Locator): Promise<void> {
  const { x, y, width, height } = (await screen.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width * 0.2, y + height * 0.5);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.8, y + height * 0.5, { steps: 10 });
  await page.mouse.up();
}

/** Whether something is drawn at a place of a picture, 0…1. */
function hasInk(picture: Locator, x: number, y: number): Promise<boolean> {
  return picture.locator('canvas').evaluate(
    (canvas, place) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('nothing to draw on');
      const [left, top] = [Math.round(canvas.width * place.x), Math.round(canvas.height * place.y)];
      const data = canvas.getContext('2d')?.getImageData(left - 2, top - 2, 5, 5).data;
      return data?.some((value) => value > 0) === true;
    },
    { x, y },
  );
}
