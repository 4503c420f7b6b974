/** Start → Home can be used, in a new browser profile each time; and the size of what a first load fetches. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright';
import { startSignallingServer } from '../../signalling/server.ts';
import { QUIET_FLAGS } from '../support/chromium-flags.ts';
import { type Spread, spread } from '../support/statistics.ts';
import type { Bench } from './bench.ts';
import { buildWebClient, chromiumPath } from './calls.ts';

const DEFAULT_ROUNDS = 7;
const CLIENT = join(import.meta.dirname, '../../dist/renderer');

export const benchStartup: Bench = async ({ rounds = DEFAULT_ROUNDS, log }) => {
  await buildWebClient();
  const sizes = initialSizes();
  log(
    `initial script ${kB(sizes.scriptBytes)} gzip, style ${kB(sizes.styleBytes)}; later, when needed: ${kB(sizes.laterScriptBytes)} of script`,
  );
  const server = await startSignallingServer({ webClientFolder: CLIENT });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: QUIET_FLAGS });
  const results: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ms = await homeMs(browser, `http://localhost:${server.port}`);
    results.push(ms);
    log(`Home can be used after ${ms.toFixed(0)} ms`);
  }
  await browser.close();
  await server.close();
  const home: Spread = spread(results);
  log(`Home: ${home.median.toFixed(0)} ms (${home.min.toFixed(0)}–${home.max.toFixed(0)})`);
  return { ...sizes, homeUsableMs: home };
};

/** From the request for the page to the moment when a click on its first button does something. */
async function homeMs(browser: Browser, origin: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(origin, { waitUntil: 'commit' });
  const host = page.getByRole('button', { name: 'Host a room' });
  await page.getByLabel('Your name').fill('Ana');
  await host.click({ trial: true });
  const ms = await page.evaluate(() => performance.now());
  await context.close();
  return ms;
}

type Sizes = { scriptBytes: number; styleBytes: number; laterScriptBytes: number };

/** Compressed as servers do. */
function initialSizes(): Sizes {
  const html = readFileSync(join(CLIENT, 'index.html'), 'utf8');
  const assets = readdirSync(join(CLIENT, 'assets'));
  const bytesOf = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(CLIENT, 'assets', name))).byteLength, 0);
  const scripts = assets.filter((name) => name.endsWith('.js'));
  const isInitial = (name: string): boolean => html.includes(`/${name}"`);
  return {
    scriptBytes: bytesOf(scripts.filter(isInitial)),
    styleBytes: bytesOf(assets.filter((name) => name.endsWith('.css') && isInitial(name))),
    laterScriptBytes: bytesOf(scripts.filter((name) => !isInitial(name))),
  };
}

function kB(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0)} kB`;
}
