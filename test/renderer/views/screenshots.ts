/**
 * Writes pictures of every scene to artifacts/screenshots: `npx tsx test/renderer/views/screenshots.ts [scene…]`.
 * Options: --sizes=1280x800,400x700 --themes=dark --language=de (ar: English from right to left)
 * --forced-colors; or --docs: those that README and docs/screenshots.md show, where these have them. They are for
 * looking at, not for comparing pixel by pixel.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { findChromium } from '../../support/chromium.ts';
import { MEDIA_FLAGS } from '../../support/chromium-flags.ts';
import { openGallery, serveGallery, showScene } from './gallery-window.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const OUT = `${ROOT}artifacts/screenshots`;
const DOCS = `${ROOT}docs/screenshots`;
const DOCS_SIZE = '1280x800';
/** Enough for a first frame of every drawn person, for fonts and for motion to end. */
const SETTLE_MS = 900;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '1280x800,900x600,400x700' },
    themes: { type: 'string', default: 'dark,light' },
    language: { type: 'string' },
    'forced-colors': { type: 'boolean', default: false },
    'more-contrast': { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  },
});

type Round = { size: string; theme: string; scenes: readonly string[]; fileOf: (scene: string) => string };

/** One for each size and theme; without a scene named, all of them. */
async function rounds(): Promise<Round[]> {
  if (values.docs) return docsRounds();
  const spoken = values.language ? `-${values.language}` : '';
  return values.sizes.split(',').flatMap((size) =>
    values.themes.split(',').map((theme) => {
      const fileOf = (scene: string) => `${OUT}/${scene}-${size}-${theme}${spoken}.png`;
      return { size, theme, scenes: positionals, fileOf };
    }),
  );
}

/** A picture is named by its scene; `-light` after it asks for the light theme. */
async function docsRounds(): Promise<Round[]> {
  const pages = await Promise.all(['README.md', 'docs/screenshots.md'].map((name) => readFile(ROOT + name, 'utf8')));
  const shown = [
    ...new Set(pages.flatMap((page) => [...page.matchAll(/screenshots\/([\w-]+)\.png/g)].map(([, one]) => one))),
  ];
  const round = (theme: string, isWanted: (name: string) => boolean, ending: string): Round => ({
    size: DOCS_SIZE,
    theme,
    scenes: shown.flatMap((name) => (name && isWanted(name) ? [name.replace(/-light$/, '')] : [])),
    fileOf: (scene) => `${DOCS}/${scene}${ending}.png`,
  });
  const isLight = (name: string): boolean => name.endsWith('-light');
  return [round('dark', (name) => !isLight(name), ''), round('light', isLight, '-light')];
}

async function shootAll(browser: Browser, url: string, { size, theme, scenes: wanted, fileOf }: Round): Promise<void> {
  const [width = 1280, height = 800] = size.split('x').map(Number);
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: theme === 'light' ? 'light' : 'dark',
    forcedColors: values['forced-colors'] ? 'active' : 'none',
    contrast: values['more-contrast'] ? 'more' : 'no-preference',
  });
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (entry) => entry.type() === 'error' && console.error(entry.text()));
  const scenes = await openGallery(page, url);
  for (const [name, steps] of Object.entries(scenes)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await page.evaluate(() => window.gallery.speak('en'));
    await showScene(page, name, steps);
    if (values.language) await page.evaluate((language) => window.gallery.speak(language), values.language);
    // What appears under the pointer belongs to no scene.
    await page.mouse.move(0, 0);
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: fileOf(name) });
  }
  await page.close();
}

await mkdir(OUT, { recursive: true });
const gallery = await serveGallery();
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: MEDIA_FLAGS });
try {
  for (const round of await rounds()) await shootAll(browser, gallery.url, round);
  console.log(`Pictures are in ${values.docs ? DOCS : OUT}`);
} finally {
  await browser.close();
  await gallery.close();
}
