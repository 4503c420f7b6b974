import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { contentSecurityPolicy, PAGE_HEADERS } from './page-headers.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.webmanifest', 'application/manifest+json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.webp', 'image/webp'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
  ['.mp3', 'audio/mpeg'],
  ['.ogg', 'audio/ogg'],
]);

type WebFile = { readonly body: Buffer; readonly type: string; readonly etag: string; readonly cacheControl: string };

export type WebClient = {
  /** Answers a GET or HEAD; false when there is no such file. */
  answer(path: string, request: IncomingMessage, response: ServerResponse): boolean;
};

/**
 * The built renderer, for browser guests. All of it (some megabytes) is read at the start. So a path is only
 * looked up and never reaches the disk, and a build that runs meanwhile can neither mix two versions nor take
 * a file away under a request. (sirv was tried: a `Range: bytes=5-2` or a vanished file ends its process.)
 * Throws when the folder cannot be read.
 */
export function loadWebClient(folder: string): WebClient {
  const files = readFiles(folder);
  return {
    answer(path, request, response) {
      const file = files.get(path === '/' ? '/index.html' : path);
      if (!file) return false;
      sendFile(file, request, response);
      return true;
    },
  };
}

function readFiles(folder: string): Map<string, WebFile> {
  const files = new Map<string, WebFile>();
  for (const absolute of walk(folder)) {
    const path = `/${relative(folder, absolute).split(sep).join('/')}`;
    files.set(path, readWebFile(absolute, path));
  }
  return files;
}

/** By hand: readdir's own `recursive` is not to be relied on inside the app's asar archive. */
function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name.endsWith('.map')) continue;
    const absolute = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(absolute);
    else if (entry.isFile()) yield absolute;
  }
}

function readWebFile(absolute: string, path: string): WebFile {
  const body = readFileSync(absolute);
  return {
    body,
    type: TYPES.get(extname(path)) ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
    // Vite puts a hash of the content into the names of what it writes to assets/.
    cacheControl: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

function sendFile(file: WebFile, request: IncomingMessage, response: ServerResponse): void {
  const headers = {
    ...PAGE_HEADERS,
    'Content-Security-Policy': contentSecurityPolicy(request.headers.host),
    'Cache-Control': file.cacheControl,
    ETag: file.etag,
  };
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Type': file.type, 'Content-Length': file.body.length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}
