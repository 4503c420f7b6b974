/** Browser guests: pages of one Chromium, closed after the test. */
import { type Browser, chromium } from 'playwright';
import { afterEach } from 'vitest';
import { CallPage } from './call-page.ts';
import { findChromium } from './chromium.ts';
import { MEDIA_FLAGS } from './chromium-flags.ts';

let browser: Promise<Browser> | undefined;

afterEach(async () => {
  await (await browser)?.close();
  browser = undefined;
});

/**
 * Opens an invitation's link as somebody on the host's own computer would: elsewhere it takes https. A certificate
 * that the server has made itself is taken, as by somebody who went on past the browser's warning.
 */
export async function openGuest(link: string, size = { width: 1280, height: 800 }): Promise<CallPage> {
  browser ??= chromium.launch({ executablePath: findChromium() ?? '', args: MEDIA_FLAGS });
  const context = await (await browser).newContext({ viewport: size, ignoreHTTPSErrors: true });
  const guest = new CallPage(await context.newPage());
  const local = new URL(link);
  local.hostname = 'localhost';
  await guest.page.goto(local.href);
  return guest;
}
