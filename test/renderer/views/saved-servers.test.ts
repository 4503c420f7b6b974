/** The servers that a person hosts on, as they are typed and listed. */
import { expect, test } from 'vitest';
import { MAX_SERVERS, readSavedServer, serverName, withServer } from '../../../renderer/views/servers/saved-servers.ts';

const OFFICE = { origin: 'https://meet.example.org', name: 'Office' };
const SHIP = { origin: 'http://10.0.0.5:7300', name: '' };

test('an address is enough; it is also the name', () => {
  const read = readSavedServer({ address: ' 10.0.0.5:7300/ ', name: '  ' }, [OFFICE]);
  expect(read).toEqual({ ok: true, server: SHIP });
  expect([serverName(SHIP), serverName(OFFICE)]).toEqual(['10.0.0.5:7300', 'Office']);
});

test.each([
  [{ address: ' ', name: 'x' }, 'empty'],
  [{ address: 'not an address', name: '' }, 'malformed'],
  [{ address: 'https://meet.example.org/room', name: '' }, 'twice'],
  [{ address: OFFICE.origin, name: '', edited: SHIP.origin }, 'twice'],
])('%j: %s', (draft, reason) => {
  expect(readSavedServer(draft, [OFFICE, SHIP])).toEqual({ ok: false, reason });
});

test('an edited server may keep its address, and stays in its place', () => {
  const read = readSavedServer({ address: OFFICE.origin, name: 'Head office', edited: OFFICE.origin }, [OFFICE, SHIP]);
  if (!read.ok) throw new Error(read.reason);
  expect(withServer([OFFICE, SHIP], read.server, OFFICE.origin)).toEqual([{ ...OFFICE, name: 'Head office' }, SHIP]);
  expect(withServer([OFFICE], SHIP)).toEqual([OFFICE, SHIP]);
});

test('a full list takes no more, and lets one be changed', () => {
  const full = Array.from({ length: MAX_SERVERS }, (_, index) => ({ origin: `https://s${index}.example`, name: '' }));
  expect(readSavedServer({ address: 'https://more.example', name: '' }, full)).toEqual({ ok: false, reason: 'full' });
  expect(readSavedServer({ address: 'https://x.example', name: '', edited: 'https://s0.example' }, full).ok).toBe(true);
});
