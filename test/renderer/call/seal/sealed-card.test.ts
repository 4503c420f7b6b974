import { describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../../renderer/call/seal/base64-url.ts';
import { type Bytes, bigEndian, utf8 } from '../../../../renderer/call/seal/bytes.ts';
import { sealWithNonce } from '../../../../renderer/call/seal/cipher.ts';
import { decodeFields, encodeFields } from '../../../../renderer/call/seal/fields.ts';
import { type Identity, sign } from '../../../../renderer/call/seal/identity.ts';
import type { RoomKeys } from '../../../../renderer/call/seal/room-keys.ts';
import { cardContext, openCard, sealCard } from '../../../../renderer/call/seal/sealed-card.ts';
import { sessionBytes } from '../../../../renderer/call/seal/signed-card.ts';
import { transcript } from '../../../../renderer/call/seal/transcript.ts';
import { eachFlip, freshRoom, join, type Participant, randomBytes } from './participants.ts';

test('a card tells everybody in the room who has come', async () => {
  const room = await freshRoom();
  const { card, identity } = await join(room, 'Ana', { capabilities: ['chat', 'files-2'] });
  const opened = await openCard(room, await sealCard(room, card));
  expect(opened).toEqual({ ok: true, card });
  expect(card).toMatchObject({ version: 1, identity: identity.publicKey, capabilities: ['chat', 'files-2'] });
});

test('a card may have no capabilities', async () => {
  const room = await freshRoom();
  const { card } = await join(room, 'Ana', { capabilities: [] });
  expect(await openCard(room, await sealCard(room, card))).toEqual({ ok: true, card });
});

test('the server cannot read a card: nothing of it shows', async () => {
  const room = await freshRoom();
  const { card } = await join(room, 'Ana');
  const envelope = fromBase64Url(await sealCard(room, card)).join();
  expect(envelope).not.toContain(sessionBytes(card.session).join());
  expect(envelope).not.toContain(card.identity.join());
});

test('wrong secret: a card of another room does not open', async () => {
  const [room, other] = await Promise.all([freshRoom(), freshRoom()]);
  const { card } = await join(room, 'Ana');
  expect(await openCard(other, await sealCard(room, card))).toEqual({ ok: false, reason: 'not-sealed-for-this-room' });
  // Nor with the right key and another room's name.
  const moved = await openCard({ ...room, locator: other.locator }, await sealCard(room, card));
  expect(moved).toEqual({ ok: false, reason: 'not-sealed-for-this-room' });
});

test('each single-bit flip of a sealed card is refused', async () => {
  const room = await freshRoom();
  const { card } = await join(room, 'Ana');
  await eachFlip(fromBase64Url(await sealCard(room, card)), async (flipped) => {
    expect(await openCard(room, toBase64Url(flipped))).toEqual({ ok: false, reason: 'not-sealed-for-this-room' });
  });
});

test('each single-bit flip of a card that a member seals again is refused', async () => {
  const room = await freshRoom();
  const { card } = await join(room, 'Ana');
  await eachFlip(card.bytes, async (flipped) => {
    expect((await openCard(room, await reseal(room, flipped))).ok).toBe(false);
  });
});

test('a card signed for another room is refused, though a member of both seals it here', async () => {
  const [room, other] = await Promise.all([freshRoom(), freshRoom()]);
  const { card } = await join(other, 'Ana');
  expect(await openCard(room, await reseal(room, card.bytes))).toEqual({ ok: false, reason: 'bad-signature' });
});

test('a card under another identity than signed it is refused', async () => {
  const room = await freshRoom();
  const [ana, ben] = await Promise.all([join(room, 'Ana'), join(room, 'Ben')]);
  const forged = await writeCard(room, ana.identity, { identity: ben.card.identity });
  expect(await openCard(room, await reseal(room, forged))).toEqual({ ok: false, reason: 'bad-signature' });
});

test('low-order points: an identity whose signatures fit anything is refused', async () => {
  const room = await freshRoom();
  const { identity } = await join(room, 'Ana');
  for (const first of [0, 1]) {
    const lowOrder = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? first : 0));
    // R = the neutral element, S = 0: it verifies for every message under the neutral element as key.
    const signature = Uint8Array.from({ length: 64 }, (_, index) => (index === 0 ? 1 : 0));
    const forged = await writeCard(room, identity, { identity: lowOrder, signature });
    expect(await openCard(room, await reseal(room, forged))).toEqual({ ok: false, reason: 'bad-signature' });
  }
});

