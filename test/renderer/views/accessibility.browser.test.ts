/** axe on every scene of the gallery, in both themes: names, roles, order, contrast. */
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions, Spec } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { MEDIA_FLAGS } from '../../support/chromium-flags.ts';
import type { Steps } from './gallery/scenes.ts';
import { openGallery, serveGallery, showScene } from './gallery-window.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** One for each core, and one for a scene that takes its time: what axe does, it does in the page. */
const PAGES = 3;
const CONTRAST: RunOptions = { runOnly: ['color-contrast'] };

let browser: Browser;
let gallery: Awaited<ReturnType<typeof serveGallery>>;

beforeAll(async () => {
  gallery = await serveGallery();
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: MEDIA_FLAGS });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

test('nothing in any scene keeps somebody out, dark or light', { timeout: 240_000 }, async () => {
  const pages = await Promise.all(Array.from({ length: PAGES }, () => openPage()));
  const [first] = pages;
  const left = Object.entries(first?.scenes ?? {});
  const count = left.length;
  const found: string[] = [];
  let looked = 0;
  const lookAtRest = async ({ page }: { page: Page }): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      found.push(...(await lookAt(page, ...next)));
      looked += 1;
    }
  };
  await Promise.all(pages.map(lookAtRest));
  expect(found).toEqual([]);
  expect(looked).toBe(count);
  expect(count).toBeGreaterThan(50);
});

async function openPage(): Promise<{ page: Page; scenes: Readonly<Record<string, Steps>> }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const scenes = await openGallery(page, gallery.url);
  await page.addScriptTag({ path: AXE });
  // A menu stands outside of the landmarks: it is reached by its button.
  await page.evaluate(() =>
    window.axe.configure({ rules: [{ id: 'region', selector: 'body *:not([role=menu], [role=menu] *)' }] }),
  );
  return { page, scenes };
}

/** Of the other theme only the colours can be different. */
async function lookAt(page: Page, name: string, steps: Steps): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await showScene(page, name, steps);
  const dark = await violations(page, {});
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await violations(page, CONTRAST);
  return [...dark.map((one) => `${name}, dark: ${one}`), ...light.map((one) => `${name}, light: ${one}`)];
}

async function violations(page: Page, options: RunOptions): Promise<string[]> {
  const results: AxeResults = await page.evaluate(
    (given) => window.axe.run(document, { ...given, resultTypes: ['violations'], preload: false }),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n')[1]?.trim()}`),
  );
}

declare global {
  interface Window {
    readonly axe: {
      run(context: Document, options: RunOptions): Promise<AxeResults>;
      configure(spec: Spec): void;
    };
  }
}
