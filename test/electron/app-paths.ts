import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { commandLine } from './command-line.ts';

export type PathName = Parameters<App['getPath']>[0];

type Manifest = { name?: string; productName?: string; version?: string };

/** The folder of the package.json above the main script, as Electron's own start looks for it. */
export const appFolder = findAppFolder(dirname(process.argv[1] ?? process.cwd()));

export const manifest = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as Manifest;

function findAppFolder(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`Electron stand-in: no package.json above ${start}`);
  }
}

/** Where Electron keeps applications' data on this system. */
function appDataFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support');
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData/Roaming');
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

const changed = new Map<PathName, string>();

export function setPath(name: PathName, path: string): void {
  changed.set(name, path);
}

/** @returns undefined for a name that the stand-in does not know */
export function pathOf(name: PathName, appName: string): string | undefined {
  const given = changed.get(name);
  if (given) return given;
  if (name === 'userData' || name === 'sessionData') {
    return commandLine.getSwitchValue('user-data-dir') || join(pathOf('appData', appName) ?? '', appName);
  }
  if (name === 'logs') return join(pathOf('userData', appName) ?? '', 'logs');
  if (name === 'appData') return appDataFolder();
  if (name === 'home') return homedir();
  if (name === 'temp') return tmpdir();
  return undefined;
}
