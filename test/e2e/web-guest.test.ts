/** Somebody without the app joins from a browser: the host's server serves the page. */
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from '../support/apps.ts';
import { CallPage } from '../support/call-page.ts';
import { findChromium } from '../support/chromium.ts';
import { MEDIA_FLAGS } from '../support/chromium-flags.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: MEDIA_FLAGS });
});

afterAll(() => browser.close());

test('the app hosts, a browser joins by opening the link', async () => {
  const ana = await openApp();
  await ana.host({ name: 'Ana', room: 'Studio' });
  // A browser gives camera and encryption to https and localhost alone.
  const link = new URL(await ana.invitationLink());
  link.hostname = 'localhost';
  const ben = new CallPage(await browser.newPage());
  await ben.page.goto(link.href);
  await ben.page.getByRole('heading', { name: 'Studio' }).waitFor();
  expect(ben.page.url()).not.toContain('k=');
  await ben.page.getByLabel('Your name').fill('Ben');
  await ben.enter('Join now');
  expect((await ben.measureTile(ben.tile('Ana'), 1_000)).framesPerSecond).toBeGreaterThan(5);
  expect((await ana.measureTile(ana.tile('Ben'), 1_000)).framesPerSecond).toBeGreaterThan(5);
  expect(await ana.measureSound('Ben', 3_000)).toBeGreaterThan(0.01);
});

test('over http from another computer the page says why it cannot take part', async () => {
  const ana = await openApp();
  await ana.host({ name: 'Ana' });
  const link = new URL(await ana.invitationLink());
  const { page } = new CallPage(await browser.newPage());
  // Its own network address: to the browser that is another computer.
  await page.goto(link.href);
  await page.getByText(/https/).first().waitFor();
});
