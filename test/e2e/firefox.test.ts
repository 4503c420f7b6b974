/** A guest with Firefox, whose descriptions and codecs are not Chromium's. */
import { expect, test } from 'vitest';
import { type AppWindow, openApp } from '../support/apps.ts';
import { type FirefoxPage, firefoxPath, openFirefox } from '../support/firefox.ts';
import { startStandalone } from '../support/server-process.ts';

const PATIENT = { timeout: 10_000, interval: 200 };

test.skipIf(firefoxPath === undefined)('Firefox joins: each sees and hears the other, and the screen', async () => {
  const ana = await openApp();
  await ana.host({ name: 'Ana' });
  const link = new URL(await ana.invitationLink());
  link.hostname = 'localhost';
  const fox = await openFirefox(link.href);
  await fox.fill('Your name', 'Fox');
  await fox.press('Join now');
  await expectBothWays(ana, fox);
});

test.skipIf(firefoxPath === undefined)('the app joins a Firefox that is there already', async () => {
  const [ana, server] = await Promise.all([openApp(), startStandalone({ port: 0 })]);
  const fox = await openFirefox(server.origin);
  await fox.fill('Your name', 'Fox');
  await fox.press('Host a room');
  await fox.press('Start the call');
  await ana.join({ name: 'Ana', link: await fox.invitationLink() });
  await expectBothWays(ana, fox);
});

async function expectBothWays(ana: AppWindow, fox: FirefoxPage): Promise<void> {
  await ana.seesFrames(ana.tile('Fox'), 10, PATIENT.timeout);
  await ana.hears(['Fox'], PATIENT.timeout);
  await expect.poll(async () => (await fox.received()).soundEnergy, PATIENT).toBeGreaterThan(0.1);
  const mostFrames = async () => Math.max(...Object.values((await fox.received()).frames));
  await expect.poll(mostFrames, PATIENT).toBeGreaterThan(10);
  await ana.shareScreen();
  await expect.poll(async () => Object.keys((await fox.received()).frames).length, PATIENT).toBe(2);
  const panel = await ana.openStatistics();
  await panel.getByText('libaom for all').waitFor();
  expect(await panel.getByText(/encoded apart/i).count()).toBe(0);
}
