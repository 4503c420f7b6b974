import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { galleryPage } from './gallery-page.ts';
import { showScene } from './gallery-window.ts';

const thePage = galleryPage();
let page: Page;

beforeAll(() => {
  page = thePage();
});

test('the language that is chosen is spoken at once, and English again', async () => {
  await showScene(page, 'home', { press: ['Settings'] });
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
  const sprache = page.getByRole('dialog', { name: 'Einstellungen' }).getByRole('combobox', { name: 'Sprache' });
  await sprache.waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await sprache.selectOption({ label: 'English' });
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
});

test('a call that is on changes its words, and keeps its pictures', { timeout: 30_000 }, async () => {
  await showScene(page, 'call-5', { press: ['People'] });
  const marked = await page.evaluate(() => {
    const videos = document.querySelectorAll('video');
    for (const video of videos) video.dataset.before = '';
    return videos.length;
  });
  await page.evaluate(() => window.gallery.speak('fr'));
  await page.getByRole('button', { name: 'Couper le micro', exact: true }).waitFor();
  await page.getByRole('complementary', { name: 'Participants' }).getByText('Bonne connexion').first().waitFor();
  expect(await page.locator('video[data-before]').count()).toBe(marked);
  expect(marked).toBeGreaterThan(3);
  await page.evaluate(() => window.gallery.speak('en'));
});

test('where lines begin at the right, the panel stands at the left', async () => {
  await showScene(page, 'call-5', { press: ['People'] });
  await page.evaluate(() => window.gallery.speak('ar'));
  const panel = page.getByRole('complementary', { name: 'People' });
  await expect.poll(async () => (await panel.boundingBox())?.x).toBe(0);
});
