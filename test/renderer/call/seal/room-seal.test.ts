import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../../renderer/call/seal/base64-url.ts';
import { createInvitation } from '../../../../renderer/call/seal/invitation.ts';
import { deriveRoomKeys } from '../../../../renderer/call/seal/room-keys.ts';
import { RoomSeal } from '../../../../renderer/call/seal/room-seal.ts';

const SIGNAL = {
  generation: 1,
  signal: { type: 'description', description: { type: 'offer', sdp: 'v=0' } },
} as const;

const CARD = { session: 'a'.repeat(16), name: 'Chloé' };

async function freshSeal(): Promise<RoomSeal> {
  return new RoomSeal(await deriveRoomKeys(createInvitation('http://a', 'x').secret));
}

test('the same secret gives the same room, another secret another', async () => {
  const secret = 'A'.repeat(43);
  const [one, again, other] = await Promise.all([secret, secret, 'B'.repeat(43)].map((each) => deriveRoomKeys(each)));
  expect(one?.locator).toBe(again?.locator);
  expect(one?.admission).toBe(again?.admission);
  expect(one?.locator).not.toBe(one?.admission);
  expect(other?.locator).not.toBe(one?.locator);
  expect(one?.sealKey.extractable).toBe(false);
});

test('cards and signals open for whom they were sealed', async () => {
  const seal = await freshSeal();
  expect(await seal.openCard(await seal.sealCard(CARD))).toEqual(CARD);
  expect(await seal.openSignal('a', 'b', await seal.sealSignal('a', 'b', SIGNAL))).toEqual(SIGNAL);
});

test('a signal for another, from another, or turned around does not open', async () => {
  const seal = await freshSeal();
  const envelope = await seal.sealSignal('a', 'b', SIGNAL);
  expect(await seal.openSignal('b', 'a', envelope)).toBeUndefined();
  expect(await seal.openSignal('a', 'c', envelope)).toBeUndefined();
  expect(await seal.openSignal('c', 'b', envelope)).toBeUndefined();
  expect(await seal.openCard(envelope)).toBeUndefined();
});

test('without the secret nothing opens', async () => {
  const [seal, stranger] = await Promise.all([freshSeal(), freshSeal()]);
  expect(await stranger.openCard(await seal.sealCard(CARD))).toBeUndefined();
});

test('a change of any single bit is noticed', async () => {
  const seal = await freshSeal();
  const bytes = fromBase64Url(await seal.sealCard(CARD));
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = bytes.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(await seal.openCard(toBase64Url(changed))).toBeUndefined();
  }
});

test.each(['', '!', 'AAAA', 'A'.repeat(16), '\u0000'])('the malformed envelope %j does not open', async (envelope) => {
  expect(await (await freshSeal()).openCard(envelope)).toBeUndefined();
});
