import { expect, test } from 'vitest';
import { isGone } from '../../../../renderer/call/peer/member.ts';

const SECOND_MS = 1_000;

function silentFor(seconds: number, unseatedFor?: number) {
  const now = 1_000 * SECOND_MS;
  const unseatedAt = unseatedFor === undefined ? undefined : now - unseatedFor * SECOND_MS;
  const member = { peer: { silenceMs: seconds * SECOND_MS }, unseatedAt };
  return (isServerReachable: boolean) => isGone(member, { now, isServerReachable });
}

test('whoever is heard, or has a seat at a server that can tell, is not gone', () => {
  expect(silentFor(0, 600)(true)).toBe(false);
  expect(silentFor(600)(true)).toBe(false);
});

test('without a seat and unheard for 30 s they are gone', () => {
  expect(silentFor(29, 29)(true)).toBe(false);
  expect(silentFor(30, 30)(true)).toBe(true);
  expect(silentFor(30, 30)(false)).toBe(true);
});

test('whose seat has only just been lost may take another one, however long they were silent', () => {
  expect(silentFor(60, 5)(true)).toBe(false);
  expect(silentFor(60, 20)(true)).toBe(true);
});

test('while no server can tell it takes 90 s', () => {
  expect(silentFor(89)(false)).toBe(false);
  expect(silentFor(90)(false)).toBe(true);
});
