/**
 * Join pressed → first remote frame presented, for the last of N to join, against a bare page that does the least
 * a mesh call takes: in a call that has just begun, and in one that has gone on for a while. Both are pages of one
 * headless Chromium, with the same fake camera at 1280x720, in turn.
 */
import { type Browser, chromium } from 'playwright';
import { ENCODED_ONCE, MEDIA_FLAGS } from '../support/chromium-flags.ts';
import { type Spread, spread } from '../support/statistics.ts';
import type { Bench } from './bench.ts';
import { buildWebClient, chromiumPath, type OpenCall, openBareCall, openEngageCall } from './calls.ts';
import { OWN_CAMERAS } from './own-camera.ts';

const SIZES = [2, 4];
const DEFAULT_ROUNDS = 5;
/** In a call that has just begun, bare pages send small pictures: in 25 s each connection finds out what it carries. */
const MID_CALL_MS = 30_000;

type Case = { participants: number; isMidCall: boolean };
type Round = Case & { engageMs: number; barePageMs: number; ratio: number };

export const benchJoin: Bench = async ({ rounds = DEFAULT_ROUNDS, participants: sizes = SIZES, log }) => {
  await buildWebClient();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...MEDIA_FLAGS, OWN_CAMERAS, ENCODED_ONCE],
  });
  const results: Round[] = [];
  const cases = sizes.flatMap(casesOf);
  for (let round = 0; round < rounds; round += 1) {
    for (const one of cases) {
      const barePageMs = await joinMs(browser, openBareCall, one);
      const engageMs = await joinMs(browser, openEngageCall, one);
      const ratio = engageMs / barePageMs;
      results.push({ ...one, engageMs, barePageMs, ratio });
      log(
        `${nameOf(one)}: Engage ${engageMs.toFixed(0)} ms, bare page ${barePageMs.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
      );
    }
  }
  await browser.close();
  const summary = cases.map((one) => ({ ...one, ...summarise(results, one) }));
  for (const { ratio, engageMs, ...one } of summary) {
    log(`${nameOf(one)}: ratio ${format(ratio)}; Engage ${format(engageMs)} ms`);
  }
  const ratios = (isMidCall: boolean): Record<string, number> =>
    Object.fromEntries(
      summary.filter((one) => one.isMidCall === isMidCall).map((one) => [one.participants, one.ratio.median]),
    );
  return { ratioToBarePage: ratios(false), ratioToBarePageInMidCall: ratios(true), rounds: results };
};

/** Whoever is alone sends nothing yet: waiting for them changes nothing. */
function casesOf(participants: number): Case[] {
  const begun = { participants, isMidCall: false };
  return participants > 2 ? [begun, { participants, isMidCall: true }] : [begun];
}

function nameOf({ participants, isMidCall }: Case): string {
  return `N=${participants}${isMidCall ? ' in mid-call' : ''}`;
}

function summarise(results: readonly Round[], one: Case): { ratio: Spread; engageMs: Spread } {
  const rows = results.filter((row) => row.participants === one.participants && row.isMidCall === one.isMidCall);
  return { ratio: spread(rows.map(({ ratio }) => ratio)), engageMs: spread(rows.map(({ engageMs }) => engageMs)) };
}

function format({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
}

async function joinMs(browser: Browser, open: OpenCall, { participants, isMidCall }: Case): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const call = await open(context, participants, isMidCall ? MID_CALL_MS : undefined);
    await call.close();
    return call.lastJoinMs;
  } finally {
    await context.close();
  }
}
