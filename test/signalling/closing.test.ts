import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startSignallingServer } from '../../signalling/server.ts';
import { SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

const { join, open } = SignallingClient;

test('closing says bye to everybody, speaks of no one leaving, and frees the port', async () => {
  const server = await startServer();
  const [first] = await join(server.origin);
  const [second] = await join(server.origin);
  await first.next('joined');
  await server.close();
  for (const client of [first, second]) {
    expect(await client.next('bye')).toEqual({ type: 'bye', reason: 'shutting-down', afterMs: 1_000 });
    expect(await client.closed).toEqual({ code: 1012, reason: 'shutting-down' });
  }
  expect(first.frames.filter((frame) => frame.includes('left'))).toEqual([]);
  const next = await startServer({ port: server.port });
  expect(next.port).toBe(server.port);
});

test('clients that do not close, and connections that are half open, are cut after the grace', async () => {
  const server = await startServer({ closeGraceMs: 100 });
  const [stalled] = await join(server.origin);
  stalled.socket.pause();
  const halfOpen = connect(server.port, '127.0.0.1');
  halfOpen.on('error', () => {});
  await new Promise((resolve) => halfOpen.once('connect', resolve));
  const startMs = performance.now();
  await server.close();
  expect(performance.now() - startMs).toBeLessThan(1_500);
  stalled.socket.terminate();
});

test('closing twice is closing once', async () => {
  const server = await startServer();
  const client = await open(server.origin);
  await Promise.all([server.close(), server.close()]);
  await server.close();
  expect(client.frames).toHaveLength(1);
  await expect(open(server.origin)).rejects.toThrow();
});

test('a port in use is the error of the system', async () => {
  const { port } = await startServer();
  await expect(startSignallingServer({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('the origin is how this computer reaches the server', async () => {
  const everywhere = await startServer({ host: '0.0.0.0' });
  expect(everywhere.origin).toBe(`http://127.0.0.1:${everywhere.port}`);
  await join(everywhere.origin);
});
