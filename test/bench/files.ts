/**
 * 200 MB from one page to another over loopback, as people do it (offered in the chat, saved by the other), against
 * what a bare data channel carries between two pages of the same Chromium in the same run. Then once more with the
 * connection cut in the middle, and how long a chat message takes beside a file.
 */
import { createHash, randomFillSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { MEDIA_FLAGS } from '../support/chromium-flags.ts';
import { closeSettings, openSettings, switchRelayOnly } from '../support/network-settings.ts';
import { type Spread, spread } from '../support/statistics.ts';
import { type BareOptions, bareChannelSpeed } from './bare-channel.ts';
import { startBareRelay } from './bare-relay.ts';
import type { Bench } from './bench.ts';
import { buildWebClient, chromiumPath, openEngageCall } from './calls.ts';

const DEFAULT_ROUNDS = 3;
const FILE_BYTES = 200_000_000;
const PROBE_BYTES = 50_000_000;
const PATIENCE_MS = 300_000;
const MEGABYTE = 1_000_000;
const CHATS = 15;

/** What a bare channel was tried with. */
const PROBES: readonly Omit<BareOptions, 'bytes'>[] = [
  { chunkBytes: 16_384, channels: 1 },
  { chunkBytes: 65_536, channels: 1 },
  { chunkBytes: 262_144, channels: 1 },
  { chunkBytes: 65_536, channels: 4 },
];

type Sent = { mbPerSecond: number; isEqual: boolean };

export const benchFiles: Bench = async ({ rounds = DEFAULT_ROUNDS, log }) => {
  await buildWebClient();
  const folder = await mkdtemp(join(tmpdir(), 'engage-files-'));
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: MEDIA_FLAGS });
  try {
    const probes = await probe(browser, log);
    const call = await openCall(browser);
    const [sender, receiver] = call.pages;
    if (!sender || !receiver) throw new Error('a file takes two');
    const results: { engage: number; bare: number; ratio: number }[] = [];
    let isEqual = true;
    for (let round = 0; round < rounds; round += 1) {
      const bare = await withBarePages(browser, (from, to) =>
        bareChannelSpeed(from, to, { bytes: FILE_BYTES, chunkBytes: 65_536, channels: 1 }),
      );
      const sent = await sendFile(sender, receiver, folder, `round-${round}.bin`);
      isEqual &&= sent.isEqual;
      const result = { engage: sent.mbPerSecond, bare: bare / MEGABYTE, ratio: (sent.mbPerSecond * MEGABYTE) / bare };
      results.push(result);
      log(`Engage ${mb(result.engage)}, bare channel ${mb(result.bare)}, ratio ${result.ratio.toFixed(2)}`);
    }
    const chat = await chatBesideFile(sender, receiver, folder);
    log(`a chat message: ${chat.alone.toFixed(0)} ms, beside a file ${written(chat.besideFile)} ms`);
    const cut = await sendFile(sender, receiver, folder, 'cut.bin', cutInTheMiddle);
    log(
      `cut in the middle and gone on with: ${mb(cut.mbPerSecond)} in all, hash ${cut.isEqual ? 'equal' : 'NOT EQUAL'}`,
    );
    await call.close();
    const ratio = spread(results.map((one) => one.ratio));
    log(`ratio to a bare channel: ${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`);
    return {
      mbPerSecond: spread(results.map(({ engage }) => engage)),
      bareMbPerSecond: spread(results.map(({ bare }) => bare)),
      ratioToBareChannel: ratio,
      isEqual: isEqual && cut.isEqual,
      afterCut: cut,
      chatMs: chat,
      bareProbes: probes,
    };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
};

async function probe(browser: Browser, log: (line: string) => void): Promise<object[]> {
  return withBarePages(browser, async (from, to) => {
    const found: object[] = [];
    for (const one of PROBES) {
      const mbPerSecond = (await bareChannelSpeed(from, to, { bytes: PROBE_BYTES, ...one })) / MEGABYTE;
      found.push({ ...one, mbPerSecond });
      log(`bare: chunks of ${one.chunkBytes / 1_024} KiB on ${one.channels} channel(s): ${mb(mbPerSecond)}`);
    }
    return found;
  });
}

