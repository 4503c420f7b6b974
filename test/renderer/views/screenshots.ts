/**
 * Writes pictures of every scene to artifacts/screenshots: `npx tsx test/renderer/views/screenshots.ts [scene…]`.
 * Options: --sizes=1280x800,400x700 --themes=dark --language=de (ar: English from right to left)
 * --forced-colors. They are for looking at, not for comparing pixel by pixel.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { findChromium } from '../../support/chromium.ts';
import { MEDIA_FLAGS } from '../../support/chromium-flags.ts';
import { openGallery, serveGallery, showScene } from './gallery-window.ts';

const OUT = fileURLToPath(new URL('../../../artifacts/screenshots', import.meta.url));
/** Enough for a first frame of every drawn person, for fonts and for motion to end. */
const SETTLE_MS = 900;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '1280x800,900x600,400x700' },
    themes: { type: 'string', default: 'dark,light' },
    language: { type: 'string' },
    'forced-colors': { type: 'boolean', default: false },
  },
});

async function shootAll(browser: Browser, url: string, size: string, theme: string): Promise<void> {
  const [width = 1280, height = 800] = size.split('x').map(Number);
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: theme === 'light' ? 'light' : 'dark',
    forcedColors: values['forced-colors'] ? 'active' : 'none',
  });
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (entry) => entry.type() === 'error' && console.error(entry.text()));
  const scenes = await openGallery(page, url);
  for (const [name, steps] of Object.entries(scenes)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    await page.evaluate(() => window.gallery.speak('en'));
    await showScene(page, name, steps);
    if (values.language) await page.evaluate((language) => window.gallery.speak(language), values.language);
    await page.waitForTimeout(SETTLE_MS);
    const spoken = values.language ? `-${values.language}` : '';
    await page.screenshot({ path: `${OUT}/${name}-${size}-${theme}${spoken}.png` });
  }
  await page.close();
}

await mkdir(OUT, { recursive: true });
const gallery = await serveGallery();
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: MEDIA_FLAGS });
try {
  for (const size of values.sizes.split(',')) {
    for (const theme of values.themes.split(',')) await shootAll(browser, gallery.url, size, theme);
  }
  console.log(`Pictures are in ${OUT}`);
} finally {
  await browser.close();
  await gallery.close();
}
