/**
 * Writes pictures of every scene to artifacts/screenshots: `npx tsx test/renderer/views/screenshots.ts [scene…]`.
 * Options: --sizes=1280x800,400x700 --themes=dark. They are for looking at, not for comparing pixel by pixel.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import { findChromium } from '../../support/chromium.ts';
import { MEDIA_FLAGS } from '../../support/chromium-flags.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const GALLERY = fileURLToPath(new URL('./gallery', import.meta.url));
const OUT = `${ROOT}/artifacts/screenshots`;
/** Enough for a first frame of every drawn person, for fonts and for motion to end. */
const SETTLE_MS = 900;
/** Figures come with the second report, a second after the first. */
const MEASURED_MS = 3500;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '1280x800,900x600,400x700' },
    themes: { type: 'string', default: 'dark,light' },
  },
});

type Scene = {
  open?: readonly string[];
  press?: readonly string[];
  type?: readonly [string, string];
  settleMs?: number;
};

async function shoot(page: Page, url: string, name: string, scene: Scene): Promise<void> {
  await page.goto(`${url}/?scene=${name}`);
  await page.waitForSelector('html[data-driven]', { state: 'attached' });
  for (const label of scene.open ?? []) await press(page, label);
  if (scene.type) await page.getByRole('textbox', { name: scene.type[0] }).fill(scene.type[1]);
  for (const label of scene.press ?? []) await press(page, label);
  await page.waitForTimeout(scene.settleMs ?? (name.includes('statistics') ? MEASURED_MS : SETTLE_MS));
}

/** On a narrow window some buttons have moved into the menu behind "More". */
async function press(page: Page, label: string): Promise<void> {
  const isFolded =
    ['Chat', 'People', 'Invite', 'Share screen'].includes(label) && (page.viewportSize()?.width ?? 0) < 560;
  if (isFolded) {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: label }).click();
    return;
  }
  const button = page.getByRole('button', { name: label, exact: true });
  const text = page.getByText(label, { exact: true });
  // What a call shows comes a little later than the call.
  await button.or(text).first().waitFor();
  await ((await button.count()) > 0 ? button : text).first().click();
}

async function shootAll(browser: Browser, url: string, size: string, theme: string): Promise<void> {
  const [width = 1280, height = 800] = size.split('x').map(Number);
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: theme === 'light' ? 'light' : 'dark',
  });
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (entry) => entry.type() === 'error' && console.error(entry.text()));
  await page.goto(`${url}/?scene=home`);
  const scenes: Record<string, Scene> = await page.evaluate(async () => {
    const path = '/scenes.ts';
    const { SCENES } = await import(/* @vite-ignore */ path);
    return Object.fromEntries(
      Object.entries<Scene>(SCENES).map(([name, { open, press, type, settleMs }]) => [
        name,
        { ...(open && { open }), ...(press && { press }), ...(type && { type }), ...(settleMs && { settleMs }) },
      ]),
    );
  });
  for (const [name, scene] of Object.entries(scenes)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    await shoot(page, url, name, scene);
    await page.screenshot({ path: `${OUT}/${name}-${size}-${theme}.png` });
  }
  await page.close();
}

await mkdir(OUT, { recursive: true });
const server = await createServer({
  configFile: false,
  root: GALLERY,
  cacheDir: `${ROOT}/node_modules/.cache/gallery`,
  plugins: [react()],
  server: { port: 0, fs: { allow: [ROOT] } },
  logLevel: 'warn',
});
await server.listen();
const url = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: MEDIA_FLAGS });
try {
  for (const size of values.sizes.split(',')) {
    for (const theme of values.themes.split(',')) await shootAll(browser, url, size, theme);
  }
  console.log(`Pictures are in ${OUT}`);
} finally {
  await browser.close();
  await server.close();
}
