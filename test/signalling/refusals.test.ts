import { expect, test } from 'vitest';
import type { LogLine } from '../../signalling/log.ts';
import { ADMISSION, joinMessage, ROOM, SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

const { join, open } = SignallingClient;

async function expectRefusal(client: SignallingClient, reason: string): Promise<void> {
  expect(await client.next('refused')).toEqual({ type: 'refused', reason });
  expect(await client.closed).toEqual({ code: 1008, reason });
}

test('an unknown room and a wrong admission look the same', async () => {
  const { origin } = await startServer();
  await join(origin);
  const unknown = await open(origin);
  unknown.send(joinMessage({ room: 'x'.repeat(43), create: false }));
  const wrong = await open(origin);
  wrong.send(joinMessage({ admission: `${ADMISSION.slice(1)}b`, create: false }));
  const wrongCreating = await open(origin);
  wrongCreating.send(joinMessage({ admission: `${ADMISSION.slice(1)}b`, create: true }));
  for (const client of [unknown, wrong, wrongCreating]) await expectRefusal(client, 'unknown-room');
  expect(wrong.frames).toEqual(unknown.frames);
  expect(wrongCreating.frames).toEqual(unknown.frames);
});

test('a full room refuses, and whoever is in it notices nothing', async () => {
  const { origin } = await startServer({ seats: 2 });
  const [first] = await join(origin);
  await join(origin);
  await first.next('joined');
  const third = await open(origin);
  third.send(joinMessage());
  await expectRefusal(third, 'full');
  await first.expectSilence();
});

test('another version is told apart from malformed, whatever else it brings', async () => {
  const { origin } = await startServer();
  const plain = await open(origin);
  plain.send(joinMessage({ v: 2 }));
  await expectRefusal(plain, 'version');
  const withMore = await open(origin);
  withMore.sendText(JSON.stringify({ type: 'join', v: 7, room: 1, cipher: { suite: 'new' } }));
  await expectRefusal(withMore, 'version');
});

const valid = joinMessage();
const malformed: [string, string][] = [
  ['no JSON', 'hello'],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['deep nesting', '['.repeat(60_000)],
  ['no type', '{}'],
  ['an unknown type', '{"type":"lock","locked":true}'],
  ['a type of the server', '{"type":"bye","reason":"gone","afterMs":0}'],
  ['an unknown key', JSON.stringify({ ...valid, admin: true })],
  ['a key called __proto__', JSON.stringify(valid).replace('{', '{"__proto__":{"create":true},')],
  ['a missing key', JSON.stringify({ ...valid, card: undefined })],
  ['an empty card', JSON.stringify({ ...valid, card: '' })],
  ['a card that is too long', JSON.stringify({ ...valid, card: 'c'.repeat(48 * 1024 + 1) })],
  ['a short room', JSON.stringify({ ...valid, room: ROOM.slice(1) })],
  ['a room with a line end', JSON.stringify({ ...valid, room: `${ROOM.slice(1)}\n` })],
  ['a version that is no whole number', JSON.stringify({ ...valid, v: 1.5 })],
  ['create that is no boolean', JSON.stringify({ ...valid, create: 'yes' })],
  ['a signal without its number', JSON.stringify({ type: 'signal', to: 'p'.repeat(16), body: 'b' })],
  ['a signal before joining', JSON.stringify({ type: 'signal', n: 1, to: 'p'.repeat(16), body: 'b' })],
];

test.each(malformed)('%s is malformed', async (_, text) => {
  const { origin } = await startServer();
  const client = await open(origin);
  client.sendText(text);
  await expectRefusal(client, 'malformed');
});

test('a binary frame is malformed even when its bytes are a good join', async () => {
  const { origin } = await startServer();
  const client = await open(origin);
  client.socket.send(Buffer.from(JSON.stringify(valid)), { binary: true });
  await expectRefusal(client, 'malformed');
});

test('text that is no UTF-8 closes the socket', async () => {
  const { origin } = await startServer();
  const client = await open(origin);
  client.socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
  expect((await client.closed).code).toBe(1007);
});

test('a second join is refused and costs the seat', async () => {
  const { origin } = await startServer();
  const [first] = await join(origin);
  const [second] = await join(origin);
  await first.next('joined');
  second.send(joinMessage({ room: 'x'.repeat(43) }));
  await expectRefusal(second, 'malformed');
  expect((await first.next('left')).reason).toBe('gone');
});

test('frames behind a refused one are ignored', async () => {
  const { origin } = await startServer();
  const [watcher] = await join(origin);
  const client = await open(origin);
  client.sendText('nonsense');
  client.send(joinMessage());
  await expectRefusal(client, 'malformed');
  await watcher.expectSilence();
});

test('leaving without having joined just closes', async () => {
  const { origin } = await startServer();
  const client = await open(origin);
  client.send({ type: 'leave' });
  expect((await client.closed).code).toBe(1000);
  expect(client.frames).toEqual([]);
});

test('the log holds no word of a client, no locator, no id', async () => {
  const lines: LogLine[] = [];
  const { origin } = await startServer({ log: (line) => lines.push(line) });
  const [client, { self }] = await join(origin, { card: 'the-card' });
  client.signal(self, 'the-body');
  client.sendText('the-nonsense');
  await client.closed;
  const text = JSON.stringify(lines);
  for (const secret of ['the-', ROOM, ADMISSION, self]) expect(text).not.toContain(secret);
  expect(lines.map(({ event }) => event)).toEqual(['listening', 'joined', 'refused', 'left']);
});
