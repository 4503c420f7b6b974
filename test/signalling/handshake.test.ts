import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { isKnownHost, isKnownOrigin } from '../../signalling/http/host-name.ts';
import { isOwnComputer } from '../../signalling/http/own-computer.ts';
import type { LogLine } from '../../signalling/log.ts';
import { joinMessage, SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** The status with which the server answers a handshake: 101 when it accepts. */
function handshake(port: number, headers: IncomingHttpHeaders = {}, path = '/signalling'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { ...UPGRADE, ...headers } });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    asked.on('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    asked.on('error', reject).end();
  });
}

type Answer = { status: number; headers: IncomingHttpHeaders };

async function statusOf(...arguments_: Parameters<typeof handshake>): Promise<number> {
  return (await handshake(...arguments_)).status;
}

test('its own page, a named one and programs without a page may connect, others may not', async () => {
  const { port } = await startServer({ allowedOrigins: ['https://call.example'] });
  expect(await statusOf(port)).toBe(101);
  expect(await statusOf(port, { origin: `http://127.0.0.1:${port}` })).toBe(101);
  expect(await statusOf(port, { origin: 'https://call.example' })).toBe(101);
  for (const origin of [
    'https://evil.example',
    `http://127.0.0.1:${port + 1}`,
    'http://127.0.0.1',
    'null',
    'file://',
  ]) {
    expect(await statusOf(port, { origin }), origin).toBe(403);
  }
});

test('a foreign name that was pointed at the server gets nothing, even with a matching origin', async () => {
  const { port } = await startServer({ allowedHosts: ['Call.Example'] });
  const foreign = { host: `evil.example:${port}`, origin: `http://evil.example:${port}` };
  expect(await statusOf(port, foreign)).toBe(403);
  const known = { host: 'call.example', origin: 'https://call.example' };
  expect(await statusOf(port, known)).toBe(101);
});

test.each([
  ['127.0.0.1:7300', true],
  ['192.168.1.5', true],
  ['[fe80::1]:7300', true],
  ['localhost:7300', true],
  ['LOCALHOST', true],
  ['call.example:443', true],
  ['localhost.evil.example', false],
  ['192.168.1.5.evil.example', false],
  ['evil.example', false],
  ['127.0.0.1@evil.example', false],
  ['evil.example/127.0.0.1', false],
  ['evil.example#127.0.0.1', false],
  ['', false],
  [undefined, false],
])('host %s is known: %s', (host, isKnown) => {
  expect(isKnownHost(host, ['call.example'])).toBe(isKnown);
});

test('an origin is compared by its host and port, default ports included', () => {
  expect(isKnownOrigin('https://call.example', 'call.example:443', [])).toBe(true);
  expect(isKnownOrigin('http://call.example', 'call.example', [])).toBe(true);
  expect(isKnownOrigin('http://call.example:81', 'call.example', [])).toBe(false);
  expect(isKnownOrigin('chrome-extension://call.example', 'call.example', [])).toBe(false);
});

test.each([
  ['127.0.0.1', '127.0.0.1', true],
  ['127.9.9.9', '127.0.0.1', true],
  ['::1', '::1', true],
  ['::ffff:127.0.0.1', '::ffff:127.0.0.1', true],
  ['192.168.1.5', '192.168.1.5', true],
  ['192.168.1.6', '192.168.1.5', false],
  ['::ffff:192.168.1.6', '::ffff:192.168.1.5', false],
  [undefined, undefined, false],
])('a connection from %s to %s comes from this computer: %s', (remoteAddress, localAddress, isOwn) => {
  expect(isOwnComputer({ remoteAddress, localAddress })).toBe(isOwn);
});

const lanAddress = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

test.skipIf(lanAddress === undefined)(
  'with createFrom loopback only this computer makes rooms, others join',
  async () => {
    const { origin } = await startServer({ createFrom: 'loopback' });
    // From the network's address to the loopback one: to the server it looks like another computer.
    const stranger = await SignallingClient.open(origin, { localAddress: lanAddress });
    stranger.send(joinMessage());
    expect((await stranger.next('refused')).reason).toBe('unknown-room');
    await SignallingClient.join(origin);
    const guest = await SignallingClient.open(origin, { localAddress: lanAddress });
    guest.send(joinMessage());
    expect((await guest.next('welcome')).peers).toHaveLength(1);
  },
);

test('sockets beyond the cap are asked to come back later', async () => {
  const { origin, port } = await startServer({ maxConnections: 2 });
  const first = await SignallingClient.open(origin);
  await SignallingClient.open(origin);
  const refused = await handshake(port);
  expect(refused.status).toBe(503);
  expect(refused.headers['retry-after']).toBe('5');
  first.socket.close();
  await first.closed;
  await expect.poll(() => statusOf(port)).toBe(101);
});

test('only the one path and only WebSockets are upgraded', async () => {
  const { port } = await startServer();
  expect(await statusOf(port, {}, '/')).toBe(404);
  expect(await statusOf(port, {}, '/signalling/more')).toBe(404);
  expect(await statusOf(port, {}, '/signalling?a=b')).toBe(101);
  expect(await statusOf(port, { upgrade: 'h2c' })).toBe(400);
  expect(await statusOf(port, { 'sec-websocket-key': 'short' })).toBe(400);
  expect(await statusOf(port, { 'sec-websocket-version': '1' })).toBe(400);
});

/** Sends raw bytes and resolves with all that came back once the server has closed. */
function sendRaw(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

test('what is no HTTP is answered 400, closed and counted', async () => {
  const lines: LogLine[] = [];
  const { port } = await startServer({ log: (line) => lines.push(line) });
  expect(await sendRaw(port, '\u0016\u0003\u0001 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await sendRaw(port, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(9_000)}\r\n\r\n`)).toMatch(
    / 4\d\d /,
  );
  expect(lines.filter(({ event }) => event === 'client-error')).toHaveLength(2);
  expect(await sendRaw(port, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await statusOf(port)).toBe(101);
});

test('a connection that breaks in the middle of a handshake does no harm', async () => {
  const { port } = await startServer();
  const lines = Object.entries({ Host: 'localhost', ...UPGRADE }).map(([name, value]) => `${name}: ${value}`);
  for (const path of ['/signalling', '/elsewhere']) {
    const text = `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
    await Promise.all(Array.from({ length: 50 }, () => sendAndReset(port, text)));
  }
  expect(await statusOf(port)).toBe(101);
});

function sendAndReset(port: number, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, () => socket.resetAndDestroy()));
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}

test('a connection that sends nothing, or its headers too slowly, is closed', async () => {
  const { port } = await startServer({ headersTimeoutMs: 100 });
  const startMs = performance.now();
  const slow = 'GET /signalling HTTP/1.1\r\nHost: loc';
  // A browser would take an answer for one to what it asks next on a connection that it has opened beforehand.
  expect(await Promise.all([sendRaw(port, ''), sendRaw(port, slow)])).toEqual(['', '']);
  expect(performance.now() - startMs).toBeLessThan(2_000);
});
