/** `npm run build:server`: the server in dist/signalling/ and the page that it serves in dist/renderer/. */
import { join } from 'node:path';
import { build } from 'vite';
import { bundleServer } from './bundle-server.ts';

const ROOT = join(import.meta.dirname, '..');

await build({ root: join(ROOT, 'renderer'), configFile: join(ROOT, 'vite.config.ts'), mode: 'web', logLevel: 'warn' });
await bundleServer(join(ROOT, 'dist/signalling'));
