/** `npm start`: the app. Where Electron's binary cannot be had, the same app in the local browser. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { startSignallingServer } from '../signalling/server.ts';
import { obtainElectron } from './electron-binary.ts';
import { openBrowser } from './open-browser.ts';

const ROOT = join(import.meta.dirname, '..');
const PORT = 7300;

console.log('Building…');
await build({ root: join(ROOT, 'renderer'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
const electron = obtainElectron();
if (electron) startElectron(electron);
else await startInBrowser();

function startElectron(executable: string): void {
  const child = spawn(executable, [ROOT, ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** Rooms can be made from this computer, so two tabs can hold a call. */
async function startInBrowser(): Promise<void> {
  const options = { webClientFolder: join(ROOT, 'dist/renderer'), createFrom: 'loopback' } as const;
  const server = await startSignallingServer({ ...options, port: PORT }).catch(() =>
    startSignallingServer({ ...options, port: 0 }),
  );
  const url = `http://localhost:${server.port}`;
  console.log(`Electron could not be downloaded here, so Engage runs in your browser: ${url} (Ctrl+C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
  openBrowser(url);
}
