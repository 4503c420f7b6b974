/** Several nodes on a real Redis. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SignallingServer, startSignallingServer } from '../../../signalling/server.ts';
import { type RedisProcess, startRedis } from '../../support/redis.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { joinMessage, SignallingClient } from '../../support/signalling-client.ts';
import { systemPackage } from '../../support/system-package.ts';
import { startServer } from '../running-server.ts';
import { SeededRandom } from '../seeded-random.ts';

const { join, open } = SignallingClient;
const FAST = { framesPerSecond: 100_000, frameBurst: 100_000 };

const redisServer = await systemPackage('redis-server', 'redis-server');

let redis: RedisProcess;
let lastRoom = 0;

/** Tests share one Redis, but no room. */
function freshRoom(): string {
  lastRoom += 1;
  return String(lastRoom).padStart(43, 'R');
}

async function comeBack(
  origin: string,
  room: string,
  { self, secret, received }: { self: string; secret: string; received: number },
): Promise<SignallingClient> {
  const client = await open(origin);
  client.send(joinMessage({ room, resume: { self, secret, received } }));
  return client;
}

describe.skipIf(redisServer === undefined)('several nodes on one Redis', () => {
  beforeAll(async () => {
    redis = await startRedis(redisServer ?? '');
  });

  afterAll(() => redis.kill());

  function startNode(options = {}): Promise<SignallingServer> {
    return startServer({ redisUrl: redis.url, ...FAST, ...options });
  }

  test('the members of a room may be at different nodes', async () => {
    const [one, two] = [await startNode(), await startNode()];
    const room = freshRoom();
    const [ana, { self: anaId, epoch }] = await join(one.origin, { room, card: 'Ana' });
    const [ben, welcome] = await join(two.origin, { room, card: 'Ben', create: false });
    expect(welcome.peers).toEqual([{ id: anaId, card: 'Ana' }]);
    expect(welcome.epoch).toBe(epoch);
    expect(await ana.next('joined')).toMatchObject({ id: welcome.self, card: 'Ben' });
    ana.signal(welcome.self, 'offer');
    expect(await ben.next('signal')).toMatchObject({ from: anaId, body: 'offer' });
    for (let index = 0; index < 200; index += 1) ben.signal(anaId, `${index}`);
    for (let index = 0; index < 200; index += 1) expect((await ana.next('signal')).body).toBe(`${index}`);
    ben.send({ type: 'leave' });
    expect(await ana.next('left')).toMatchObject({ id: welcome.self, reason: 'left' });
  });

  test('an unknown room, a wrong admission and a full room are refused as at a single node', async () => {
    const [one, two] = [await startNode({ seats: 1 }), await startNode({ seats: 1 })];
    const room = freshRoom();
    await join(one.origin, { room });
    const attempts = [
      [joinMessage({ room: freshRoom(), create: false }), 'unknown-room'],
      [joinMessage({ room, admission: 'x'.repeat(43) }), 'unknown-room'],
      [joinMessage({ room }), 'full'],
    ] as const;
    for (const [message, reason] of attempts) {
      const client = await open(two.origin);
      client.send(message);
      expect((await client.next('refused')).reason).toBe(reason);
    }
  });

  test('joins in one tick at two nodes: one order for all, and never more than the seats', async () => {
    const nodes = [await startNode({ seats: 5 }), await startNode({ seats: 5 })];
    for (let seed = 0; seed < 10; seed += 1) {
      const room = freshRoom();
      const random = new SeededRandom(seed);
      const clients = await Promise.all(Array.from({ length: 8 }, (_, index) => open(nodes[index % 2]?.origin ?? '')));
      for (const client of random.shuffle(clients)) client.send(joinMessage({ room }));
      const orders = (await Promise.all(clients.map((client) => orderSeenBy(client, 5)))).filter((order) => order);
      expect(orders, `seed ${seed}`).toHaveLength(5);
      expect(new Set(orders).size, `seed ${seed}`).toBe(1);
      for (const client of clients) client.socket.terminate();
    }
  });

  test('who comes back to another node has the seat, and is told who is there', async () => {
    const [one, two] = [await startNode(), await startNode()];
    const room = freshRoom();
    const [stays, { self: stayer }] = await join(one.origin, { room });
    const [old, { self, secret }] = await join(one.origin, { room });
    await stays.next('joined');
    const back = await comeBack(two.origin, room, { self, secret, received: 0 });
    expect((await back.next('resumed')).received).toBeUndefined();
    expect(await back.next('resync')).toMatchObject({ peers: [{ id: stayer }] });
    expect((await old.next('refused')).reason).toBe('gone');
    stays.signal(self, 'hello');
    expect((await back.next('signal')).body).toBe('hello');
    back.signal(stayer, 'hello to you');
    expect((await stays.next('signal')).body).toBe('hello to you');
    const thief = await comeBack(one.origin, room, { self, secret: 's'.repeat(43), received: 0 });
    expect((await thief.next('welcome')).self).not.toBe(self);
  });

  test('a node is killed: its clients come back to another, and whoever does not is gone', async () => {
    const room = freshRoom();
    const lives = await startNode({ resumeWindowMs: 3_000 });
    const dies = await startServerProcess({ redisUrl: redis.url, resumeWindowMs: 3_000 });
    const [stays, { self: stayer }] = await join(lives.origin, { room });
    const [returns, { self, secret }] = await join(dies.origin, { room });
    const [, { self: lost }] = await join(dies.origin, { room });
    await stays.next('joined');
    await stays.next('joined');
    await dies.kill();
    await returns.closed;
    const back = await comeBack(lives.origin, room, { self, secret, received: 1 });
    await back.next('resumed');
    expect((await back.next('resync')).peers.map(({ id }) => id)).toEqual([stayer, lost]);
    stays.signal(self, 'still here');
    expect((await back.next('signal')).body).toBe('still here');
    // The killed node answers for its seats no more; nobody renews that of the one who does not return.
    await expectLeft(stays, lost, 10_000);
    await expectLeft(back, lost, 5_000);
  }, 30_000);

  test('Redis is killed under load and comes back empty: everybody stays, and signals flow again', async () => {
    const [one, two] = [await startNode(), await startNode()];
    const pairs = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const room = freshRoom();
        const [ana, { self: anaId, epoch }] = await join(one.origin, { room });
        const [ben, { self: benId }] = await join(two.origin, { room });
        await ana.next('joined');
        return { room, ana, ben, anaId, benId, epoch };
      }),
    );
    const load = setInterval(() => {
      for (const { ana, benId } of pairs) ana.signal(benId, 'load');
    }, 5);
    await sleep(300);
    await redis.kill();
    await sleep(700);
    const refused = await open(one.origin);
    refused.send(joinMessage({ room: freshRoom() }));
    expect(await refused.next('bye')).toMatchObject({ reason: 'shutting-down' });
    expect((await fetch(`${one.origin}/readyz`)).status).toBe(503);
    await redis.restart();
    await Promise.all(pairs.flatMap(({ ana, ben }) => [reads(ana, 'resync'), reads(ben, 'resync')]));
    clearInterval(load);
    for (const { ana, ben, anaId, benId, room, epoch } of pairs) {
      ana.signal(benId, 'after');
      await reads(ben, 'after');
      ben.signal(anaId, 'after too');
      await reads(ana, 'after too');
      const [, welcome] = await join(two.origin, { room, create: false });
      expect(welcome.peers.map(({ id }) => id)).toEqual([anaId, benId]);
      expect(welcome.epoch).not.toBe(epoch);
    }
    expect((await fetch(`${one.origin}/readyz`)).status).toBe(200);
  }, 60_000);

  test('without its Redis a node does not start', async () => {
    await expect(startSignallingServer({ redisUrl: 'redis://127.0.0.1:1' })).rejects.toThrow();
  });
});

/** The order of joining as one client sees it once the room is full; empty for one that was refused. */
async function orderSeenBy(client: SignallingClient, seats: number): Promise<string> {
  await expect.poll(() => client.frames.length, { timeout: 5_000 }).toBeGreaterThan(0);
  if (client.frames[0]?.includes('"full"')) return '';
  const { peers, self } = await client.next('welcome');
  const order = [...peers.map(({ id }) => id), self];
  while (order.length < seats) order.push((await client.next('joined')).id);
  return order.join();
}

/** Waits until a client has read a frame with that text, whatever else comes before it. */
async function reads(client: SignallingClient, text: string): Promise<void> {
  await expect.poll(() => client.frames.some((frame) => frame.includes(`"${text}"`)), { timeout: 15_000 }).toBe(true);
}

async function expectLeft(client: SignallingClient, id: string, timeout: number): Promise<void> {
  const isLeft = (frame: string): boolean => frame.includes('"left"') && frame.includes(id);
  await expect.poll(() => client.frames.some(isLeft), { timeout, interval: 100 }).toBe(true);
}
