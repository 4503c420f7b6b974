/** `npm run serve`: builds the page for browsers, then is the signalling server. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readCliOptions } from '../signalling/standalone/cli-options.ts';

const ROOT = join(import.meta.dirname, '..');

// For --help and for a wrong option nothing has to be built.
readCliOptions(process.argv);
// A process of its own: a server has no use for what a build leaves in memory.
const { status } = spawnSync(
  process.execPath,
  [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--mode', 'web', '--logLevel', 'warn'],
  { cwd: ROOT, stdio: ['ignore', 2, 2] },
);
if (status !== 0) process.exit(1);
await import('../signalling/standalone/cli.ts');
