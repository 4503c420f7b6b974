import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignallingServer, startSignallingServer } from '../../signalling/server.ts';

const PAGE = '<!doctype html><title>Engage</title>';
const folder = mkdtempSync(join(tmpdir(), 'engage-web-client-'));
const built = join(folder, 'renderer');
let server: SignallingServer;

beforeAll(async () => {
  mkdirSync(join(built, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(built, 'index.html'), PAGE);
  writeFileSync(join(built, '.env'), 'secret');
  writeFileSync(join(built, 'assets/app-1a2b3c.js'), 'export {};');
  writeFileSync(join(built, 'assets/app-1a2b3c.js.map'), '{}');
  server = await startSignallingServer({ webClientFolder: built });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** Node's client sends the path as it is; fetch would tidy `..` away. */
function ask(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: object } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path, method, headers: { ...headers } };
    const asked = request(options, (response) => {
      let body = '';
      response.on('data', (data) => {
        body += data;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

test('the page is served fresh, what has a hash in its name for ever', async () => {
  for (const path of ['/', '/index.html', '/?n=1']) {
    const page = await ask(path);
    expect([page.status, page.body], path).toEqual([200, PAGE]);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['cache-control']).toBe('no-cache');
  }
  const script = await ask('/assets/app-1a2b3c.js');
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('what the browser has already is not sent again', async () => {
  const { headers } = await ask('/');
  const again = await ask('/', { headers: { 'if-none-match': headers.etag } });
  expect([again.status, again.body]).toEqual([304, '']);
});

test('HEAD gives the headers alone, and no other method does anything', async () => {
  const head = await ask('/', { method: 'HEAD' });
  expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', `${PAGE.length}`]);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
    expect((await ask('/', { method })).status, method).toBe(405);
  }
});

test('the page may run our scripts and talk to this server, nothing else', async () => {
  const { headers } = await ask('/');
  const host = `127.0.0.1:${server.port}`;
  expect(`${headers['content-security-policy']}`.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob: mediastream:",
    "font-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['permissions-policy']).toContain('camera=(self), microphone=(self), display-capture=(self)');
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/%252e%252e%252fsecret.txt',
  '/..\\secret.txt',
  '/..%5csecret.txt',
  '/assets/../../secret.txt',
  '/assets/..%00/index.html',
  '/%00',
  '/%ff',
  '//etc/passwd',
  '/.env',
  '/assets/app-1a2b3c.js.map',
  '/assets',
  '/assets/',
  '/__proto__',
  '/constructor',
  '/missing',
  'http://evil.example/',
])('%s is plainly not found', async (path) => {
  const { status, headers, body } = await ask(path);
  expect([status, headers['content-type'], body]).toEqual([404, 'text/plain; charset=utf-8', 'Not found\n']);
});

test.each(['bytes=5-2', 'bytes=0-1', 'bytes=-1', 'bytes=99999-', 'x'])('range %s does no harm', async (range) => {
  expect((await ask('/', { headers: { range } })).body).toBe(PAGE);
});

test('a build that runs meanwhile takes nothing away', async () => {
  rmSync(join(built, 'assets'), { recursive: true });
  expect((await ask('/assets/app-1a2b3c.js')).status).toBe(200);
});

test('the server says what it is', async () => {
  const health = await ask('/healthz');
  expect([health.status, JSON.parse(health.body)]).toEqual([200, { engage: 1 }]);
  expect((await ask('/signalling')).status).toBe(426);
  expect((await ask('/', { headers: { host: 'evil.example' } })).status).toBe(403);
});

test('without a folder there is no page, but everything else', async () => {
  const bare = await startSignallingServer();
  expect((await fetch(bare.origin)).status).toBe(404);
  expect(await (await fetch(`${bare.origin}/healthz`)).json()).toEqual({ engage: 1 });
  await bare.close();
});

test('a folder that is not there is an error at the start', async () => {
  await expect(startSignallingServer({ webClientFolder: join(folder, 'none') })).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