describe('downgrade', () => {
  test('a card of an older or newer version than we know is refused as such', async () => {
    const room = await freshRoom();
    const { identity } = await join(room, 'Ana');
    const older = await writeCard(room, identity, { version: 0 });
    expect(await openCard(room, await reseal(room, older))).toEqual({ ok: false, reason: 'too-old' });
    const newer = await writeCard(room, identity, { version: 2 });
    expect(await openCard(room, await reseal(room, newer))).toEqual({ ok: false, reason: 'too-new' });
    const unreadable = encodeFields([bigEndian(7, 2), utf8('who knows'), new Uint8Array(64)]);
    expect(await openCard(room, await reseal(room, unreadable))).toEqual({ ok: false, reason: 'too-new' });
  });

  test('capabilities cannot be taken out of somebody’s card, not even by a member', async () => {
    const room = await freshRoom();
    const { card } = await join(room, 'Ana', { capabilities: ['chat', 'proof'] });
    const [version, body, signature] = decodeFields(card.bytes, [2, { max: 1024 }, 64]) ?? [];
    const fields = body && decodeFields(body, [12, 32, 32, 32, { max: 512 }]);
    if (!version || !fields || !signature) throw new Error('the card has another layout');
    const stripped = encodeFields([version, encodeFields([...fields.slice(0, 4), utf8('chat')]), signature]);
    expect(await openCard(room, await reseal(room, stripped))).toEqual({ ok: false, reason: 'bad-signature' });
  });

  test('with a secret in the invitation nothing unsealed is taken', async () => {
    const room = await freshRoom();
    const { card } = await join(room, 'Ana');
    for (const envelope of [toBase64Url(card.bytes), '', JSON.stringify({ name: 'Ana' })]) {
      expect(await openCard(room, envelope)).toEqual({ ok: false, reason: 'not-sealed-for-this-room' });
    }
  });
});

describe('malformed', () => {
  test.each([
    ['no fields', async () => utf8('hello')],
    ['a byte too many', async ({ card }: Participant) => Uint8Array.from([...card.bytes, 0])],
    [
      'a low-order key to agree with',
      ({ room, identity }) => writeCard(room, identity, { exchange: new Uint8Array(32) }),
    ],
    ['a short session', ({ room, identity }) => writeCard(room, identity, { session: randomBytes(11) })],
    ['capabilities in capitals', ({ room, identity }) => writeCard(room, identity, { words: 'Chat' })],
    ['an empty capability', ({ room, identity }) => writeCard(room, identity, { words: 'chat,,files' })],
  ] satisfies [string, (participant: Participant) => Promise<Bytes>][])('%s', async (_, write) => {
    const room = await freshRoom();
    const bytes = await write(await join(room, 'Ana'));
    expect(await openCard(room, await reseal(room, bytes))).toEqual({ ok: false, reason: 'malformed' });
  });
});

/** What a member can do: seal anything as a card. */
async function reseal(room: RoomKeys, bytes: Bytes): Promise<string> {
  return toBase64Url(await sealWithNonce(room.hello, cardContext(room.locator), bytes));
}

type Parts = { version: number; session: Bytes; identity: Bytes; exchange: Bytes; words: string; signature: Bytes };

/** A card with any parts, rightly signed by `signer` unless a signature is given. */
async function writeCard({ locator }: RoomKeys, signer: Identity, parts: Partial<Parts>): Promise<Bytes> {
  const { session = randomBytes(12), identity = signer.publicKey, exchange = randomBytes(32), words = '' } = parts;
  const version = bigEndian(parts.version ?? 1, 2);
  const body = encodeFields([session, identity, exchange, randomBytes(32), utf8(words)]);
  const signature = parts.signature ?? (await sign(signer, transcript('card-signature', locator, version, body)));
  return encodeFields([version, body, signature]);
}
