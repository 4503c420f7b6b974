import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { createMetrics } from '../../signalling/metrics.ts';
import { SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

const { join, open } = SignallingClient;

async function metricsOf(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return answer.text();
}

/** `name{label="value"}` -> its value. */
async function read(origin: string): Promise<Map<string, number>> {
  const lines = (await metricsOf(origin)).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

test('it counts who is there, what was relayed and what was refused', async () => {
  const { origin } = await startServer({ createMetrics, seats: 2 });
  const [first, { self }] = await join(origin);
  const [second] = await join(origin);
  second.send({ type: 'signal', n: 1, to: self, body: 'offer' });
  await first.next('joined');
  await first.next('signal');
  await expect(join(origin)).rejects.toThrow('full');
  const lost = await open(origin);
  lost.sendText('nonsense');
  await lost.closed;
  await expect(open(origin, { headers: { Origin: 'https://evil.example' } })).rejects.toThrow('403');
  second.send({ type: 'leave' });
  await first.next('left');
  await second.closed;

  const counts = await read(origin);
  expect(Object.fromEntries([...counts].filter(([name, value]) => name.startsWith('engage_') && value > 0))).toEqual({
    engage_connections: 1,
    engage_rooms: 1,
    engage_seats: 1,
    engage_relayed_signals_total: 1,
    engage_joins_total: 2,
    'engage_refusals_total{reason="full"}': 1,
    'engage_refusals_total{reason="malformed"}': 1,
    'engage_handshake_refusals_total{status="403"}': 1,
  });
  expect(counts.get('engage_refusals_total{reason="too-fast"}')).toBe(0);
  expect(counts.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
});

test('two servers in one process count for themselves', async () => {
  const first = await startServer({ createMetrics });
  const second = await startServer({ createMetrics });
  await join(first.origin);
  expect((await read(first.origin)).get('engage_joins_total')).toBe(1);
  expect((await read(second.origin)).get('engage_joins_total')).toBe(0);
});

test('there are none unless they are asked for', async () => {
  const { origin } = await startServer();
  expect((await fetch(`${origin}/metrics`)).status).toBe(404);
});

const lanAddress = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

/** As another computer would: from the network's address to the loopback one. */
function statusFor(port: number, headers: Record<string, string>, localAddress = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: '/metrics', localAddress, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });
}

test('through a proxy they are nobody’s, unless everyone may read them', async () => {
  const closed = await startServer({ createMetrics, trustProxy: 1 });
  const open = await startServer({ createMetrics, trustProxy: 1, metricsFor: 'everyone' });
  const viaProxy = { 'X-Forwarded-For': '198.51.100.9' };
  expect(await statusFor(closed.port, {})).toBe(200);
  expect(await statusFor(closed.port, viaProxy)).toBe(403);
  expect(await statusFor(open.port, viaProxy)).toBe(200);
});

test('a proxy that is not told of gives itself away, too', async () => {
  const { port } = await startServer({ createMetrics });
  expect(await statusFor(port, { 'X-Forwarded-For': '198.51.100.9' })).toBe(403);
});

test.skipIf(lanAddress === undefined)('another computer cannot read them', async () => {
  const { port } = await startServer({ createMetrics });
  expect(await statusFor(port, {}, lanAddress)).toBe(403);
});
