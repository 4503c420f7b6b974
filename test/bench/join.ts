/**
 * Join pressed → first remote frame presented, for the last of N to join, against a bare page that does the least
 * a mesh call takes. Both are pages of one headless Chromium, with the same fake camera at 1280x720, in turn.
 */
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { ENCODED_ONCE, MEDIA_FLAGS } from '../support/chromium-flags.ts';
import { type Spread, spread } from '../support/statistics.ts';
import type { Bench } from './bench.ts';
import { buildWebClient, chromiumPath, type OpenCall, openBareCall, openEngageCall } from './calls.ts';
import { OWN_CAMERAS } from './own-camera.ts';

const SIZES = [2, 4];
const DEFAULT_ROUNDS = 5;

type Round = { participants: number; engageMs: number; barePageMs: number; ratio: number };

export const benchJoin: Bench = async ({ rounds = DEFAULT_ROUNDS, participants: sizes = SIZES, log }) => {
  await buildWebClient();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...MEDIA_FLAGS, OWN_CAMERAS, ENCODED_ONCE],
  });
  const results: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const participants of sizes) {
      const barePageMs = await withContext(browser, (context) => joinMs(context, openBareCall, participants));
      const engageMs = await withContext(browser, (context) => joinMs(context, openEngageCall, participants));
      const ratio = engageMs / barePageMs;
      results.push({ participants, engageMs, barePageMs, ratio });
      log(
        `N=${participants}: Engage ${engageMs.toFixed(0)} ms, bare page ${barePageMs.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
      );
    }
  }
  await browser.close();
  const summary = sizes.map((size) => [String(size), summarise(results, size)] as const);
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

async function joinMs(context: BrowserContext, open: OpenCall, participants: number): Promise<number> {
  const call = await open(context, participants);
  await call.close();
  return call.lastJoinMs;
}
