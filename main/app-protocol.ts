import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { lookup } from 'mrmime';
import { APP_SCHEME } from './app-origin.ts';

/**
 * Signalling goes through main, so the page itself may connect to nothing; of its own files it reads what blurs a
 * background and takes noise away, which is compiled to WebAssembly.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob: mediastream:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Before the app is ready, as Electron demands. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/**
 * Serves the built renderer. Only files that were there at the start can be asked for: a request's path is
 * looked up, never joined.
 * @param folder the built renderer
 */
export function serveApp(session: Session, folder: string): void {
  const files = listFiles(folder);
  session.protocol.handle(APP_SCHEME, async (request) => {
    const path = decodeURIComponent(new URL(request.url).pathname);
    const file = files.get(path === '/' ? '/index.html' : path);
    if (!file || request.method !== 'GET') return new Response('Not found', { status: 404 });
    return new Response(await readFile(file), { headers: headersFor(file) });
  });
}

/** URL path → file. */
function listFiles(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(folder.length).replaceAll(sep, '/'), file];
    }),
  );
}

function headersFor(file: string): Record<string, string> {
  return {
    'content-type': lookup(file) ?? 'application/octet-stream',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}
