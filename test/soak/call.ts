/**
 * A call of four pages of one headless Chromium for as long as asked: one leaves and comes back, one shares and stops,
 * one changes the layout, one switches the camera off and on. No picture may stand still, and memory must not grow. The
 * picture of whoever comes, or switches a camera on, is not counted until the next step: it begins, and then grows.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserServer, chromium } from 'playwright';
import { startSignallingServer } from '../../signalling/server.ts';
import { buildWebClient, chromiumPath } from '../bench/calls.ts';
import { CallPage } from '../support/call-page.ts';
import { ENCODED_ONCE, MEDIA_FLAGS } from '../support/chromium-flags.ts';
import { FREEZE_MS, type Freeze, takeFreezes, watchFreezes } from './freezes.ts';
import type { Soak } from './soak.ts';

/** After which the picture of whom it is about begins anew. */
const BEGINNINGS = ['Dora comes back', "Ana's camera goes off", "Ana's camera goes on"];
const NAMES = ['Ana', 'Ben', 'Cem', 'Dora'] as const;
/** Between two things that somebody does. */
const CALM_MS = 5_000;
/** Before that share of the time is over memory may still grow: code is compiled, caches are filled. */
const WARM_UP = 0.3;
const MAX_GROWTH = 0.1;

type Call = { pages: CallPage[]; link: string };
type Step = { what: string; doIt: (call: Call) => Promise<void> };

const STEPS: readonly Step[] = [
  { what: 'Dora leaves', doIt: ({ pages }) => only(pages, 3).button('Leave').click() },
  { what: 'Dora comes back', doIt: ({ pages, link }) => comeBack(only(pages, 3), link) },
  { what: 'Cem shares', doIt: ({ pages }) => only(pages, 2).button('Share screen').click() },
  { what: 'Cem stops sharing', doIt: ({ pages }) => only(pages, 2).stopSharing() },
  { what: 'Ben looks at who speaks', doIt: ({ pages }) => choose(only(pages, 1), 'Speaker') },
  { what: 'Ben looks at all', doIt: ({ pages }) => choose(only(pages, 1), 'Grid') },
  { what: "Ana's camera goes off", doIt: ({ pages }) => only(pages, 0).button('Turn camera off').click() },
  { what: "Ana's camera goes on", doIt: ({ pages }) => only(pages, 0).button('Turn camera on').click() },
];

export const soakCall: Soak = async ({ minutes, log }) => {
  await buildWebClient();
  const server = await startSignallingServer({ webClientFolder: join(import.meta.dirname, '../../dist/renderer') });
  const chrome = await chromium.launchServer({ executablePath: chromiumPath(), args: [...MEDIA_FLAGS, ENCODED_ONCE] });
  const browser = await chromium.connect(chrome.wsEndpoint());
  try {
    const call = await openCall(browser, server.port);
    return await live(call, chrome, { minutes, log });
  } finally {
    await browser.close();
    await chrome.close();
    await server.close();
  }
};

async function openCall(browser: Browser, port: number): Promise<Call> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const call: Call = { pages: [], link: '' };
  for (const [index, name] of NAMES.entries()) {
    const one = new CallPage(await context.newPage());
    await one.page.goto(`http://localhost:${port}`);
    if (index === 0) {
      await one.host({ name });
      call.link = await one.invitationLink();
    } else await one.join({ name, link: call.link });
    call.pages.push(one);
  }
  for (const { page } of call.pages) await watchFreezes(page);
  // Joining of several at once is another matter (`npm run bench -- join`).
  await sleep(CALM_MS * 2);
  for (const { page } of call.pages) await takeFreezes(page);
  return call;
}

async function live(call: Call, chrome: BrowserServer, { minutes, log }: Parameters<Soak>[0]): Promise<boolean> {
  const [startedAt, durationMs] = [performance.now(), minutes * 60_000];
  const elapsed = (): number => (performance.now() - startedAt) / durationMs;
  let [steps, longest, warm, last] = [0, 0, 0, 0];
  const freezes: Freeze[] = [];
  while (elapsed() < 1) {
    for (const { what, doIt } of STEPS) {
      await doIt(call);
      await sleep(CALM_MS);
      const found = (await Promise.all(call.pages.map(({ page }) => takeFreezes(page)))).flat();
      const beginning = NAMES.find((name) => what.startsWith(name));
      for (const freeze of found.filter(({ who }) => !BEGINNINGS.includes(what) || who !== beginning)) {
        freezes.push(freeze);
        longest = Math.max(longest, freeze.ms);
        log(`  after “${what}”: ${freeze.who} stood still for ${freeze.ms.toFixed(0)} ms`);
      }
      steps += 1;
    }
    await Promise.all(call.pages.map(collectGarbage));
    const bytes = residentBytes(chrome.process().pid ?? 0);
    last = bytes;
    if (elapsed() < WARM_UP || warm === 0) warm = bytes;
    log(`  ${(elapsed() * minutes).toFixed(1)} min: ${steps} steps, ${freezes.length} freezes, ${megabytes(bytes)}`);
  }
  const growth = last / warm - 1;
  log(
    `${steps} steps; ${freezes.length} pictures stood still for more than ${FREEZE_MS} ms, ${longest.toFixed(0)} ms at most`,
  );
  log(`Memory of all: ${megabytes(last)}, ${(growth * 100).toFixed(1)} % more than after the warm-up`);
  return freezes.length === 0 && growth < MAX_GROWTH;
}

async function comeBack(page: CallPage, link: string): Promise<void> {
  await page.page.goto(new URL('/', page.page.url()).href);
  await page.join({ name: NAMES[3], link });
  await watchFreezes(page.page);
}

/** Without that what is alive cannot be told from what is garbage. */
async function collectGarbage({ page }: CallPage): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

async function choose({ page }: CallPage, layout: 'Grid' | 'Speaker'): Promise<void> {
  await page.getByRole('button', { name: /^Layout/ }).click();
  await page.getByRole('menuitemradio', { name: layout }).click();
}

function only(pages: readonly CallPage[], index: number): CallPage {
  const page = pages[index];
  if (!page) throw new Error(`there is no page ${index}`);
  return page;
}

/** Of a process and all that it has started (Linux: proc(5)). */
function residentBytes(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const status = read(`/proc/${pid}/status`);
    parents.set(pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
  }
  const isOf = (pid: number | undefined): boolean => pid === root || (pid !== undefined && isOf(parents.get(pid)));
  return [...parents.keys()].filter(isOf).reduce((sum, pid) => {
    return sum + Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1_024;
  }, 0);
}

/** Empty of a process that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_024 / 1_024).toFixed(0)} MB`;
}
