/** What people find out about their connections, in the app itself. */
import type { Locator } from 'playwright';
import { expect, test } from 'vitest';
import { openCall } from '../support/apps.ts';
import type { CallPage } from '../support/call-page.ts';

const PATIENT = { timeout: 15_000 };

async function openStatistics(window: CallPage): Promise<Locator> {
  const { page } = window;
  await window.button('More').click();
  await page.getByRole('menuitem', { name: 'Statistics' }).click();
  const panel = page.getByRole('complementary', { name: 'Statistics' });
  await panel.waitFor();
  return panel;
}

/** The texts of a row: received, then sent. */
async function figures(panel: Locator, group: string, label: string): Promise<string[]> {
  const rows = panel
    .locator('tbody')
    .filter({ has: panel.page().getByRole('rowheader', { name: group, exact: true }) });
  const row = rows.locator('tr').filter({ has: panel.page().locator('th', { hasText: new RegExp(`^${label}$`) }) });
  return row.locator('td').allInnerTexts();
}

test('statistics show what goes each way, follow what is switched off, and can be copied', async () => {
  const [ana, ben] = await openCall('Ana', 'Ben');
  await ana.measureTile(ana.tile('Ben'), 100);
  const panel = await openStatistics(ana);
  await expect.poll(() => figures(panel, 'Microphone', 'Codec'), PATIENT).toEqual(['opus', 'opus']);
  await expect
    .poll(async () => (await figures(panel, 'Camera', 'Size')).join(), PATIENT)
    .toMatch(/^\d+ × \d+,\d+ × \d+$/);
  expect((await figures(panel, 'Connection', 'Route')).join()).toMatch(/^Direct, UDP \(host to /);
  await ben.button('Turn camera off').click();
  await expect.poll(async () => (await figures(panel, 'Camera', 'Size'))[0], PATIENT).toBe('');
  await ana.button('Copy as text').click();
  await ana.button('Copied').waitFor();
});

test('who hears whom: a row for each, oneself first', async () => {
  const [ana] = await openCall('Ana', 'Ben', 'Chloé');
  await ana.page.locator('[data-kind="person"][aria-label="Chloé"][data-connection="good"]').waitFor();
  await ana.button('People').click();
  await ana.button('Who hears whom').click();
  const table = ana.page.getByRole('table', { name: 'How each row hears each column' });
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['You', 'Ben', 'Chloé']);
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['You', 'Ben', 'Chloé']);
  const own = table.getByRole('row', { name: 'You' }).last().getByRole('cell');
  await expect.poll(() => own.allInnerTexts(), PATIENT).toEqual(['', 'Good', 'Good']);
  await ana.page.keyboard.press('Escape');
  // Whoever uses the keyboard goes on from where they were.
  await expect
    .poll(() => ana.button('Who hears whom').evaluate((button) => button === document.activeElement))
    .toBe(true);
  await ana.button('More for Chloé').click();
  await ana.page.getByRole('menuitem', { name: 'Statistics' }).click();
  const panel = ana.page.getByRole('complementary', { name: 'Statistics' });
  await panel.getByRole('table', { name: 'Connection to Chloé' }).waitFor(PATIENT);
  expect(await panel.getByRole('table').count()).toBe(1);
});
