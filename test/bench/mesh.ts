/**
 * What a call costs and shows: encoders, processor time, frames, bytes, for each participant. All participants are
 * pages of one headless Chromium, with the same fake camera at 1280x720 and 30 frames a second. A bare page that
 * sends 720 lines to everybody, as mesh programs do, is measured in the same run.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright';
import { ENCODED_ONCE, MEDIA_FLAGS } from '../support/chromium-flags.ts';
import { spread } from '../support/statistics.ts';
import type { Bench } from './bench.ts';
import { buildWebClient, chromiumPath, type OpenCall, openBareCall, openEngageCall } from './calls.ts';
import { OWN_CAMERAS } from './own-camera.ts';

const SIZES = [2, 4, 6, 8];
const DEFAULT_ROUNDS = 3;
/** Until sizes and rates have settled: four bare pages send 270 to 540 lines for the first 25 s, then 720. */
const SETTLE_MS = 30_000;
const MEASURED_MS = 10_000;

const MODES = {
  'encode-once': { open: openEngageCall, flags: [ENCODED_ONCE] },
  plain: { open: openEngageCall, flags: [] },
  'bare-720p': { open: openBareCall, flags: [] },
} as const satisfies Record<string, { open: OpenCall; flags: readonly string[] }>;

/** For each participant; of several participants the median. */
type Run = {
  participants: number;
  mode: keyof typeof MODES;
  encodersPerSender: number;
  /** By all encoders of a sender. */
  encodedFramesPerSecond: number;
  /** Time that its encoders took, in milliseconds per second. */
  encodeMsPerSecond: number;
  /** Of the whole browser, by the frames that all tiles together have shown. */
  cpuMsPerShownFrame: number;
  /** Of each tile of somebody else, in every page. */
  shownFramesPerSecond: { min: number; median: number };
  /** Height of the pictures as they come in, at the end. */
  receivedLines: { min: number; median: number };
  bytesUpPerSecond: number;
};

type Failed = Pick<Run, 'participants' | 'mode'> & { reason: string };

export const benchMesh: Bench = async ({ rounds = DEFAULT_ROUNDS, participants: sizes = SIZES, log }) => {
  await buildWebClient();
  const runs: Run[] = [];
  const failed: Failed[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const participants of sizes) {
      for (const mode of ['encode-once', 'plain', 'bare-720p'] as const) {
        try {
          const run = await measureMode(mode, participants);
          runs.push(run);
          log(lineOf(run));
        } catch (error) {
          // Too many for this computer is a result, too.
          failed.push({ participants, mode, reason: error instanceof Error ? error.message : String(error) });
          log(`N=${participants} ${mode}: ${failed.at(-1)?.reason}`);
        }
      }
    }
  }
  return { runs, failed };
};

/** In a browser of its own: what an earlier call has left behind costs the next one nothing. */
async function measureMode(mode: Run['mode'], participants: number): Promise<Run> {
  const { open, flags } = MODES[mode];
  const args = [...MEDIA_FLAGS, OWN_CAMERAS, ...flags];
  const browser = await chromium.launch({ executablePath: chromiumPath(), args });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const { pages } = await open(context, participants);
    await sleep(SETTLE_MS);
    return { participants, mode, ...(await measure(browser, pages)) };
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, pages: readonly Page[]): Promise<Omit<Run, 'participants' | 'mode'>> {
  const [before, cpuBefore] = [await Promise.all(pages.map(count)), await processorMs(browser)];
  await sleep(MEASURED_MS);
  const [after, cpuAfter] = [await Promise.all(pages.map(count)), await processorMs(browser)];
  const growths = after.map((one, index) => growthOf(before[index] ?? one, one));
  const shown = growths.flatMap(({ framesPerSecond }) => framesPerSecond);
  const { min, median } = spread(shown);
  const medianOf = (read: (one: Growth) => number): number => spread(growths.map(read)).median;
  const seconds = spread(growths.map(({ seconds }) => seconds)).median;
  return {
    encodersPerSender: medianOf(({ encoders }) => encoders),
    encodedFramesPerSecond: medianOf(({ encoded }) => encoded),
    encodeMsPerSecond: medianOf(({ encodeMs }) => encodeMs),
    cpuMsPerShownFrame: (cpuAfter - cpuBefore) / shown.reduce((sum, one) => sum + one * seconds, 0),
    shownFramesPerSecond: { min, median },
    receivedLines: linesOf(after),
    bytesUpPerSecond: medianOf(({ bytes }) => bytes),
  };
}

