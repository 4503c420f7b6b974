import { afterEach, expect, test, vi } from 'vitest';
import type { ServerMessage } from '../../signalling/protocol.ts';
import { joinMessage, SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

const { join, open } = SignallingClient;

type Resume = { self: string; secret: string; received: number };

afterEach(() => void vi.useRealTimers());

/** Opens another socket and asks for the seat. */
async function comeBack(origin: string, resume: Resume): Promise<SignallingClient> {
  const client = await open(origin);
  client.send(joinMessage({ resume, create: false }));
  return client;
}

function sequence({ frames }: SignallingClient): number[] {
  const messages = frames.map((frame): ServerMessage => JSON.parse(frame));
  return messages.flatMap((message) => ('seq' in message ? [message.seq] : []));
}

test('what happened meanwhile is told on return, once and in order', async () => {
  const { origin } = await startServer();
  const [stays, { self: stayer }] = await join(origin);
  const [lost, { self, secret }] = await join(origin);
  await stays.next('joined');
  stays.signal(self, 'one');
  await lost.next('signal');
  lost.socket.terminate();
  await lost.closed;
  stays.signal(self, 'two');
  const [third, { self: newcomer }] = await join(origin);
  third.send({ type: 'leave' });
  await stays.next('joined');
  await stays.next('left');
  stays.signal(self, 'three');

  const back = await comeBack(origin, { self, secret, received: 1 });
  expect(await back.next('resumed')).toMatchObject({ v: 1, received: 0, ice: [] });
  expect(await back.next('signal')).toEqual({ type: 'signal', seq: 2, from: stayer, body: 'two' });
  expect(await back.next('joined')).toMatchObject({ seq: 3, id: newcomer });
  expect(await back.next('left')).toMatchObject({ seq: 4, id: newcomer, reason: 'left' });
  expect(await back.next('signal')).toMatchObject({ seq: 5, body: 'three' });
  expect(sequence(back)).toEqual([2, 3, 4, 5]);
  await stays.expectSilence();
});

test('cut at every message boundary: nothing is lost, nothing comes twice', async () => {
  const { origin } = await startServer({ framesPerSecond: 10_000, frameBurst: 10_000 });
  const [sender] = await join(origin);
  for (let received = 0; received <= 12; received += 1) {
    const [lost, { self, secret }] = await join(origin);
    await sender.next('joined');
    for (let index = 1; index <= 12; index += 1) sender.signal(self, `${index}`);
    for (let index = 1; index <= received; index += 1) await lost.next('signal');
    lost.socket.terminate();
    const back = await comeBack(origin, { self, secret, received });
    await back.next('resumed');
    for (let index = received + 1; index <= 12; index += 1) {
      expect(await back.next('signal')).toMatchObject({ seq: index, body: `${index}` });
    }
    await back.expectSilence();
    back.send({ type: 'leave' });
    expect((await sender.next('left')).reason).toBe('left');
  }
});

test('a signal that is sent again is carried once; the server says how many have arrived', async () => {
  const { origin } = await startServer();
  const [reader, { self: to }] = await join(origin);
  const [lost, { self, secret }] = await join(origin);
  await reader.next('joined');
  lost.signal(to, 'one');
  lost.signal(to, 'two');
  await reader.next('signal');
  await reader.next('signal');
  lost.socket.terminate();
  const back = await comeBack(origin, { self, secret, received: 0 });
  expect((await back.next('resumed')).received).toBe(2);
  for (const n of [1, 2, 3]) back.send({ type: 'signal', n, to, body: `number ${n}` });
  expect((await reader.next('signal')).body).toBe('number 3');
  await reader.expectSilence();
});

test('the secret is another one after each use; an old one opens nothing', async () => {
  const { origin } = await startServer({ heartbeatIntervalMs: 50 });
  const [stays] = await join(origin);
  const [lost, { self, secret: first }] = await join(origin);
  await stays.next('joined');
  lost.socket.terminate();
  const back = await comeBack(origin, { self, secret: first, received: 0 });
  const { secret: second } = await back.next('resumed');
  expect(second).not.toBe(first);
  await pongReachesServer(back, stays, self);
  back.socket.terminate();
  await back.closed;
  const thief = await comeBack(origin, { self, secret: first, received: 0 });
  expect((await thief.next('welcome')).self).not.toBe(self);
  const owner = await comeBack(origin, { self, secret: second, received: 0 });
  await owner.next('resumed');
});

/** Waits for a heartbeat: its answer shows the server that everything before it has arrived. */
async function pongReachesServer(client: SignallingClient, other: SignallingClient, self: string): Promise<void> {
  await new Promise((resolve) => client.socket.once('ping', resolve));
  other.signal(self, 'after the heartbeat');
  await client.next('signal');
  await client.expectSilence();
}

test('a new secret that was lost on its way locks nobody out', async () => {
  const { origin } = await startServer();
  const [lost, { self, secret }] = await join(origin);
  lost.socket.terminate();
  const unlucky = await comeBack(origin, { self, secret, received: 0 });
  await unlucky.next('resumed');
  unlucky.socket.terminate();
  const back = await comeBack(origin, { self, secret, received: 0 });
  await back.next('resumed');
});

test.each([
  ['a wrong secret', { secret: 's'.repeat(43) }],
  ['a seat that nobody has', { self: 'x'.repeat(16) }],
])('%s brings a seat of its own, and leaves the other alone', async (_, changes) => {
  const { origin } = await startServer();
  const [holder, { self, secret }] = await join(origin);
  const stranger = await comeBack(origin, { self, secret, received: 0, ...changes });
  expect((await stranger.next('welcome')).peers).toMatchObject([{ id: self }]);
  await holder.next('joined');
  await holder.expectSilence();
});

test('a seat is kept for 30 s, then the others hear that its holder has gone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { origin } = await startServer();
  const [stays] = await join(origin);
  const [lost, { self, secret }] = await join(origin);
  await stays.next('joined');
  lost.socket.terminate();
  await lost.closed;
  await stays.expectSilence();
  vi.advanceTimersByTime(29_900);
  await stays.expectSilence();
  vi.advanceTimersByTime(200);
  expect(await stays.next('left')).toMatchObject({ id: self, reason: 'gone' });
  const late = await comeBack(origin, { self, secret, received: 0 });
  expect((await late.next('welcome')).self).not.toBe(self);
});

