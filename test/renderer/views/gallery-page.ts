import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { MEDIA_FLAGS } from '../../support/chromium-flags.ts';
import { openGallery, serveGallery } from './gallery-window.ts';

/** The gallery in a browser of its own, for the tests of one file; closed after them. */
export function galleryPage(): () => Page {
  let gallery: Awaited<ReturnType<typeof serveGallery>> | undefined;
  let browser: Browser | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    gallery = await serveGallery();
    browser = await chromium.launch({ executablePath: findChromium() ?? '', args: MEDIA_FLAGS });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    await openGallery(page, gallery.url);
  });
  afterAll(async () => {
    await browser?.close();
    await gallery?.close();
  });
  return () => {
    if (!page) throw new Error('the gallery is not open yet');
    return page;
  };
}
