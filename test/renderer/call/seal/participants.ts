/** People in a room, as the tests of the seal need them. */
import { expect } from 'vitest';
import type { Bytes } from '../../../../renderer/call/seal/bytes.ts';
import { createExchangeKey, type ExchangeKey } from '../../../../renderer/call/seal/exchange-key.ts';
import { createIdentity, type Identity } from '../../../../renderer/call/seal/identity.ts';
import { beginPair, type Pair } from '../../../../renderer/call/seal/pair/pair.ts';
import { deriveRoomKeys, type RoomKeys } from '../../../../renderer/call/seal/room-keys.ts';
import {
  type CardContent,
  randomSession,
  type SignedCard,
  signCard,
} from '../../../../renderer/call/seal/signed-card.ts';

export type Participant = {
  name: string;
  room: RoomKeys;
  identity: Identity;
  exchangeKey: ExchangeKey;
  card: SignedCard;
};

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

export function freshRoom(): Promise<RoomKeys> {
  return deriveRoomKeys(randomBytes(32));
}

/** Somebody with a card of their own; `content` replaces parts of it. */
export async function join(room: RoomKeys, name: string, content: Partial<CardContent> = {}): Promise<Participant> {
  const [identity, exchangeKey] = await Promise.all([createIdentity(), createExchangeKey()]);
  const card = await signCard(identity, room.locator, {
    session: randomSession(),
    exchange: exchangeKey.publicKey,
    fingerprint: randomBytes(32),
    capabilities: ['chat'],
    ...content,
  });
  return { name, room, identity, exchangeKey, card };
}

/** What one of two has made of the other's card. */
export async function begin(own: Participant, remote: SignedCard): Promise<Pair> {
  const { room, name, card, exchangeKey } = own;
  const begun = await beginPair({ ...room, name, own: card, exchangeKey, remote });
  if (!begun.ok) throw new Error(begun.reason);
  return begun.pair;
}

/** Both have checked each other's confirmation. */
export async function pairUp(one: Participant, other: Participant): Promise<[Pair, Pair]> {
  const [here, there] = await Promise.all([begin(one, other.card), begin(other, one.card)]);
  expect(await here.receive(there.confirmation)).toMatchObject({ ok: true, name: other.name });
  expect(await there.receive(here.confirmation)).toMatchObject({ ok: true, name: one.name });
  return [here, there];
}

export function flipBit(bytes: Uint8Array, bit: number): Bytes {
  const flipped = new Uint8Array(bytes);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}

/** Calls with each bit of the bytes flipped, some hundred at a time. */
export async function eachFlip(
  bytes: Uint8Array,
  check: (flipped: Bytes, bit: number) => Promise<void>,
): Promise<void> {
  const bits = bytes.length * 8;
  for (let start = 0; start < bits; start += 256) {
    const length = Math.min(256, bits - start);
    await Promise.all(Array.from({ length }, (_, index) => check(flipBit(bytes, start + index), start + index)));
  }
  expect(bits).toBeGreaterThan(0);
}
