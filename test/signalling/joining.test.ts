import { expect, test } from 'vitest';
import { joinMessage, SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';
import { SeededRandom } from './seeded-random.ts';

const { join, open } = SignallingClient;

test('a newcomer learns who is there, in order of joining, and the others learn of the newcomer', async () => {
  const { origin } = await startServer({ iceServers: [{ urls: ['stun:stun.example'] }] });
  const [first, firstWelcome] = await join(origin, { card: 'one' });
  const [second, secondWelcome] = await join(origin, { card: 'two', create: false });
  const [, thirdWelcome] = await join(origin, { card: 'three' });

  expect(firstWelcome).toMatchObject({ v: 1, peers: [], ice: [{ urls: ['stun:stun.example'] }] });
  expect(secondWelcome.epoch).toBe(firstWelcome.epoch);
  expect(thirdWelcome.peers).toEqual([
    { id: firstWelcome.self, card: 'one' },
    { id: secondWelcome.self, card: 'two' },
  ]);
  expect(await first.next('joined')).toMatchObject({ id: secondWelcome.self, card: 'two' });
  expect(await first.next('joined')).toMatchObject({ id: thirdWelcome.self, card: 'three' });
  expect(await second.next('joined')).toMatchObject({ id: thirdWelcome.self, card: 'three' });
});

test('a signal reaches the one it is for, unchanged, stamped with who sent it', async () => {
  const { origin } = await startServer();
  const [first, { self: firstId }] = await join(origin);
  const [second, { self: secondId }] = await join(origin);
  const [third] = await join(origin);
  const body = 'sealed \u0000 "quoted" \u{1F4DE} ünread';
  third.signal(firstId, 'before');
  await first.next('joined');
  await first.next('joined');
  await first.next('signal');
  second.signal(firstId, body);
  expect(await first.next('signal')).toEqual({ type: 'signal', seq: 4, from: secondId, body });
  await third.expectSilence();
});

test('a claimed sender is refused, not believed', async () => {
  const { origin } = await startServer();
  const [first, { self: firstId }] = await join(origin);
  const [second] = await join(origin);
  second.sendText(JSON.stringify({ type: 'signal', n: 1, to: firstId, from: firstId, body: 'forged' }));
  expect(await second.next('refused')).toEqual({ type: 'refused', reason: 'malformed' });
  await first.next('joined');
  expect((await first.next('left')).reason).toBe('gone');
});

test('rooms do not hear of each other, and a signal cannot cross from one to another', async () => {
  const { origin } = await startServer();
  const [first, { self: firstId }] = await join(origin);
  const [stranger, welcome] = await join(origin, { room: 'x'.repeat(43) });
  expect(welcome.peers).toEqual([]);
  stranger.signal(firstId, 'hello');
  await stranger.expectSilence();
  await first.expectSilence();
});

test('leaving is told as left, a lost socket whose seat nobody came back to as gone, both within a moment', async () => {
  const { origin } = await startServer({ resumeWindowMs: 50 });
  const [stays] = await join(origin);
  const [leaves, { self: leaverId }] = await join(origin);
  const [breaks, { self: breakerId }] = await join(origin);
  await stays.next('joined');
  await stays.next('joined');

  const startMs = performance.now();
  leaves.send({ type: 'leave' });
  expect(await stays.next('left')).toMatchObject({ id: leaverId, reason: 'left' });
  expect(await leaves.closed).toEqual({ code: 1000, reason: 'left' });
  breaks.socket.terminate();
  expect(await stays.next('left')).toMatchObject({ id: breakerId, reason: 'gone' });
  expect(performance.now() - startMs).toBeLessThan(500);
});

test('a signal to somebody who has left is dropped without a word', async () => {
  const { origin } = await startServer();
  const [stays] = await join(origin);
  const [leaves, { self: leaverId }] = await join(origin);
  leaves.send({ type: 'leave' });
  await leaves.closed;
  await stays.next('joined');
  await stays.next('left');
  stays.signal(leaverId, 'too late');
  await stays.expectSilence();
});

test('a seat that was given back can be taken again', async () => {
  const { origin } = await startServer({ seats: 1 });
  const [first] = await join(origin);
  first.send({ type: 'leave' });
  await first.closed;
  const [, welcome] = await join(origin);
  expect(welcome.peers).toEqual([]);
});

test('eight joins in one tick give everybody the same order', async () => {
  const { origin } = await startServer();
  for (let seed = 0; seed < 40; seed += 1) {
    const random = new SeededRandom(seed);
    const room = seed.toString().padStart(43, '0');
    const clients = await Promise.all(Array.from({ length: 8 }, () => open(origin)));
    for (const client of random.shuffle(clients)) client.send(joinMessage({ room }));
    const orders = await Promise.all(clients.map(orderSeenBy));
    expect(new Set(orders).size, `seed ${seed}`).toBe(1);
    for (const client of clients) client.socket.terminate();
  }
});

async function orderSeenBy(client: SignallingClient): Promise<string> {
  const { peers, self } = await client.next('welcome');
  const order = [...peers.map(({ id }) => id), self];
  while (order.length < 8) order.push((await client.next('joined')).id);
  return order.join();
}
