/** What is taken from a page, and what is made of what was stored. */
import { expect, test } from 'vitest';
import { settingsChanges, storedSettings } from '../../main/settings-schema.ts';

const STUN = { urls: 'stun:stun.example.org' };
const TURN = { urls: 'turn:turn.example.org:3478?transport=tcp', username: 'ana', credential: 'secret' };
const NETWORK = { iceServers: [STUN, TURN], relayOnly: true, maxVideoUpload: 500_000, encodeOnce: false };
const DEFAULTS = { name: '', theme: 'system' };

function isTaken(network: unknown): boolean {
  return settingsChanges.safeParse({ network }).success;
}

test('network settings are kept as they were written', () => {
  expect(isTaken(NETWORK)).toBe(true);
  expect(storedSettings({ name: 'Ana', network: NETWORK })).toEqual({ ...DEFAULTS, name: 'Ana', network: NETWORK });
});

test('no limit is a limit that is not there', () => {
  expect(isTaken({ ...NETWORK, maxVideoUpload: undefined })).toBe(true);
  const { network } = storedSettings({ network: { iceServers: [], relayOnly: false } });
  expect(network).toStrictEqual({ iceServers: [], relayOnly: false });
});

const WRONG_SERVERS: unknown[] = [
  { urls: 'https://example.org' },
  { urls: 'stun:' },
  { urls: 'stun:stun.example.org:0' },
  { urls: 'stun:stun.example.org:65536' },
  { urls: 'stun:stun.example.org?transport=udp' },
  { urls: 'stun:stun.example.org\nturn:b' },
  { urls: `stun:${'a'.repeat(300)}` },
  { ...TURN, urls: 'turn:turn.example.org?transport=tls' },
  { ...TURN, username: '' },
  { ...TURN, credential: 'x'.repeat(513) },
  { urls: TURN.urls },
  { urls: [STUN.urls] },
  'stun:stun.example.org',
  null,
];

test.each(WRONG_SERVERS)('%j is no server: refused, and its neighbours stay', (wrong) => {
  expect(isTaken({ ...NETWORK, iceServers: [STUN, wrong] })).toBe(false);
  const stored = storedSettings({ network: { ...NETWORK, iceServers: [STUN, wrong, TURN] } });
  expect(stored.network).toEqual(NETWORK);
});

test('more than eight servers are refused; of stored ones the first eight stay', () => {
  const iceServers = Array.from({ length: 9 }, (_, index) => ({ urls: `stun:s${index}.example.org` }));
  expect(isTaken({ ...NETWORK, iceServers })).toBe(false);
  expect(storedSettings({ network: { ...NETWORK, iceServers } }).network?.iceServers).toEqual(iceServers.slice(0, 8));
});

test.each([
  [
    { ...NETWORK, maxVideoUpload: -1 },
    { iceServers: [STUN, TURN], relayOnly: true, encodeOnce: false },
  ],
  [
    { ...NETWORK, maxVideoUpload: '5' },
    { iceServers: [STUN, TURN], relayOnly: true, encodeOnce: false },
  ],
  [
    { ...NETWORK, iceServers: 'none' },
    { ...NETWORK, iceServers: [] },
  ],
  [{ ...NETWORK, later: 1 }, NETWORK],
])('of %j the rest is read', (network, read) => {
  expect(isTaken(network)).toBe(false);
  expect(storedSettings({ network, name: 'Ana' })).toEqual({ ...DEFAULTS, name: 'Ana', network: read });
});

test('a damaged relay-only switch counts as on: no address is told by mistake', () => {
  expect(storedSettings({ network: { iceServers: [], relayOnly: 'yes' } }).network?.relayOnly).toBe(true);
  expect(storedSettings({ network: { iceServers: [] } }).network?.relayOnly).toBe(false);
});

test.each([7, 'x', null, []])('network settings that are %j take no other with them', (network) => {
  const stored = storedSettings({ name: 'Ana', theme: 'dark', network });
  expect(stored).toMatchObject({ name: 'Ana', theme: 'dark' });
});
