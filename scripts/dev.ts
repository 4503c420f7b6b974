/** `npm run dev`: hot reload. With Electron the app restarts itself; without it the page runs in the browser. */
import { join } from 'node:path';
import { createServer } from 'vite';
import { startSignallingServer } from '../signalling/server.ts';
import { obtainElectron } from './electron-binary.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE_PORT = 5173;

const shared = { root: join(ROOT, 'renderer'), configFile: join(ROOT, 'vite.config.ts') };

if (obtainElectron()) {
  const server = await createServer({ ...shared, mode: 'development' });
  await server.listen();
} else {
  console.log(
    'Electron could not be downloaded here: the page runs in your browser, on a signalling server of its own.',
  );
  const origin = `http://localhost:${PAGE_PORT}`;
  const signalling = await startSignallingServer({ allowedOrigins: [origin] });
  const proxy = { '/signalling': { target: signalling.origin, ws: true } };
  const server = await createServer({ ...shared, mode: 'web', server: { port: PAGE_PORT, strictPort: true, proxy } });
  await server.listen();
  server.printUrls();
}
