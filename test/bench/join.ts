/**
 * Join pressed → first remote frame presented, for the last of N to join, against a bare page that does the least
 * a mesh call takes. Both are pages of one headless Chromium, with the same fake camera at 1280x720, in turn.
 */
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { startSignallingServer } from '../../signalling/server.ts';
import { CallPage } from '../support/call-page.ts';
import { findChromium } from '../support/chromium.ts';
import { MEDIA_FLAGS, SMOOTH_CAMERAS } from '../support/chromium-flags.ts';
import { type Spread, spread } from '../support/statistics.ts';
import { startBareRelay } from './bare-relay.ts';
import type { Bench } from './bench.ts';

const ROOT = join(import.meta.dirname, '../..');
const SIZES = [2, 4];
const DEFAULT_ROUNDS = 5;
const FIRST_FRAME_TIMEOUT_MS = 30_000;

type Round = { participants: number; engageMs: number; barePageMs: number; ratio: number };

export const benchJoin: Bench = async ({ rounds = DEFAULT_ROUNDS, log }) => {
  await build({
    root: join(ROOT, 'renderer'),
    configFile: join(ROOT, 'vite.config.ts'),
    mode: 'web',
    logLevel: 'warn',
  });
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: run npm test once, it installs one');
  const browser = await chromium.launch({ executablePath, args: [...MEDIA_FLAGS, SMOOTH_CAMERAS] });
  const results: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const participants of SIZES) {
      const barePageMs = await withContext(browser, (context) => joinBarePage(context, participants));
      const engageMs = await withContext(browser, (context) => joinEngage(context, participants));
      const ratio = engageMs / barePageMs;
      results.push({ participants, engageMs, barePageMs, ratio });
      log(
        `N=${participants}: Engage ${engageMs.toFixed(0)} ms, bare page ${barePageMs.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
      );
    }
  }
  await browser.close();
  const summary = SIZES.map((size) => [String(size), summarise(results, size)] as const);
  for (const [size, { ratio, engageMs }] of summary) {
    log(`N=${size}: ratio ${format(ratio)}; Engage ${format(engageMs)} ms`);
  }
  const ratioToBarePage = Object.fromEntries(summary.map(([size, { ratio }]) => [size, ratio.median]));
  return { ratioToBarePage, rounds: results };
};

function summarise(results: readonly Round[], size: number): { ratio: Spread; engageMs: Spread } {
  const rows = results.filter(({ participants }) => participants === size);
  return { ratio: spread(rows.map(({ ratio }) => ratio)), engageMs: spread(rows.map(({ engageMs }) => engageMs)) };
}

function format({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
}

async function withContext<T>(browser: Browser, use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

async function joinBarePage(context: BrowserContext, participants: number): Promise<number> {
  const relay = await startBareRelay();
  const pages: Page[] = [];
  for (let index = 0; index < participants; index += 1) {
    const page = await context.newPage();
    await page.goto(relay.origin);
    await page.waitForFunction('globalThis.bare !== undefined');
    pages.push(page);
    await page.evaluate('bare.join()');
    // Everybody sees everybody before the next one comes: only the last one's join is measured.
    for (const one of pages) await one.waitForFunction(`bare.firstFrames.length === ${index}`);
  }
  const firstFrameMs = await pages.at(-1)?.evaluate<number>('bare.firstFrames[0]');
  for (const page of pages) await page.close();
  relay.close();
  return firstFrameMs ?? Number.NaN;
}

async function joinEngage(context: BrowserContext, participants: number): Promise<number> {
  const server = await startSignallingServer({ webClientFolder: join(ROOT, 'dist/renderer') });
  const origin = `http://localhost:${server.port}`;
  const pages: CallPage[] = [];
  let link = '';
  for (let index = 0; index < participants; index += 1) {
    const one = new CallPage(await context.newPage());
    await one.page.goto(origin);
    await one.watchFirstFrames();
    if (index === 0) {
      await one.host({ name: 'P0' });
      link = await one.invitationLink();
    } else {
      await one.openInvitation({ name: `P${index}`, link });
      await one.page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
      await one.enter('Join now');
    }
    pages.push(one);
    for (const [at, page] of pages.entries()) await seesAll(page, index, at === 0 ? 'host' : 'guest');
  }
  const notes = await pages.at(-1)?.firstFrames();
  for (const { page } of pages) await page.close();
  await server.close();
  return notes ? Math.min(...Object.values(notes.frames)) - notes.pressedAt : Number.NaN;
}

/** Waits until a page has seen a frame of each other. */
async function seesAll({ page }: CallPage, others: number, who: string): Promise<void> {
  await page
    .waitForFunction((count) => Object.keys(window.firstFrameNotes?.frames ?? {}).length >= count, others, {
      timeout: FIRST_FRAME_TIMEOUT_MS,
    })
    .catch((error: unknown) => {
      throw new Error(`a ${who} of ${others + 1} did not see everybody`, { cause: error });
    });
}
