import { expect, test } from 'vitest';
import { type ServerMessage, serverMessage } from '../../signalling/protocol.ts';
import { LocalRooms } from '../../signalling/rooms/local-rooms.ts';
import type { JoinRequest, Presence } from '../../signalling/rooms/rooms.ts';
import { resolveOptions } from '../../signalling/server-options.ts';
import { SeededRandom } from './seeded-random.ts';

const request: JoinRequest = { room: 'room', admission: 'admission', card: 'card', create: true };

function roomsOf(seats: number): LocalRooms {
  return new LocalRooms(resolveOptions({ seats }));
}

async function join(rooms: LocalRooms, changes: Partial<JoinRequest> = {}): Promise<Presence> {
  const answer = await rooms.join({ ...request, ...changes });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.presence;
}

function listen({ seat }: Presence, listener: (message: ServerMessage) => void): void {
  const send = (frame: Buffer): void => listener(serverMessage.parse(JSON.parse(frame.toString())));
  seat.attach({ send, replaced: () => {} }, 0);
}

test('a room is gone with its last seat', async () => {
  const rooms = roomsOf(2);
  const first = await join(rooms);
  const second = await join(rooms);
  rooms.leave(first, 'left');
  expect(rooms.size.rooms).toBe(1);
  rooms.leave(second, 'left');
  expect(rooms.size.rooms).toBe(0);
  expect(await rooms.join({ ...request, create: false })).toEqual({ ok: false, reason: 'unknown-room' });
});

test('leaving twice tells the others once, and cannot end a room that has the same locator', async () => {
  const rooms = roomsOf(2);
  const first = await join(rooms);
  rooms.leave(first, 'left');
  const told: ServerMessage[] = [];
  listen(await join(rooms), (message) => told.push(message));
  rooms.leave(first, 'gone');
  expect(rooms.size.rooms).toBe(1);
  expect(told).toEqual([]);
});

test('a refused join makes no room', async () => {
  const rooms = roomsOf(2);
  expect(await rooms.join({ ...request, create: false })).toEqual({ ok: false, reason: 'unknown-room' });
  expect(rooms.size.rooms).toBe(0);
});

test('only who is admitted hears that a room is full', async () => {
  const rooms = roomsOf(1);
  await join(rooms);
  expect(await rooms.join(request)).toEqual({ ok: false, reason: 'full' });
  expect(await rooms.join({ ...request, admission: 'x' })).toEqual({ ok: false, reason: 'unknown-room' });
});

test('a locator that is a property of every object is a room like any other', async () => {
  const rooms = roomsOf(1);
  for (const room of ['__proto__', 'constructor', 'toString']) {
    expect((await rooms.join({ ...request, room, create: false })).ok).toBe(false);
    await join(rooms, { room });
  }
  expect(rooms.size.rooms).toBe(3);
});

/** What one client knows of the order of joining: its welcome's peers, itself, then whoever joined. */
type Knowledge = { order: string[] };

function note(knowledge: Knowledge, message: ServerMessage): void {
  if (message.type === 'joined') knowledge.order.push(message.id);
  if (message.type === 'left') knowledge.order = knowledge.order.filter((id) => id !== message.id);
}

test.each([...Array(10).keys()])(
  'joins and leaves in any order leave everybody with one view (seeds %i00..)',
  async (block) => {
    for (let seed = block * 100; seed < block * 100 + 100; seed += 1) {
      const random = new SeededRandom(seed);
      const rooms = roomsOf(8);
      const seated = new Map<Presence, Knowledge>();
      for (let step = 0; step < 30; step += 1) {
        const isJoin = seated.size === 0 || (seated.size < 8 && random.next() < 0.7);
        if (!isJoin) {
          const leaver = random.pick([...seated.keys()]);
          seated.delete(leaver);
          rooms.leave(leaver, 'left');
          continue;
        }
        const knowledge: Knowledge = { order: [] };
        const answer = await rooms.join({ ...request, card: `${step}` });
        if (!answer.ok) throw new Error(`seed ${seed}: ${answer.reason}`);
        knowledge.order.push(...answer.peers.map(({ id }) => id), answer.presence.seat.id);
        listen(answer.presence, (message) => note(knowledge, message));
        seated.set(answer.presence, knowledge);
      }
      const views = new Set([...seated.values()].map(({ order }) => order.join()));
      expect(views.size, `seed ${seed}`).toBeLessThanOrEqual(1);
      expect([...views][0] ?? '', `seed ${seed}`).toBe([...seated.keys()].map(({ seat }) => seat.id).join());
    }
  },
);
