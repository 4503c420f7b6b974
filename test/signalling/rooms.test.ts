import { expect, test } from 'vitest';
import { type ServerMessage, serverMessage } from '../../signalling/protocol.ts';
import { type JoinRequest, type Presence, Rooms } from '../../signalling/rooms.ts';
import { SeededRandom } from './seeded-random.ts';

const request: JoinRequest = { room: 'room', admission: 'admission', card: 'card', create: true, tell: () => {} };

function join(rooms: Rooms, changes: Partial<JoinRequest> = {}): Presence {
  const answer = rooms.join({ ...request, ...changes });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.presence;
}

test('a room is gone with its last seat', () => {
  const rooms = new Rooms(2);
  const first = join(rooms);
  const second = join(rooms);
  rooms.leave(first, 'left');
  expect(rooms.size).toBe(1);
  rooms.leave(second, 'left');
  expect(rooms.size).toBe(0);
  expect(rooms.join({ ...request, create: false })).toEqual({ ok: false, reason: 'unknown-room' });
});

test('leaving twice tells the others once, and cannot end a room that has the same locator', () => {
  const rooms = new Rooms(2);
  const first = join(rooms);
  rooms.leave(first, 'left');
  const told: string[] = [];
  join(rooms, { tell: (frame: string) => void told.push(frame) });
  rooms.leave(first, 'gone');
  expect(rooms.size).toBe(1);
  expect(told).toEqual([]);
});

test('a refused join makes no room', () => {
  const rooms = new Rooms(2);
  expect(rooms.join({ ...request, create: false })).toEqual({ ok: false, reason: 'unknown-room' });
  expect(rooms.size).toBe(0);
});

test('only who is admitted hears that a room is full', () => {
  const rooms = new Rooms(1);
  join(rooms);
  expect(rooms.join(request)).toEqual({ ok: false, reason: 'full' });
  expect(rooms.join({ ...request, admission: 'x' })).toEqual({ ok: false, reason: 'unknown-room' });
});

test('a locator that is a property of every object is a room like any other', () => {
  const rooms = new Rooms(1);
  for (const room of ['__proto__', 'constructor', 'toString']) {
    expect(rooms.join({ ...request, room, create: false }).ok).toBe(false);
    join(rooms, { room });
  }
  expect(rooms.size).toBe(3);
});

/** What one client knows of the order of joining: its welcome's peers, itself, then whoever joined. */
type Knowledge = { order: string[] };

function note(knowledge: Knowledge, message: ServerMessage): void {
  if (message.type === 'joined') knowledge.order.push(message.id);
  if (message.type === 'left') knowledge.order = knowledge.order.filter((id) => id !== message.id);
}

test.each([...Array(10).keys()])(
  'joins and leaves in any order leave everybody with one view (seeds %i00..)',
  (block) => {
    for (let seed = block * 100; seed < block * 100 + 100; seed += 1) {
      const random = new SeededRandom(seed);
      const rooms = new Rooms(8);
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
        const tell = (frame: string) => note(knowledge, serverMessage.parse(JSON.parse(frame)));
        const answer = rooms.join({ ...request, card: `${step}`, tell });
        if (!answer.ok) throw new Error(`seed ${seed}: ${answer.reason}`);
        knowledge.order.push(...answer.peers.map(({ id }) => id), answer.presence.id);
        seated.set(answer.presence, knowledge);
      }
      const views = new Set([...seated.values()].map(({ order }) => order.join()));
      expect(views.size, `seed ${seed}`).toBeLessThanOrEqual(1);
      expect([...views][0] ?? '', `seed ${seed}`).toBe([...seated.keys()].map(({ id }) => id).join());
    }
  },
);