async function withBarePages<T>(browser: Browser, use: (from: Page, to: Page) => Promise<T>): Promise<T> {
  const relay = await startBareRelay();
  const context = await browser.newContext();
  const [from, to] = [await context.newPage(), await context.newPage()];
  for (const page of [from, to]) await page.goto(relay.origin);
  const result = await use(from, to);
  await context.close();
  relay.close();
  return result;
}

/** Two who neither see nor hear each other: what is measured is files alone. */
async function openCall(browser: Browser): Promise<Awaited<ReturnType<typeof openEngageCall>>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  // Nobody answers the system's dialog: a browser without it keeps the file and hands it over as a download.
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const call = await openEngageCall(context, 2);
  for (const page of call.pages) {
    await page.getByRole('button', { name: 'Turn camera off' }).first().click();
    await page.getByRole('button', { name: 'Mute', exact: true }).first().click();
    await page.getByRole('button', { name: /^Chat/ }).click();
  }
  return call;
}

async function sendFile(
  sender: Page,
  receiver: Page,
  folder: string,
  name: string,
  meanwhile: (receiver: Page, card: string) => Promise<void> = async () => undefined,
): Promise<Sent> {
  const path = join(folder, name);
  const hash = await makeFile(path);
  await sender.getByTestId('files').setInputFiles(path);
  const card = receiver.getByRole('region', { name });
  await card.getByRole('button', { name: 'Save' }).click({ trial: true });
  const downloading = receiver.waitForEvent('download', { timeout: PATIENCE_MS });
  const startedAt = performance.now();
  await card.getByRole('button', { name: 'Save' }).click();
  await meanwhile(receiver, name);
  const download = await downloading;
  const seconds = (performance.now() - startedAt) / 1_000;
  const saved = await download.path();
  const isEqual = (await hashOf(saved)) === hash;
  await Promise.all([rm(path), download.delete()]);
  return { mbPerSecond: FILE_BYTES / MEGABYTE / seconds, isEqual };
}

/** When a third has come nothing goes any more but by a relay that is not there, then all ways are open again. */
async function cutInTheMiddle(receiver: Page, name: string): Promise<void> {
  const card = receiver.locator(`section[aria-label="${name}"]`);
  await card.locator('progress').evaluate(waitForValue, FILE_BYTES / 3);
  const settings = await openSettings(receiver);
  await switchRelayOnly(settings);
  await receiver.locator(`section[aria-label="${name}"][data-status="interrupted"]`).waitFor({ state: 'attached' });
  await switchRelayOnly(settings);
  await closeSettings(receiver);
}

/** Runs in the page. */
async function waitForValue(element: Element, value: number): Promise<void> {
  while (element instanceof HTMLProgressElement && element.isConnected && element.value < value) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

async function chatBesideFile(
  sender: Page,
  receiver: Page,
  folder: string,
): Promise<{ alone: number; besideFile: Spread }> {
  const alone = spread(await chatTimes(sender, receiver, 'alone')).median;
  let times: number[] = [];
  await sendFile(sender, receiver, folder, 'beside.bin', async () => {
    times = await chatTimes(sender, receiver, 'beside');
  });
  return { alone, besideFile: spread(times) };
}

/** Milliseconds from Enter to the message on the other's page. */
async function chatTimes(sender: Page, receiver: Page, word: string): Promise<number[]> {
  const times: number[] = [];
  const field = sender.getByRole('textbox', { name: 'Message' });
  for (let index = 0; index < CHATS; index += 1) {
    const text = `${word} ${index}`;
    await field.fill(text);
    const arrived = receiver.waitForFunction(
      (wanted) => [...document.querySelectorAll('[data-message]')].some(({ textContent }) => textContent === wanted),
      text,
    );
    const sentAt = performance.now();
    await field.press('Enter');
    await arrived;
    times.push(performance.now() - sentAt);
  }
  return times;
}

async function makeFile(path: string): Promise<string> {
  const file = await open(path, 'w');
  const block = Buffer.alloc(MEGABYTE);
  for (let at = 0; at < FILE_BYTES; at += block.length) await file.write(randomFillSync(block));
  await file.close();
  return hashOf(path);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of createReadStream(path)) hash.update(block);
  return hash.digest('hex');
}

function mb(mbPerSecond: number): string {
  return `${mbPerSecond.toFixed(1)} MB/s`;
}

function written({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} (${min.toFixed(0)}–${max.toFixed(0)})`;
}
