/**
 * Random schedules of offers, ICE restarts, new connections and faulty links, between two peers of ours and between
 * one of ours and the specification's, in a real Chromium. Each must end with both connected and agreed.
 */
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../../support/chromium.ts';
import { QUIET_FLAGS } from '../../support/chromium-flags.ts';
import { spread } from '../../support/statistics.ts';
import type { Fuzz, FuzzOptions } from '../fuzz.ts';
import type { Outcome } from './run-schedule.ts';
import { PAIRINGS } from './schedule.ts';

const DEFAULT_SCHEDULES = 10_000;
/** Chromium lets a page make 500 connections; those that are closed count until they are collected. */
const SCHEDULES_PER_PAGE = 75;
/** Most of a schedule is waiting. */
const AT_ONCE = 25;
/** A secure context, as sealing needs it; nothing is fetched from it. */
const ORIGIN = 'https://fuzz.invalid/';

export const fuzzNegotiation: Fuzz = async ({ schedules = DEFAULT_SCHEDULES, seed, log }) => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: run npm test once, it installs one');
  const script = await bundle(join(import.meta.dirname, 'page.ts'));
  const browser = await chromium.launch({ executablePath, args: QUIET_FLAGS });
  const outcomes: Outcome[] = [];
  const uncaught: string[] = [];
  const startedAt = performance.now();
  while (outcomes.length < schedules) {
    const length = Math.min(SCHEDULES_PER_PAGE, schedules - outcomes.length);
    const from = seed + outcomes.length;
    const seeds = Array.from({ length }, (_, index) => from + index);
    const page = await openPage(browser, script, (message) => uncaught.push(`uncaught, from ${from}: ${message}`));
    const batch = await page.evaluate(([seeds, atOnce]) => runNegotiationSchedules(seeds, atOnce), [
      seeds,
      AT_ONCE,
    ] as const);
    await page.context().close();
    outcomes.push(...batch);
    for (const { seed, pairing, faults } of batch)
      if (faults.length > 0) log(`  --seed ${seed} (${pairing}): ${faults.join('; ')}`);
    const perSecond = outcomes.length / ((performance.now() - startedAt) / 1000);
    log(`  ${outcomes.length} done, ${perSecond.toFixed(1)} a second`);
  }
  await browser.close();
  return report(outcomes, uncaught, log);
};

function report(outcomes: readonly Outcome[], uncaught: readonly string[], log: FuzzOptions['log']): boolean {
  for (const pairing of PAIRINGS) {
    const times = outcomes.filter((one) => one.pairing === pairing).map(({ convergedAfterMs }) => convergedAfterMs);
    if (times.length === 0) continue;
    const { median, max } = spread(times);
    log(`  ${pairing}: ${times.length}, converged after ${median.toFixed(0)} ms (at most ${max.toFixed(0)})`);
  }
  for (const message of uncaught) log(`  ${message}`);
  const failed = outcomes.filter(({ faults }) => faults.length > 0).length;
  log(`${outcomes.length} schedules, ${failed} without a good end, ${uncaught.length} uncaught rejections`);
  return failed === 0 && uncaught.length === 0;
}

async function openPage(browser: Browser, script: string, onUncaught: (message: string) => void): Promise<Page> {
  const context: BrowserContext = await browser.newContext();
  await context.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => onUncaught(message));
  await page.goto(ORIGIN);
  await page.addScriptTag({ content: script });
  return page;
}

/** One script of a module and all that it imports. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, target: 'chrome140', lib: { entry, formats: ['iife'], name: 'fuzz' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
