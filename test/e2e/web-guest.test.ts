/** Somebody without the app joins from a browser: the host's server serves the page. */
import { expect, test } from 'vitest';
import { openApp } from '../support/apps.ts';
import { openGuest } from '../support/guests.ts';
import { startStandalone } from '../support/server-process.ts';

test('the app hosts, a browser joins by opening the link, with background and noise taken away', async () => {
  const ana = await openApp();
  await ana.host({ name: 'Ana', room: 'Studio' });
  const ben = await openGuest(await ana.invitationLink());
  await ben.page.getByRole('heading', { name: 'Studio' }).waitFor();
  expect(ben.page.url()).not.toContain('k=');
  await ben.page.getByLabel('Your name').fill('Ben');
  await ben.button('Background and noise').click();
  await ben.page.getByRole('radio', { name: 'Strong blur' }).click();
  await ben.page.getByRole('radio', { name: 'Voices only' }).click();
  await ben.page.getByText(/of one processor core/).waitFor();
  await ben.enter('Join now');
  expect((await ben.measureTile(ben.tile('Ana'), 1_000)).framesPerSecond).toBeGreaterThan(5);
  expect((await ana.measureTile(ana.tile('Ben'), 1_000)).framesPerSecond).toBeGreaterThan(5);
  await ana.hears(['Ben'], 10_000);
});

test('an invitation to another server, pasted into a guest’s page, is opened on that server’s page', async () => {
  const [ana, here] = [await openApp(), await startStandalone({ port: 0 })];
  await ana.host({ name: 'Ana', room: 'Studio' });
  const link = new URL(await ana.invitationLink());
  link.hostname = 'localhost';
  const ben = await openGuest(`http://localhost:${here.port}`);
  await ben.openInvitation({ name: 'Ben', link: link.href });
  expect(new URL(ben.page.url()).origin).toBe(link.origin);
  expect(ben.page.url()).not.toContain('k=');
  await ben.page.getByRole('heading', { name: 'Studio' }).waitFor();
});

test('over http from another computer the page says why it cannot take part', async () => {
  const ana = await openApp();
  await ana.host({ name: 'Ana' });
  const link = await ana.invitationLink();
  const { page } = await openGuest(link);
  // By its network address the host is another computer to the browser; without a network there is no such address.
  await page.goto(link);
  const isSecure = await page.evaluate(() => isSecureContext);
  expect(isSecure).toBe(new URL(link).hostname === '127.0.0.1');
  if (!isSecure) await page.getByText(/https/).first().waitFor();
});
