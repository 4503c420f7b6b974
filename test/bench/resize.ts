/** A window that is being pulled larger and smaller with six people on its stage: how many frames are drawn. */
import { join } from 'node:path';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { licences } from '../../scripts/licences.ts';
import { MEDIA_FLAGS } from '../support/chromium-flags.ts';
import { knowHelpers } from '../support/page-helpers.ts';
import { type Spread, spread } from '../support/statistics.ts';
import type { Bench } from './bench.ts';
import { chromiumPath } from './calls.ts';

const DEFAULT_ROUNDS = 5;
const GALLERY = join(import.meta.dirname, '../renderer/views/gallery');
const OUT = join(import.meta.dirname, '../../node_modules/.cache/resize-gallery');
const DURATION_MS = 4_000;

type Frames = {
  perSecond: number;
  /** Share of the frames that came more than half a frame late, 0…1. */
  late: number;
  longestMs: number;
  /** Of the page's own thread for one frame: script, style, layout. */
  workMs: number;
};

type Looked = {
  resizing: Frames;
  /** What the computer draws when nothing changes its size: without a graphics card that may be the limit. */
  still: Frames;
  /** Six without cameras: what is left are the page and its layout. */
  withoutPictures: Frames;
};

export const benchResize: Bench = async ({ rounds = DEFAULT_ROUNDS, log }) => {
  const gallery = await serveBuiltGallery();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: MEDIA_FLAGS });
  const found: Looked[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const looked = await lookAt(browser, gallery.url);
    found.push(looked);
    log(`resizing ${text(looked.resizing)}; still ${text(looked.still)}`);
    log(`  without pictures ${text(looked.withoutPictures)}`);
  }
  await browser.close();
  await gallery.close();
  const perSecond: Spread = spread(found.map(({ resizing }) => resizing.perSecond));
  const workMs: Spread = spread(found.map(({ resizing }) => resizing.workMs));
  const bare: Spread = spread(found.map(({ withoutPictures }) => withoutPictures.perSecond));
  log(`resizing: ${range(perSecond)} frames per second, ${range(workMs)} ms of work for each`);
  log(`resizing without pictures: ${range(bare)} frames per second`);
  return { rounds: found, perSecond, workMs, withoutPictures: bare };
};

/** As it is shipped: React's own checks of a development build would be measured otherwise. */
async function serveBuiltGallery(): Promise<{ url: string; close(): Promise<void> }> {
  const common = { root: GALLERY, configFile: false, logLevel: 'warn' } as const;
  await build({
    ...common,
    base: './',
    plugins: [licences(), react(), babel({ include: /\.tsx?$/, plugins: ['babel-plugin-react-compiler'] })],
    build: { outDir: OUT, emptyOutDir: true, target: 'chrome140' },
  });
  const server = await preview({ ...common, build: { outDir: OUT }, preview: { port: 0 } });
  return { url: server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '', close: () => server.close() };
}

async function lookAt(browser: Browser, url: string): Promise<Looked> {
  const page = await openScene(browser, `${url}/?scene=call-6`);
  await page.waitForFunction(() => document.querySelectorAll('video[data-picture]').length >= 5);
  const still = await frames(page, false);
  const resizing = await frames(page, true);
  await page.close();
  const silent = await openScene(browser, `${url}/?scene=call-6-no-cameras`);
  const withoutPictures = await frames(silent, true);
  await silent.close();
  return { resizing, still, withoutPictures };
}

async function openScene(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await page.locator('[data-kind="person"]').nth(5).waitFor();
  await knowHelpers(page);
  return page;
}

/** The page changes its own size with each frame: a driver could not ask for sixty a second. */
function frames(page: Page, isResizing: boolean): Promise<Frames> {
  return page.evaluate(
    async ({ durationMs, isResizing }) => {
      const root = document.getElementById('root');
      if (!root) throw new Error('no page');
      const afterFrame = new MessageChannel();
      let workMs = 0;
      let frameStartedAt = 0;
      afterFrame.port1.onmessage = () => {
        workMs += performance.now() - frameStartedAt;
      };
      const times: number[] = [];
      await new Promise<void>((resolve) => {
        const step = (time: number): void => {
          frameStartedAt = performance.now();
          times.push(time);
          const passedMs = time - (times[0] ?? time);
          if (passedMs >= durationMs) return resolve();
          // To and fro once in two seconds, between 1280 × 800 and 760 × 500.
          const smaller = (1 - Math.cos((passedMs / 2_000) * 2 * Math.PI)) / 2;
          if (isResizing) {
            root.style.width = `${1280 - 520 * smaller}px`;
            root.style.height = `${800 - 300 * smaller}px`;
          }
          requestAnimationFrame(step);
          // Its turn comes when the frame has been laid out.
          afterFrame.port2.postMessage(undefined);
        };
        requestAnimationFrame(step);
      });
      root.removeAttribute('style');
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
      const totalMs = gaps.reduce((sum, gap) => sum + gap, 0);
      return {
        perSecond: (gaps.length * 1_000) / totalMs,
        late: gaps.filter((gap) => gap > 25).length / gaps.length,
        longestMs: Math.max(...gaps),
        workMs: workMs / gaps.length,
      };
    },
    { durationMs: DURATION_MS, isResizing },
  );
}

function text({ perSecond, late, longestMs, workMs }: Frames): string {
  const figures = [`${perSecond.toFixed(1)} fps`, `${(late * 100).toFixed(1)} % late`];
  return [...figures, `longest ${longestMs.toFixed(0)} ms`, `work ${workMs.toFixed(1)} ms`].join(', ');
}

function range({ median, min, max }: Spread): string {
  return `${median.toFixed(1)} (${min.toFixed(1)}–${max.toFixed(1)})`;
}
