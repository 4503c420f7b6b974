/** The licences of everything that Engage brings along, as a module that the page can load. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');
const ID = 'virtual:licences';
/** Not among the dependencies, as it is the ground that they stand on. */
const GROUND = 'electron';
const LICENCE_FILE = /^(licen[cs]e|copying|unlicense)(\.(md|txt))?$/i;

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default(''),
  dependencies: z.record(z.string(), z.string()).default({}),
});

export type Licence = { licence: string; packages: string[]; text: string };

export function licences(): Plugin {
  return {
    name: 'licences',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? `export const LICENCES = ${JSON.stringify(collectLicences())};` : undefined),
  };
}

/** Of the dependencies, and of theirs. Packages with the same text stand together. */
export function collectLicences(): Licence[] {
  const found = new Map<string, Licence>();
  const seen = new Set<string>();
  const visit = (folder: string, isRoot: boolean): void => {
    if (seen.has(folder)) return;
    seen.add(folder);
    const { name, version, license, dependencies } = manifest.parse(readJson(join(folder, 'package.json')));
    if (!isRoot) {
      const text = licenceText(folder);
      const licence = found.get(license + text) ?? { licence: license, packages: [], text };
      licence.packages.push(`${name} ${version}`);
      found.set(license + text, licence);
    }
    // What Electron needs to be installed is not in the app.
    if (name === GROUND) return;
    const names = [...Object.keys(dependencies), ...(isRoot ? [GROUND] : [])];
    for (const one of names) visit(folderOf(one, folder), false);
  };
  visit(ROOT, true);
  for (const { packages } of found.values()) packages.sort((a, b) => a.localeCompare(b, 'en'));
  return [...found.values()].sort((a, b) => (a.packages[0] ?? '').localeCompare(b.packages[0] ?? '', 'en'));
}

/** As Node looks for it: beside whoever needs it, then further up. */
function folderOf(name: string, from: string): string {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return folder;
  if (from === dirname(from)) throw new Error(`${name} is not installed`);
  return folderOf(name, dirname(from));
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => LICENCE_FILE.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
