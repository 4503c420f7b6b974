import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { joinMessage, SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

const { join, open } = SignallingClient;

afterEach(() => void vi.useRealTimers());

test('a frame beyond 64 KiB is refused as too large before it is read', async () => {
  const { origin } = await startServer();
  const [client] = await join(origin);
  client.sendText('x'.repeat(64 * 1024 + 1));
  expect(await client.next('refused')).toEqual({ type: 'refused', reason: 'too-large' });
  expect((await client.closed).code).toBe(1009);
});

test('the largest sealed body passes', async () => {
  const { origin } = await startServer();
  const [client, { self }] = await join(origin);
  const body = 'b'.repeat(48 * 1024);
  client.signal(self, body);
  expect((await client.next('signal')).body).toBe(body);
});

test('a message in more than 8 pieces is refused, one in 8 is read', async () => {
  const { origin } = await startServer();
  const [client] = await join(origin);
  const sendInPieces = (text: string) => {
    for (const [index, letter] of [...text].entries()) {
      client.socket.send(letter, { fin: index === text.length - 1 });
    }
  };
  client.socket.send('{"type":', { fin: false });
  for (const piece of ['"', 'p', 'i', 'n', 'g']) client.socket.send(piece, { fin: false });
  client.socket.send('"}', { fin: true });
  await client.next('pong');
  sendInPieces('{"type":"ping"}');
  expect(await client.next('refused')).toEqual({ type: 'refused', reason: 'too-large' });
  expect((await client.closed).code).toBe(1008);
});

test('whoever sends too fast is closed', async () => {
  const { origin } = await startServer();
  const client = await open(origin);
  for (let index = 0; index < 500; index += 1) client.send({ type: 'ping' });
  expect(await client.closed).toEqual({ code: 1008, reason: 'too-fast' });
  expect(client.frames.at(-1)).toBe('{"type":"refused","reason":"too-fast"}');
});

test("the WebSocket's own pings count, too", async () => {
  const { origin } = await startServer({ framesPerSecond: 0.001, frameBurst: 60 });
  const client = await open(origin);
  // One after another: ws itself cuts off whoever leaves 60 of its pongs unread.
  for (let index = 0; index < 60; index += 1) {
    client.socket.ping();
    await once(client.socket, 'pong');
  }
  client.socket.ping();
  expect(await client.closed).toEqual({ code: 1008, reason: 'too-fast' });
});

test('a burst within the limit is served', async () => {
  const { origin } = await startServer();
  const client = await open(origin);
  for (let index = 0; index < 100; index += 1) client.send({ type: 'ping' });
  for (let index = 0; index < 100; index += 1) await client.next('pong');
});

test("a flooder is cut off while the others' signals go on", async () => {
  const { origin } = await startServer({ framesPerSecond: 1_000, frameBurst: 1_000 });
  const [first] = await join(origin);
  const [second, { peers }] = await join(origin);
  await first.next('joined');
  const to = peers[0]?.id ?? '';

  const flooder = await open(origin);
  const startMs = performance.now();
  const flooded = flooder.closed.then(() => performance.now() - startMs);
  for (let index = 0; index < 20_000; index += 1) flooder.sendText('{"type":"ping"}');
  let slowestMs = 0;
  for (let index = 0; index < 100; index += 1) {
    const sentMs = performance.now();
    second.signal(to, `${index}`);
    expect((await first.next('signal')).body).toBe(`${index}`);
    slowestMs = Math.max(slowestMs, performance.now() - sentMs);
  }
  expect(slowestMs).toBeLessThan(500);
  expect(await flooded).toBeLessThan(2_000);
});

test('a slow reader is cut off before it fills the memory', async () => {
  const { origin } = await startServer({
    framesPerSecond: 100_000,
    frameBurst: 100_000,
    maxBufferedBytes: 256 * 1024,
    resumeWindowMs: 0,
  });
  const [fast] = await join(origin);
  const [slow, { self }] = await join(origin);
  await fast.next('joined');
  slow.socket.pause();
  const body = 'b'.repeat(48 * 1024);
  // The system's own buffers take some megabytes before the server sees anything.
  for (let index = 0; index < 600; index += 1) fast.signal(self, body);
  expect(await fast.next('left')).toMatchObject({ id: self, reason: 'gone' });
  slow.socket.terminate();
});

test('a reader whose oldest byte waits too long is cut off, however little waits', async () => {
  const limits = { framesPerSecond: 100_000, frameBurst: 100_000, maxBufferedBytes: 1e9, resumeWindowMs: 0 };
  const { origin } = await startServer({ ...limits, maxBufferedMs: 1_500 });
  const [fast] = await join(origin);
  const [slow, { self }] = await join(origin);
  await fast.next('joined');
  slow.socket.pause();
  const body = 'b'.repeat(48 * 1024);
  for (let index = 0; index < 300; index += 1) fast.signal(self, body);
  const startMs = performance.now();
  expect(await fast.next('left')).toMatchObject({ id: self, reason: 'gone' });
  expect(performance.now() - startMs).toBeGreaterThan(1_000);
  slow.socket.terminate();
});

test('a client that stops answering is closed after two missed heartbeats; one that answers is not', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { origin } = await startServer();
  const [alive] = await join(origin);
  const stopped = await open(origin, { autoPong: false });
  for (let beat = 1; beat <= 5; beat += 1) {
    const pinged = once(alive.socket, 'ping');
    vi.advanceTimersByTime(10_000);
    await pinged;
    await alive.expectSilence();
    if (beat === 2) expect(stopped.socket.readyState).toBe(stopped.socket.OPEN);
    if (beat === 3) expect((await stopped.closed).code).toBe(1006);
  }
  expect(alive.socket.readyState).toBe(alive.socket.OPEN);
});

test('a socket that does not join in time is closed; one that has joined stays', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { origin } = await startServer();
  const [joined] = await join(origin);
  const idle = await open(origin);
  vi.advanceTimersByTime(4_999);
  await idle.expectSilence();
  vi.advanceTimersByTime(1);
  expect(await idle.closed).toEqual({ code: 1008, reason: 'no-join' });
  await joined.expectSilence();
});

test('one address may join only so often; an IPv6 network is one address', async () => {
  const limits = { joinBurstPerAddress: 2, joinsPerSecondPerAddress: 0.001 };
  const { origin } = await startServer({ trustProxy: 1, ...limits });
  const joinFrom = async (address: string): Promise<SignallingClient> => {
    const client = await open(origin, { headers: { 'X-Forwarded-For': address } });
    client.send(joinMessage());
    return client;
  };
  for (const address of ['203.0.113.1', '203.0.113.1', '2001:db8:1:2::1', '2001:db8:1:2::ffff']) {
    await (await joinFrom(address)).next('welcome');
  }
  for (const address of ['203.0.113.1', '2001:db8:1:2:9::']) {
    const refused = await joinFrom(address);
    expect(await refused.next('refused')).toEqual({ type: 'refused', reason: 'too-many' });
    expect(await refused.closed).toEqual({ code: 1008, reason: 'too-many' });
  }
  for (const address of ['203.0.113.2', '2001:db8:1:3::1']) await (await joinFrom(address)).next('welcome');
});
