import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../../scripts/bundle-server.ts';

const FOLDER = join(import.meta.dirname, '../../artifacts/electron-stand-in');
const SCRIPTS = ['register.ts', 'resolve-electron.mjs', 'electron.ts', 'utility-electron.ts'];

let bundling: Promise<unknown> | undefined;

/**
 * Bundles the stand-in once for this process: an app that had to transpile it would start a second later.
 * @returns the URL of the script that registers it, for `node --import`
 */
export async function bundledStandIn(): Promise<string> {
  const scripts = SCRIPTS.map((name) => `test/electron/${name}`);
  bundling ??= bundleForNode(FOLDER, scripts, ['playwright']);
  await bundling;
  return pathToFileURL(join(FOLDER, 'register.mjs')).href;
}
