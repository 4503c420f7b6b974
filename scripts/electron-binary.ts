import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** Electron's executable if it is on this machine. Never downloads: `require('electron')` would. */
export function findElectron(): string | undefined {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const executable = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

/** The same, after a download where one is needed and possible. */
export function obtainElectron(): string | undefined {
  const found = findElectron();
  if (found) return found;
  console.log('Downloading Electron, once…');
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
  return findElectron();
}
