/** `npm test`: everything. Installs a browser where there is none, builds, checks, then runs every layer. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'vite';
import { startVitest } from 'vitest/node';
import { findElectron } from './electron-binary.ts';
import { ensureChromium } from './ensure-chromium.ts';

const ROOT = join(import.meta.dirname, '..');

console.log(`Browser: ${ensureChromium()}`);
console.log(
  `The app runs in ${findElectron() ? 'Electron itself' : 'the Electron stand-in (Electron’s binary is not here)'}.`,
);
await Promise.all([
  runTool('types', 'typescript/bin/tsc', ['-b']),
  runTool('lint and format', '@biomejs/biome/bin/biome', ['check', '.']),
  build({ root: join(ROOT, 'renderer'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' }),
]);
const vitest = await startVitest('test', process.argv.slice(2), { root: ROOT, watch: false });
await vitest.close();
const results = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const count = (state: string): number => results.filter((test) => test.result().state === state).length;
const failed = count('failed');
console.log(`${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped`);
process.exit(failed > 0 || count('passed') === 0 ? 1 : (process.exitCode ?? 0));

async function runTool(name: string, script: string, args: string[]): Promise<void> {
  const tool = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT, stdio: 'inherit' });
  const [status] = await once(tool, 'exit');
  if (status === 0) return;
  console.error(`${name}: failed`);
  process.exit(1);
}
