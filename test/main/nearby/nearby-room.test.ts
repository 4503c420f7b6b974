/** What is believed of what anybody on the network may say. */
import { expect, test } from 'vitest';
import { announced, nearbyRoom } from '../../../main/nearby/nearby-room.ts';

const HOST = 'h'.repeat(43);
const STUDIO = { roomName: 'Studio', hostName: 'Ben', host: HOST };
const SERVICE = { port: 7300, txt: announced(STUDIO), referer: { address: '192.168.1.5' } };

test('a room is at the address that told of it', () => {
  const addresses = ['10.0.0.9', 'fe80::1'];
  expect(nearbyRoom({ ...SERVICE, addresses })).toEqual({ ...STUDIO, origin: 'http://192.168.1.5:7300' });
});

test('told of by IPv6, it is at the first address of IPv4 that it names', () => {
  const told = { ...SERVICE, referer: { address: 'fe80::1' }, addresses: ['fe80::1', '10.0.0.9'] };
  expect(nearbyRoom(told)?.origin).toBe('http://10.0.0.9:7300');
});

test('names are one line of plain text, and no longer than others', () => {
  const txt = { ...SERVICE.txt, n: `Stu\u202edio\n${'x'.repeat(200)}`, w: ' \u0007 ' };
  const room = nearbyRoom({ ...SERVICE, txt });
  expect(room?.roomName).toMatch(/^Stu dio x{52}$/);
  expect(room?.hostName).toBe('');
});

test.each([
  { ...SERVICE, port: 0 },
  { ...SERVICE, port: '7300' },
  { ...SERVICE, txt: { ...SERVICE.txt, v: '2' } },
  { ...SERVICE, txt: { ...SERVICE.txt, h: 'short' } },
  { ...SERVICE, txt: { ...SERVICE.txt, n: 'x'.repeat(241) } },
  { ...SERVICE, txt: undefined },
  { ...SERVICE, referer: { address: 'fe80::1' } },
  { ...SERVICE, referer: { address: '1.2.3.4/@evil.example' } },
  undefined,
])('%j is no room', (service) => {
  expect(nearbyRoom(service)).toBeUndefined();
});
