import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright';
import { findChromium } from '../support/chromium.ts';
import { QUIET_FLAGS } from '../support/chromium-flags.ts';
import { app } from './app.ts';
import { allSwitches } from './command-line.ts';
import { onEnd } from './lifecycle.ts';
import { tellParent } from './parent-channel.ts';

const OWN_FLAGS = [
  '--remote-debugging-port=0',
  // Frames of other origins stay in their page's process, where the stand-in's scripts reach them.
  '--disable-site-isolation-trials',
  // Electron's default for `autoplayPolicy`.
  '--autoplay-policy=no-user-gesture-required',
];

export type Browser = { context: BrowserContext; cdp: CDPSession };

let launched: Promise<Browser> | undefined;
let isFirstPageTaken = false;
const blinkFeatures = new Set<string>();
const onLaunch: ((browser: Browser) => Promise<void>)[] = [];

/** Before the browser starts, which is when the first window is made. */
export function beforeFirstPage(prepare: (browser: Browser) => Promise<void>): void {
  onLaunch.push(prepare);
}

/** Chromium takes them once, for every page. */
export function enableBlinkFeatures(features: string): void {
  const added = features.split(',').filter((one) => one !== '' && !blinkFeatures.has(one));
  if (added.length > 0 && launched) throw new Error(`Electron stand-in: too late for the Blink features ${added}`);
  for (const one of added) blinkFeatures.add(one);
}

export function openBrowser(): Promise<Browser> {
  launched ??= launch();
  return launched;
}

export async function openPage(): Promise<Page> {
  const { context } = await openBrowser();
  const [first] = context.pages();
  if (!first || isFirstPageTaken) return context.newPage();
  isFirstPageTaken = true;
  return first;
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Electron stand-in: no Chromium on this machine');
  const folder = join(app.getPath('userData'), 'Chromium');
  mkdirSync(folder, { recursive: true });
  const temporaryFolder = process.env.ELECTRON_STAND_IN_FOLDER;
  const { chromium } = await import('playwright');
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    // A screen is used only when it is asked for: tests run where there is none.
    headless: process.env.ELECTRON_STAND_IN_HEADED !== '1',
    viewport: null,
    colorScheme: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: flags(),
    ...(temporaryFolder ? { artifactsDir: temporaryFolder, env: { ...process.env, TMPDIR: temporaryFolder } } : {}),
  });
  onEnd(() => context.close());
  const browser = context.browser();
  if (!browser) throw new Error('Electron stand-in: this Playwright does not give the browser of a context');
  const cdp = await browser.newBrowserCDPSession();
  const opened = { context, cdp };
  await Promise.all([announce(cdp, folder), ...onLaunch.map((prepare) => prepare(opened))]);
  return opened;
}

function flags(): string[] {
  const mine = new Set(['--user-data-dir', '--remote-debugging-port']);
  const given = allSwitches().filter((one) => !mine.has(one.split('=')[0] ?? ''));
  const features = blinkFeatures.size > 0 ? [`--enable-blink-features=${[...blinkFeatures].join(',')}`] : [];
  return [...QUIET_FLAGS, ...OWN_FLAGS, ...features, ...given];
}

async function announce(cdp: CDPSession, folder: string): Promise<void> {
  const [endpoint, { processInfo }] = await Promise.all([
    debuggingEndpoint(folder),
    cdp.send('SystemInfo.getProcessInfo'),
  ]);
  const pid = processInfo.find(({ type }) => type === 'browser')?.id;
  if (pid === undefined) throw new Error('Electron stand-in: Chromium does not tell its process id');
  tellParent({ kind: 'browser', endpoint, pid });
}

/** Chromium writes it in the moment after its start; port, then path. */
async function debuggingEndpoint(folder: string): Promise<string> {
  for (;;) {
    const text = await readFile(join(folder, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port, path] = text.split('\n');
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await sleep(5);
  }
}
