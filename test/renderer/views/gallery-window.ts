/** The gallery in a browser: how its scenes are reached, for pictures and for tests. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright';
import { createServer } from 'vite';
import { licences } from '../../../scripts/licences.ts';
import type { Steps } from './gallery/scenes.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const GALLERY = fileURLToPath(new URL('./gallery', import.meta.url));
/** They have moved into the menu behind "More" on a narrow window. */
const FOLDED = ['Chat', 'People', 'Share screen'];
/** There what this opens is a part of that menu. */
const REACT = 'React';
const NARROW = 560;

export async function serveGallery(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: GALLERY,
    cacheDir: `${ROOT}/node_modules/.cache/gallery`,
    plugins: [react(), licences()],
    server: { port: 0, fs: { allow: [ROOT] } },
    logLevel: 'warn',
  });
  await server.listen();
  return { url: server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '', close: () => server.close() };
}

/** Opens the gallery; what each scene needs done, by the scene's name. */
export async function openGallery(page: Page, url: string): Promise<Readonly<Record<string, Steps>>> {
  await page.goto(url);
  await page.waitForSelector('html[data-driven]', { state: 'attached' });
  return page.evaluate(() => window.gallery.steps);
}

export async function showScene(
  page: Page,
  name: string,
  { open, choose, type, press, awaits, settleMs }: Steps,
): Promise<void> {
  await page.evaluate((scene) => window.gallery.show(scene), name);
  for (const label of open ?? []) await pressNamed(page, label);
  if (choose) await page.getByLabel(choose[0]).selectOption({ label: choose[1] });
  if (type) await page.getByRole('textbox', { name: type[0] }).fill(type[1]);
  for (const label of press ?? []) await pressNamed(page, label);
  if (awaits !== undefined) await page.getByText(awaits).first().waitFor();
  if (settleMs !== undefined) await page.waitForTimeout(settleMs);
}

async function pressNamed(page: Page, label: string): Promise<void> {
  const isNarrow = (page.viewportSize()?.width ?? 0) < NARROW;
  if (isNarrow && (label === REACT || FOLDED.includes(label))) {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    if (label === REACT) return;
    await page.getByRole('menuitem', { name: label }).click();
    return;
  }
  const named = { name: label, exact: true };
  const button = page.getByRole('button', named).or(page.getByRole('tab', named)).or(page.getByRole('switch', named));
  const counting = page.getByRole('button', { name: `${label}, ` });
  const text = page.getByText(label, { exact: true });
  // What a call shows comes a little later than the call.
  await button.or(counting).or(text).first().waitFor();
  for (const found of [button, counting]) if ((await found.count()) > 0) return found.first().click();
  await text.first().click();
}
