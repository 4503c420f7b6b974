import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TlsPair } from '../../signalling/http/tls.ts';
import type { LogLine } from '../../signalling/log.ts';
import { startSignallingServer } from '../../signalling/server.ts';
import { keepCertificate } from '../../signalling/standalone/kept-certificate.ts';
import { joinMessage, SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'engage-tls-'));
let tls: TlsPair;
let otherTls: TlsPair;

beforeAll(async () => {
  const pairOf = async (name: string): Promise<TlsPair> => {
    const { cert, key } = await keepCertificate(join(folder, name), ['localhost', '127.0.0.1']);
    return { cert, key };
  };
  tls = await pairOf('first');
  otherTls = await pairOf('second');
});

afterAll(() => rmSync(folder, { recursive: true }));

async function joinSecurely(origin: string, headers: Record<string, string> = {}): Promise<SignallingClient> {
  const client = await SignallingClient.open(origin, { ca: tls.cert, headers });
  client.send(joinMessage());
  await client.next('welcome');
  return client;
}

function ask(origin: string, path: string, ca = tls.cert): Promise<{ status: number; fingerprint: string }> {
  return new Promise((resolve, reject) => {
    const asked = get(`${origin}${path}`, { ca, agent: false }, (response) => {
      const { fingerprint256 } = (response.socket as TLSSocket).getPeerCertificate();
      response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, fingerprint: fingerprint256 }));
    });
    asked.on('error', reject);
  });
}

/** How long the server leaves a connection open that the test does nothing with. */
async function patienceWith(socket: Socket): Promise<number> {
  socket.on('error', () => {}).resume();
  const startMs = performance.now();
  await new Promise((resolve) => socket.on('close', resolve));
  return performance.now() - startMs;
}

test('with a certificate it speaks https and wss, to its own page and to no foreign one', async () => {
  const { origin, port } = await startServer({ tls });
  expect(origin).toBe(`https://127.0.0.1:${port}`);
  expect((await ask(origin, '/healthz')).status).toBe(200);
  await joinSecurely(origin);
  await joinSecurely(origin, { Origin: `https://127.0.0.1:${port}` });
  await joinSecurely(origin, { Origin: `https://localhost:${port}`, Host: `localhost:${port}` });
  await expect(joinSecurely(origin, { Origin: 'https://evil.example' })).rejects.toThrow('403');
  await expect(joinSecurely(origin, { Host: 'evil.example' })).rejects.toThrow('403');
});

test('who does not trust the certificate does not connect, and the server goes on', async () => {
  const lines: LogLine[] = [];
  const { origin } = await startServer({ tls, log: (line) => lines.push(line) });
  await expect(SignallingClient.open(origin)).rejects.toThrow('self-signed certificate');
  await expect(ask(origin, '/healthz', otherTls.cert)).rejects.toThrow();
  await joinSecurely(origin);
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
});

test('plain http, garbage and old TLS are turned away and counted', async () => {
  const lines: LogLine[] = [];
  const { origin, port } = await startServer({ tls, log: (line) => lines.push(line) });
  for (const bytes of [
    'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
    '\u0016\u0003\u0001\u0000\u0005hello',
    '\0'.repeat(99),
  ]) {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    await patienceWith(socket);
  }
  const old: ConnectionOptions = { port, maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' };
  await patienceWith(connectTls({ ...old, ca: tls.cert }));
  await expect.poll(() => lines.filter(({ event }) => event === 'client-error').length).toBe(4);
  await joinSecurely(origin);
});

test('what does not finish its handshake, or its headers, is cut in time', async () => {
  const { port } = await startServer({ tls, headersTimeoutMs: 200 });
  const halfOpen = patienceWith(connect(port, '127.0.0.1'));
  const hello = connect(port, '127.0.0.1', () => hello.write('\u0016\u0003\u0001\u0002'));
  const slow = connectTls({ port, host: '127.0.0.1', ca: tls.cert }, () => slow.write('GET / HTTP/1.1\r\nHost: loc'));
  const patience = await Promise.all([halfOpen, patienceWith(hello), patienceWith(slow)]);
  expect(Math.max(...patience)).toBeLessThan(2_000);
});

test('closing does not wait for handshakes that never end', async () => {
  const server = await startServer({ tls, closeGraceMs: 100 });
  const client = await joinSecurely(server.origin);
  const halfOpen = connect(server.port, '127.0.0.1').on('error', () => {});
  await once(halfOpen, 'connect');
  const stalled = await joinSecurely(server.origin);
  stalled.socket.pause();
  const startMs = performance.now();
  await server.close();
  expect(performance.now() - startMs).toBeLessThan(1_500);
  await client.next('joined');
  await client.next('bye');
  expect((await client.closed).code).toBe(1012);
  stalled.socket.terminate();
});

test('a renewed certificate is shown to whoever comes next; those who are there stay', async () => {
  const server = await startServer({ tls });
  const client = await joinSecurely(server.origin);
  const before = await ask(server.origin, '/healthz');
  server.renewTls(otherTls);
  const after = await ask(server.origin, '/healthz', otherTls.cert);
  expect(after.fingerprint).not.toBe(before.fingerprint);
  await client.expectSilence();
  expect(() => server.renewTls({ cert: tls.cert, key: otherTls.key })).toThrow('do not belong together');
  expect((await ask(server.origin, '/healthz', otherTls.cert)).status).toBe(200);
});

const encrypted = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const;
const { privateKey: strangeKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

test.each<[string, (good: TlsPair) => TlsPair, string]>([
  ['no certificate', ({ key }) => ({ cert: 'hello', key }), 'The TLS certificate cannot be read'],
  ['no key', ({ cert }) => ({ cert, key: cert }), 'The TLS key cannot be read'],
  ['an encrypted key', ({ cert }) => ({ cert, key: `${strangeKey.export(encrypted)}` }), 'is encrypted'],
  ['a foreign key', ({ cert }) => ({ cert, key: otherTls.key }), 'do not belong together'],
])('%s is a sentence, and no server', async (_, spoil, sentence) => {
  await expect(startSignallingServer({ tls: spoil(tls) })).rejects.toThrow(sentence);
});
