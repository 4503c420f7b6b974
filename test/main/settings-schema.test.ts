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

const KEY = 'K'.repeat(43);
const SAVED = {
  servers: [{ origin: 'https://meet.example.org', name: 'Office' }],
  recentRooms: [
    { roomName: 'Studio', origin: 'http://192.168.1.5:7300', secret: KEY, host: KEY, kind: 'joined', at: 1 },
    { roomName: '', origin: 'http://127.0.0.1:7300', secret: KEY, words: 'a b', kind: 'hosted-here', at: 2 },
  ],
  keepsRecentRooms: true,
  feeds: [{ url: 'https://harbour.example/feed?a=b', title: 'Harbour' }],
};

test('what a person has saved is kept as it was written', () => {
  expect(settingsChanges.safeParse(SAVED).success).toBe(true);
  expect(storedSettings(SAVED)).toEqual({ ...DEFAULTS, ...SAVED });
});

test.each([
  ['servers', { origin: 'https://meet.example.org/', name: '' }],
  ['servers', { origin: 'file:///etc', name: '' }],
  ['servers', { origin: 'https://meet.example.org', name: 'x'.repeat(61) }],
  ['recentRooms', { ...SAVED.recentRooms[0], secret: 'short' }],
  ['recentRooms', { ...SAVED.recentRooms[0], origin: 'javascript:alert(1)' }],
  ['recentRooms', { ...SAVED.recentRooms[0], kind: 'other' }],
  ['recentRooms', { ...SAVED.recentRooms[0], more: 1 }],
  ['feeds', { url: 'file:///etc/passwd', title: '' }],
  ['feeds', { url: 'https://ana:secret@harbour.example/', title: '' }],
  ['feeds', { url: 'https://', title: '' }],
] as const)('of the %s %j is none: refused, and its neighbours stay', (field, wrong) => {
  expect(settingsChanges.safeParse({ [field]: [wrong] }).success).toBe(false);
  expect(storedSettings({ [field]: [wrong, ...SAVED[field], null] })).toEqual({ ...DEFAULTS, [field]: SAVED[field] });
});

test('of too many the first ones stay', () => {
  const feeds = Array.from({ length: 11 }, (_, index) => ({ url: `https://h${index}.example/`, title: '' }));
  expect(settingsChanges.safeParse({ feeds }).success).toBe(false);
  expect(storedSettings({ feeds }).feeds).toEqual(feeds.slice(0, 10));
});

test('a damaged switch for recent rooms counts as off: none is kept by mistake', () => {
  expect(storedSettings({ keepsRecentRooms: 'yes' }).keepsRecentRooms).toBe(false);
  expect(storedSettings({})).not.toHaveProperty('keepsRecentRooms');
});
