/** Rules of docs/architecture.md that neither the compiler nor the linter can hold. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['main', 'renderer', 'signalling']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  )
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

test.each([
  // A call's, those in which the shared encoders run, and two that connect to nobody.
  [
    'new RTCPeerConnection(',
    'renderer/call/encode/encoder-pair.ts',
    'renderer/call/network/ice-server-test.ts',
    'renderer/call/peer/connection.ts',
    'renderer/call/peer/fingerprint-by-offer.ts',
  ],
  ['.getUserMedia(', 'renderer/call/media/capture.ts'],
  ['.getDisplayMedia(', 'renderer/call/media/capture.ts'],
  ['srcObject =', 'renderer/views/stage/video-tile.tsx'],
  ['new WebSocket(', 'renderer/platform/web.ts'],
  ['new NodeWebSocket(', 'main/signalling-link.ts'],
  ['ipcMain.handle(', 'main/ipc.ts'],
  ['contextBridge.', 'main/preload.ts'],
])('%s stands in %s alone', (primitive, ...files) => {
  const places = SOURCES.filter(({ text }) => text.includes(primitive)).map(({ path }) => path);
  expect(places).toEqual(files);
});

test('no file is longer than 300 lines', () => {
  const long = SOURCES.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => path);
  expect(long).toEqual([]);
});

test('the contract between main and renderer imports nothing', () => {
  const bridge = SOURCES.find(({ path }) => path === 'main/bridge.ts');
  expect(bridge?.text).not.toMatch(/^import /m);
});

test.each([
  ['main', 'document.title;', "Cannot find name 'document'"],
  ['signalling', 'document.title;', "Cannot find name 'document'"],
  ['renderer', 'process.exit();', "Cannot find name 'process'"],
  ['renderer/call', 'process.exit();', "Cannot find name 'process'"],
])('in %s/ the line %j does not compile', (folder, line, complaint) => {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const place = mkdtempSync(join(cache, 'layer-'));
  const config = { extends: join(ROOT, folder, 'tsconfig.json'), include: ['wrong-layer.ts'] };
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(place, 'wrong-layer.ts'), `${line}\nexport {};\n`);
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', place], { encoding: 'utf8' });
  rmSync(place, { recursive: true });
  expect(stdout).toContain(complaint);
});

const FORBIDDEN = [
  ['signalling/a.ts', '../main/bridge.ts'],
  ['signalling/b.ts', 'electron'],
  ['main/a.ts', '../renderer/call/call.ts'],
  ['main/b.ts', '../signalling/rooms/room.ts'],
  ['main/c.ts', 'react'],
  ['main/bridge.ts', './settings.ts'],
  ['renderer/call/a.ts', 'react'],
  ['renderer/call/b.ts', 'zustand'],
  ['renderer/call/c.ts', '../views/app.tsx'],
  ['renderer/call/d.ts', '../platform/platform.ts'],
  ['renderer/call/seal/a.ts', '../../../main/bridge.ts'],
  ['renderer/views/a.ts', '../platform/desktop.ts'],
  ['renderer/views/b.ts', '../../signalling/protocol.ts'],
] as const;

const ALLOWED = [
  ['main/d.ts', '../signalling/server.ts'],
  ['main/e.ts', '../signalling/protocol.ts'],
  ['renderer/call/e.ts', '../../signalling/protocol.ts'],
  ['renderer/views/c.ts', '../platform/platform.ts'],
] as const;

test('the linter holds the import table', () => {
  const place = mkdtempSync(join(tmpdir(), 'engage-lint-'));
  const config = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
  writeFileSync(join(place, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
  for (const [path, target] of [...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(join(place, path, '..'), { recursive: true });
    writeFileSync(join(place, path), `import '${target}';\n`);
  }
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: place, encoding: 'utf8' });
  rmSync(place, { recursive: true });
  const found = [...`${stdout}${stderr}`.matchAll(/^(\S+\.ts):\d+:\d+ lint\/style\/noRestrictedImports/gm)];
  expect(found.map(([, path]) => path).sort()).toEqual(FORBIDDEN.map(([path]) => path).sort());
});
