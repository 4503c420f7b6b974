/** Calls of pages in one headless Chromium: Engage's, and what a mesh program does at the least. */
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { build } from 'vite';
import { startSignallingServer } from '../../signalling/server.ts';
import { CallPage } from '../support/call-page.ts';
import { findChromium } from '../support/chromium.ts';
import { watchConnections } from '../support/watched-connections.ts';
import { startBareRelay } from './bare-relay.ts';
import { giveOwnCamera } from './own-camera.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIRST_FRAME_TIMEOUT_MS = 60_000;
/** From a page that is ready to the press of Join: nobody is faster, and what a page does at its start is over. */
const READY_MS = 1_000;

export type BenchCall = {
  /** In the order in which they joined. */
  pages: readonly Page[];
  /** Join pressed → first remote frame presented, for the last one to join. */
  lastJoinMs: number;
  close(): Promise<void>;
};

/** @param lastWaitsMs how long the others are in the call before the last one presses Join */
export type OpenCall = (context: BrowserContext, participants: number, lastWaitsMs?: number) => Promise<BenchCall>;

export function buildWebClient(): Promise<unknown> {
  return build({
    root: join(ROOT, 'renderer'),
    configFile: join(ROOT, 'vite.config.ts'),
    mode: 'web',
    logLevel: 'warn',
  });
}

export function chromiumPath(): string {
  const path = findChromium();
  if (!path) throw new Error('no Chromium: run npm test once, it installs one');
  return path;
}

/** Camera and microphone at 1280x720 to everybody, one connection for each, nothing sealed, nothing drawn but videos. */
export const openBareCall: OpenCall = async (context, participants, lastWaitsMs = READY_MS) => {
  const relay = await startBareRelay();
  const pages: Page[] = [];
  for (let index = 0; index < participants; index += 1) {
    const page = await context.newPage();
    await giveOwnCamera(page, index);
    await page.goto(relay.origin);
    await page.waitForFunction('globalThis.bare !== undefined');
    await watchConnections(page);
    pages.push(page);
    await page.waitForTimeout(index === participants - 1 ? lastWaitsMs : READY_MS);
    await page.evaluate('bare.join()');
    // Everybody sees everybody before the next one comes.
    for (const one of pages) {
      await one.waitForFunction(`bare.firstFrames.length === ${index}`, undefined, { timeout: FIRST_FRAME_TIMEOUT_MS });
    }
  }
  return {
    pages,
    lastJoinMs: (await pages.at(-1)?.evaluate<number>('bare.firstFrames[0]')) ?? Number.NaN,
    close: async () => {
      for (const page of pages) await page.close();
      relay.close();
    },
  };
};

export const openEngageCall: OpenCall = async (context, participants, lastWaitsMs = READY_MS) => {
  const server = await startSignallingServer({ webClientFolder: join(ROOT, 'dist/renderer') });
  const pages: CallPage[] = [];
  let link = '';
  for (let index = 0; index < participants; index += 1) {
    const one = new CallPage(await context.newPage());
    await giveOwnCamera(one.page, index);
    await one.page.goto(`http://localhost:${server.port}`);
    await watchConnections(one.page);
    await one.watchFirstFrames();
    if (index === 0) {
      await one.host({ name: 'P0' });
      link = await one.invitationLink();
    } else {
      await one.openInvitation({ name: `P${index}`, link });
      await one.page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
      await one.page.waitForTimeout(index === participants - 1 ? lastWaitsMs : READY_MS);
      await one.enter('Join now');
    }
    pages.push(one);
    for (const [at, page] of pages.entries()) await seesAll(page, index, at === 0 ? 'host' : 'guest');
  }
  const notes = await pages.at(-1)?.firstFrames();
  return {
    pages: pages.map(({ page }) => page),
    lastJoinMs: notes ? Math.min(...Object.values(notes.frames)) - notes.pressedAt : Number.NaN,
    close: async () => {
      for (const { page } of pages) await page.close();
      await server.close();
    },
  };
};

/** Waits until a page has seen a frame of each other. */
async function seesAll({ page }: CallPage, others: number, who: string): Promise<void> {
  await page
    .waitForFunction((count) => Object.keys(window.firstFrameNotes?.frames ?? {}).length >= count, others, {
      timeout: FIRST_FRAME_TIMEOUT_MS,
    })
    .catch(async (error: unknown) => {
      const shown = await page.locator('body').ariaSnapshot();
      throw new Error(`a ${who} of ${others + 1} did not see everybody. It shows:\n${shown}`, { cause: error });
    });
}
