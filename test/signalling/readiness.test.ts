import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

async function statusOf(origin: string, path: string): Promise<number> {
  return (await fetch(`${origin}${path}`)).status;
}

test('a server that is full is alive but not ready', async () => {
  const { origin } = await startServer({ maxConnections: 1 });
  expect([await statusOf(origin, '/healthz'), await statusOf(origin, '/readyz')]).toEqual([200, 200]);
  const client = await SignallingClient.open(origin);
  expect([await statusOf(origin, '/healthz'), await statusOf(origin, '/readyz')]).toEqual([200, 503]);
  client.socket.close();
  await client.closed;
  await expect.poll(() => statusOf(origin, '/readyz')).toBe(200);
});

test('a server that is closing is not ready, for whoever can still ask', async () => {
  const server = await startServer();
  const socket = connect(server.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => {
    answer += data.toString();
  });
  await once(socket, 'connect');
  socket.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n');
  // So that the request has begun before the server stops listening.
  await statusOf(server.origin, '/healthz');
  const closed = server.close();
  socket.write('\r\n');
  await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 503 /);
});
