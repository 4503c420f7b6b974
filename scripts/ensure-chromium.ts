import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findChromium } from '../test/support/chromium.ts';

/** The tests' browser: an installed one, else Playwright's download, else the distribution's package. */
export function ensureChromium(): string {
  const found = findChromium() ?? download() ?? installPackage();
  if (found) return found;
  throw new Error(
    'The tests need a Chromium-family browser, and none could be installed. Install Chromium or Chrome, or set CHROMIUM to its path.',
  );
}

function download(): string | undefined {
  console.log('No Chromium found: downloading one for the tests…');
  const folder = dirname(createRequire(import.meta.url).resolve('playwright/package.json'));
  spawnSync(process.execPath, [join(folder, 'cli.js'), 'install', 'chromium'], { stdio: 'ignore' });
  return findChromium();
}

function installPackage(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  console.log('It could not be downloaded: installing the distribution’s package…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { stdio: 'ignore', env });
  spawnSync('apt-get', ['install', '--yes', 'chromium'], { stdio: 'inherit', env });
  return findChromium();
}