test('who comes back while the old socket still seems open takes it over', async () => {
  const { origin } = await startServer();
  const [stays] = await join(origin);
  const [old, { self, secret }] = await join(origin);
  await stays.next('joined');
  const back = await comeBack(origin, { self, secret, received: 0 });
  await back.next('resumed');
  expect(await old.next('refused')).toEqual({ type: 'refused', reason: 'gone' });
  expect((await old.closed).code).toBe(1008);
  stays.signal(self, 'hello');
  expect((await back.next('signal')).body).toBe('hello');
  await stays.expectSilence();
});

test.each([
  ['frames', { replayFrames: 3 }],
  ['bytes', { replayBytes: 300 }],
])('when too many %s were missed, the return begins with who is there', async (_, limits) => {
  const { origin } = await startServer(limits);
  const [stays, { self: stayer }] = await join(origin);
  const [lost, { self, secret }] = await join(origin);
  await stays.next('joined');
  lost.socket.terminate();
  await lost.closed;
  for (let index = 0; index < 10; index += 1) stays.signal(self, `${index}`.padStart(30, ' '));
  await stays.expectSilence();
  const back = await comeBack(origin, { self, secret, received: 0 });
  await back.next('resumed');
  expect(await back.next('resync')).toEqual({ type: 'resync', seq: 11, peers: [{ id: stayer, card: 'card' }] });
  stays.signal(self, 'and on it goes');
  expect(await back.next('signal')).toMatchObject({ seq: 12, body: 'and on it goes' });
});

test('after a restart there is another epoch, and whoever was in the room may make it again', async () => {
  const server = await startServer();
  const [before, { self, secret, epoch }] = await join(server.origin);
  await server.close();
  await before.closed;
  const { origin } = await startServer({ port: server.port });
  const back = await open(origin);
  back.send(joinMessage({ resume: { self, secret, received: 5 }, create: true }));
  const welcome = await back.next('welcome');
  expect(welcome.epoch).not.toBe(epoch);
  expect(welcome.peers).toEqual([]);
});
