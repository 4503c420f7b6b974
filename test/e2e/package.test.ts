/** What `npm run package` makes, over a stand-in for Electron's own files; then the app out of the package. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { build, Platform } from 'electron-builder';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from '../support/apps.ts';

/** How a fuse stands in the executable: the characters 0 and 1. */
const [OFF, ON] = [0x30, 0x31];
const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'engage-package-'));
const unpacked = join(folder, 'release/linux-unpacked');
const archive = join(unpacked, 'resources/app.asar');

beforeAll(async () => {
  const electronDist = join(folder, 'electron');
  writeElectronStub(electronDist);
  await build({
    projectDir: ROOT,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      electronDist,
      directories: { output: join(folder, 'release'), buildResources: 'assets' },
    },
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As much of Electron as the packager looks at: with the place in its executable where the fuses are. */
function writeElectronStub(path: string): void {
  const { version } = createRequire(import.meta.url)('electron/package.json');
  mkdirSync(join(path, 'resources'), { recursive: true });
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(path, name), '');
  writeFileSync(join(path, 'version'), version);
  writeFileSync(join(path, 'electron'), '#!/bin/sh\n# dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09000000000\n', 'latin1');
  chmodSync(join(path, 'electron'), 0o755);
}

test('the package holds the built app and nothing else', () => {
  const files = listPackage(archive, { isPack: false });
  expect(files).toContain('/dist/main/main.js');
  expect(files).toContain('/dist/main/preload.cjs');
  expect(files).toContain('/dist/main/signalling-process.js');
  expect(files).toContain('/dist/renderer/index.html');
  expect(files.filter((file) => !/^\/(dist(\/(main|renderer)(\/.*)?)?|package\.json)$/.test(file))).toEqual([]);
  expect(files.filter((file) => /\.(tsx?|map)$|node_modules|test/.test(file))).toEqual([]);
});

test('the fuses are set as they should be', async () => {
  const wire = await getCurrentFuseWire(join(unpacked, 'engage'));
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ];
  for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(OFF);
  for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(ON);
});

test('the app out of the package hosts a call, and another joins it', async () => {
  const app = join(folder, 'app');
  extractAll(archive, app);
  const main = join(app, 'dist/main/main.js');
  const [ana, ben] = [await openApp({ main }), await openApp({ main })];
  await ana.host({ name: 'Ana' });
  await ben.join({ name: 'Ben', link: await ana.invitationLink() });
  expect((await ben.measureTile(ben.tile('Ana'), 1_000)).framesPerSecond).toBeGreaterThan(5);
});
