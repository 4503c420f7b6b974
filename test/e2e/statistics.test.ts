/** What people find out about their connections, in the app itself. */
import type { Locator } from 'playwright';
import { expect, test } from 'vitest';
import { openCall } from '../support/apps.ts';

const PATIENT = { timeout: 15_000 };

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
  const panel = await ana.openStatistics();
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