type Counted = {
  at: number;
  bytes: number;
  /** By the report's id; those that pass on what another has encoded are none. */
  encoders: Record<string, { frames: number; seconds: number }>;
  /** Height of each picture that comes in. */
  lines: number[];
  /** Frames presented by each tile of somebody else. */
  shown: number[];
};

function count(page: Page): Promise<Counted> {
  return page.evaluate(async () => {
    const counted: Counted = { at: performance.now(), bytes: 0, encoders: {}, lines: [], shown: [] };
    const { all = [], withOthers } = window.watchedConnections ?? {};
    const toOthers = new Set(withOthers?.());
    for (const [index, connection] of all.entries()) {
      for (const one of [...(await connection.getStats()).values()]) {
        if (one.type === 'transport' && toOthers.has(connection)) counted.bytes += one.bytesSent;
        if (one.type === 'inbound-rtp' && one.frameHeight && toOthers.has(connection))
          counted.lines.push(one.frameHeight);
        if (one.type !== 'outbound-rtp' || one.kind !== 'video') continue;
        if (one.encoderImplementation === 'ProxyVideoEncoder') continue;
        counted.encoders[`${index} ${one.id}`] = { frames: one.framesEncoded, seconds: one.totalEncodeTime };
      }
    }
    for (const video of document.querySelectorAll('video')) {
      const isOwn = video.closest('[data-kind="person"]')?.getAttribute('aria-label')?.endsWith('(you)');
      if (isOwn || !video.srcObject) continue;
      const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
      counted.shown.push(totalVideoFrames - droppedVideoFrames);
    }
    return counted;
  });
}

function linesOf(all: readonly Counted[]): Run['receivedLines'] {
  const { min, median } = spread(all.flatMap(({ lines }) => lines));
  return { min, median };
}

type Growth = {
  seconds: number;
  encoders: number;
  encoded: number;
  encodeMs: number;
  bytes: number;
  framesPerSecond: number[];
};

function growthOf(before: Counted, after: Counted): Growth {
  const seconds = (after.at - before.at) / 1_000;
  const encoders = Object.entries(after.encoders).map(([id, { frames, seconds: spent }]) => ({
    frames: frames - (before.encoders[id]?.frames ?? 0),
    spentMs: (spent - (before.encoders[id]?.seconds ?? 0)) * 1_000,
  }));
  const running = encoders.filter(({ frames }) => frames > 0);
  return {
    seconds,
    encoders: running.length,
    encoded: running.reduce((sum, { frames }) => sum + frames, 0) / seconds,
    encodeMs: running.reduce((sum, { spentMs }) => sum + spentMs, 0) / seconds,
    bytes: (after.bytes - before.bytes) / seconds,
    framesPerSecond: after.shown.map((frames, index) => (frames - (before.shown[index] ?? 0)) / seconds),
  };
}

/** Of all the browser's processes so far. */
async function processorMs(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0);
}

function lineOf({ participants, mode, ...run }: Run): string {
  const { min, median } = run.shownFramesPerSecond;
  return [
    `N=${participants} ${mode}:`,
    `${run.encodersPerSender} encoders, ${run.encodedFramesPerSecond.toFixed(1)} frames/s in`,
    `${run.encodeMsPerSecond.toFixed(0)} ms/s; shown ${median.toFixed(1)} (min ${min.toFixed(1)}) frames/s`,
    `of ${run.receivedLines.median} (min ${run.receivedLines.min}) lines,`,
    `${run.cpuMsPerShownFrame.toFixed(1)} ms of processor each; ${(run.bytesUpPerSecond / 1_000).toFixed(0)} kB/s up`,
  ].join(' ');
}
