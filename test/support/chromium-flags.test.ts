import { chromium } from 'playwright';
import { expect, test } from 'vitest';
import { QUIET_FLAGS } from './chromium-flags.ts';

/** The features that each such switch names, of a command line or of a launch's log. */
function switchedOff(text: string): string[][] {
  return [...text.matchAll(/--disable-features=(\S+)/g)].map(([, names = '']) => names.split(','));
}

test('what Playwright switches off by itself stays off: of two such switches Chromium takes the last', async () => {
  // It is told in the log of a launch that fails: node knows none of these switches.
  const failure = await chromium.launch({ executablePath: process.execPath, args: QUIET_FLAGS }).catch(String);
  const [byPlaywright = [], byUs = []] = switchedOff(String(failure));
  expect(byPlaywright.length).toBeGreaterThan(5);
  expect(byUs).toEqual(expect.arrayContaining(byPlaywright));
});
