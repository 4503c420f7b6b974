/** Which rooms are listed, and how each is entered again. */
import { expect, test } from 'vitest';
import type { RecentRoom, Settings } from '../../../main/bridge.ts';
import type { Identity } from '../../../renderer/call/seal/identity.ts';
import { createIdentity } from '../../../renderer/call/seal/identity.ts';
import { createInvitation } from '../../../renderer/call/seal/invitation.ts';
import { MAX_RECENT_ROOMS, withoutRecent, withRecent, withRestored } from '../../../renderer/views/recent-list.ts';
import { RecentRooms } from '../../../renderer/views/recent-rooms.ts';
import type { Route } from '../../../renderer/views/session-state.ts';

function room(secret: string, at: number): RecentRoom {
  return { roomName: secret, origin: 'http://192.168.1.5:7300', secret, kind: 'joined', at };
}

const ROOMS = [room('c', 3), room('b', 2), room('a', 1)];
const INVITATION = { ...createInvitation('http://127.0.0.1:7300', 'Studio'), words: 'seven words' };

function hosted(identity: Identity | undefined): Route {
  return { invitation: INVITATION, addresses: [], isHostedHere: true, create: true, identity };
}

/** What is kept, as it would be on disk. */
function kept(start: Partial<Settings> = {}) {
  let settings: Settings = { name: 'Ana', theme: 'system', ...start };
  const identities = new Map<string, Identity>();
  const rooms = new RecentRooms({
    identities: {
      keep: async (host, identity) => void identities.set(host, identity),
      find: async (host) => identities.get(host),
      keepOnly: async (hosts) => {
        for (const host of identities.keys()) if (!hosts.includes(host)) identities.delete(host);
      },
    },
    settings: () => settings,
    change: async (changes) => {
      settings = { ...settings, ...changes };
    },
  });
  return { rooms, identities, list: () => settings.recentRooms ?? [] };
}

test('a room stands there once, on top when it was entered last', () => {
  expect(withRecent(ROOMS, room('a', 4), 'a').map(({ secret }) => secret)).toEqual(['a', 'c', 'b']);
});

test('a room that moved to another secret takes the place of what it was', () => {
  expect(withRecent(ROOMS, room('new', 4), 'b').map(({ secret }) => secret)).toEqual(['new', 'c', 'a']);
});

test('the oldest ones go', () => {
  const many = Array.from({ length: MAX_RECENT_ROOMS }, (_, index) => room(`r${index}`, 100 - index));
  const next = withRecent(many, room('new', 101), 'new');
  expect(next).toHaveLength(MAX_RECENT_ROOMS);
  expect(next.at(-1)?.secret).toBe(`r${MAX_RECENT_ROOMS - 2}`);
});

test('what is removed can be put back where it was, once', () => {
  const left = withoutRecent(ROOMS, room('b', 2));
  expect(left.map(({ secret }) => secret)).toEqual(['c', 'a']);
  expect(withRestored(left, [room('b', 2)])).toEqual(ROOMS);
  expect(withRestored(ROOMS, ROOMS)).toEqual(ROOMS);
});

test('an own room is made again by whoever made it, under the same secret and words', async () => {
  const { rooms, list } = kept();
  const identity = await createIdentity();
  await rooms.note(hosted(identity), INVITATION.secret);
  const [entry] = list();
  if (!entry) throw new Error('it is not listed');
  expect(entry).toMatchObject({ roomName: 'Studio', kind: 'hosted-here' });
  expect(await rooms.plan(entry)).toEqual({
    kind: 'host',
    roomName: 'Studio',
    server: undefined,
    known: { secret: INVITATION.secret, words: 'seven words', host: entry.host },
    identity,
  });
});

test('an own room whose key is gone is still made, and names no host that nobody is', async () => {
  const { rooms, identities, list } = kept();
  await rooms.note(hosted(await createIdentity()), INVITATION.secret);
  identities.clear();
  const [entry] = list();
  const plan = entry && (await rooms.plan(entry));
  expect(plan).toMatchObject({ kind: 'host', identity: undefined });
  expect(plan?.kind === 'host' && plan.known).not.toHaveProperty('host');
});

test('a room on a server is made there again; a joined one is joined by its invitation', async () => {
  const { rooms, list } = kept();
  await rooms.note({ ...hosted(await createIdentity()), isHostedHere: false }, INVITATION.secret);
  expect(await rooms.plan(list()[0] as RecentRoom)).toMatchObject({ kind: 'host', server: INVITATION.origin });
  const invitation = { ...createInvitation('http://192.168.1.5:7300', 'Other'), host: 'H'.repeat(43) };
  await rooms.note({ ...hosted(undefined), invitation, create: false, isHostedHere: false }, invitation.secret);
  expect(await rooms.plan(list()[0] as RecentRoom)).toEqual({ kind: 'join', invitation });
  expect(list()).toHaveLength(2);
});

test('nothing is kept when the person has switched it off, or where nothing may stay', async () => {
  const { rooms, identities, list } = kept({ keepsRecentRooms: false });
  await rooms.note(hosted(await createIdentity()), INVITATION.secret);
  expect([list().length, identities.size]).toEqual([0, 0]);
  const changes: unknown[] = [];
  const guest = new RecentRooms({
    identities: undefined,
    settings: () => ({ name: 'Ana', theme: 'system' }),
    change: async (one) => void changes.push(one),
  });
  await guest.note(hosted(undefined), INVITATION.secret);
  expect([guest.canBeKept, changes]).toEqual([false, []]);
});

test('the key of a room that was forgotten goes with the next start', async () => {
  const { rooms, identities } = kept();
  await rooms.note(hosted(await createIdentity()), INVITATION.secret);
  await rooms.tidy();
  expect(identities.size).toBe(1);
  await rooms.forgetAll();
  await rooms.tidy();
  expect(identities.size).toBe(0);
});
