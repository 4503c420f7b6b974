/**
 * Share pressed → first frame of the screen at the other side, against the time that a bare page takes to get its
 * own first frame of a screen; in turn, in one headless Chromium. No offer and no answer may be needed for it.
 */
import { chromium, type Page } from 'playwright';
import { ENCODED_ONCE, MEDIA_FLAGS } from '../support/chromium-flags.ts';
import { type Spread, spread } from '../support/statistics.ts';
import { descriptionsMade } from '../support/watched-connections.ts';
import { startBareRelay } from './bare-relay.ts';
import type { Bench } from './bench.ts';
import { buildWebClient, chromiumPath, openEngageCall } from './calls.ts';
import { OWN_CAMERAS } from './own-camera.ts';

const DEFAULT_ROUNDS = 7;
const PATIENCE_MS = 20_000;

type Round = { engageMs: number; bareCaptureMs: number; beyondMs: number; descriptions: number };

export const benchShare: Bench = async ({ rounds = DEFAULT_ROUNDS, log }) => {
  await buildWebClient();
  const args = [...MEDIA_FLAGS, OWN_CAMERAS, ENCODED_ONCE];
  const browser = await chromium.launch({ executablePath: chromiumPath(), args });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const relay = await startBareRelay();
  const bare = await context.newPage();
  await bare.goto(relay.origin);
  await bare.waitForFunction('globalThis.bare !== undefined');
  const { pages } = await openEngageCall(context, 2);
  const [sharer, viewer] = pages;
  if (!sharer || !viewer) throw new Error('a share takes two');
  const results: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bareCaptureMs = await bare.evaluate<number>('bare.captureScreen()');
    const before = await descriptionsMade(pages);
    const engageMs = await shareOnce(sharer, viewer);
    const descriptions = (await descriptionsMade(pages)) - before;
    const beyondMs = engageMs - bareCaptureMs;
    results.push({ engageMs, bareCaptureMs, beyondMs, descriptions });
    log(
      `Engage ${engageMs.toFixed(0)} ms, bare capture ${bareCaptureMs.toFixed(0)} ms, beyond it ${beyondMs.toFixed(0)} ms, ${descriptions} offers and answers`,
    );
  }
  await browser.close();
  relay.close();
  const beyond: Spread = spread(results.map(({ beyondMs }) => beyondMs));
  log(`beyond the capture: ${beyond.median.toFixed(0)} ms (${beyond.min.toFixed(0)}–${beyond.max.toFixed(0)})`);
  return { beyondMs: beyond, rounds: results };
};

/** @returns milliseconds from pressing to the first frame at the other side; both clocks are this computer's */
async function shareOnce(sharer: Page, viewer: Page): Promise<number> {
  const firstFrame = viewer.evaluate(noteFirstShareFrame, PATIENCE_MS);
  const pressed = sharer.evaluate(notePress);
  await sharer.getByRole('button', { name: 'Share screen', exact: true }).click();
  const ms = (await firstFrame) - (await pressed);
  await sharer.getByRole('button', { name: 'Stop sharing', exact: true }).first().click();
  await viewer.locator('[data-kind="share"]').waitFor({ state: 'detached' });
  return ms;
}

/** Runs in the page. Milliseconds since the epoch. */
function notePress(): Promise<number> {
  return new Promise((resolve) => {
    addEventListener('click', () => resolve(performance.timeOrigin + performance.now()), { capture: true, once: true });
  });
}

/** Runs in the page. Milliseconds since the epoch. */
function noteFirstShareFrame(patienceMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no frame of the screen')), patienceMs);
    const look = new MutationObserver(() => {
      const video = document.querySelector<HTMLVideoElement>('[data-kind="share"] video');
      if (!video) return;
      look.disconnect();
      video.requestVideoFrameCallback((now) => resolve(performance.timeOrigin + now));
    });
    look.observe(document.body, { childList: true, subtree: true });
  });
}
