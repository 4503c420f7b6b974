/** Names of these tests are those of the attacks in docs/security.md. */
import { describe, expect, test } from 'vitest';
import { fromBase64Url, readBase64Url, toBase64Url } from '../../../../../renderer/call/seal/base64-url.ts';
import { type Bytes, bigEndian } from '../../../../../renderer/call/seal/bytes.ts';
import { beginPair } from '../../../../../renderer/call/seal/pair/pair.ts';
import { WINDOW } from '../../../../../renderer/call/seal/pair/replay-window.ts';
import { begin, eachFlip, flipBit, freshRoom, join, pairUp, randomBytes } from '../participants.ts';

async function two() {
  const room = await freshRoom();
  const [ana, ben] = await Promise.all([join(room, 'Ana'), join(room, 'Ben')]);
  const [here, there] = await pairUp(ana, ben);
  return { room, ana, ben, here, there };
}

test('what one seals the other opens, once, with the name of the first message', async () => {
  const { here, there } = await two();
  expect([here.name, there.name]).toEqual(['Ben', 'Ana']);
  const [first, second] = [await here.seal('one'), await here.seal('two')];
  expect(await there.receive(first)).toMatchObject({ ok: true, type: 'message', text: 'one' });
  expect(await there.receive(second)).toMatchObject({ ok: true, type: 'message', text: 'two' });
});

test('nothing of a message or a name shows', async () => {
  const room = await freshRoom();
  const [ana, ben] = await Promise.all([join(room, 'Ana-the-marker'), join(room, 'Ben')]);
  const pair = await begin(ana, ben.card);
  const sealed = [pair.confirmation, await pair.seal('chat-the-marker')].map((text) => atobUrl(text)).join();
  expect(sealed).not.toMatch(/marker/);
});

test('wrong secret: the same cards in a room with another secret make no pair', async () => {
  const room = await freshRoom();
  const [ana, ben] = await Promise.all([join(room, 'Ana'), join(room, 'Ben')]);
  const here = await begin(ana, ben.card);
  const there = await begin({ ...ben, room: { ...room, psk: randomBytes(32) } }, ana.card);
  expect(await there.receive(here.confirmation)).toEqual({ ok: false, reason: 'not-sealed-for-this-pair' });
});

test('each single-bit flip of a message is refused, and the message itself still opens', async () => {
  const { here, there } = await two();
  const sealed = fromBase64Url(await here.seal('a candidate'));
  await eachFlip(sealed, async (flipped) => {
    expect((await there.receive(toBase64Url(flipped))).ok).toBe(false);
  });
  expect(await there.receive(toBase64Url(sealed))).toMatchObject({ ok: true, text: 'a candidate' });
});

test('each single-bit flip of a confirmation is refused', async () => {
  const room = await freshRoom();
  const [ana, ben] = await Promise.all([join(room, 'Ana'), join(room, 'Ben')]);
  const [here, there] = [await begin(ana, ben.card), await begin(ben, ana.card)];
  await eachFlip(fromBase64Url(here.confirmation), async (flipped) => {
    expect((await there.receive(toBase64Url(flipped))).ok).toBe(false);
  });
  expect(there.name).toBeUndefined();
});

test('replay: a message and a confirmation open once', async () => {
  const { here, there } = await two();
  const sealed = await here.seal('once');
  expect((await there.receive(sealed)).ok).toBe(true);
  expect(await there.receive(sealed)).toEqual({ ok: false, reason: 'replayed' });
  expect(await there.receive(here.confirmation)).toEqual({ ok: false, reason: 'replayed' });
});

test('older counter: what is more than the window behind is refused', async () => {
  const { here, there } = await two();
  const late = await here.seal('late');
  for (let index = 0; index < WINDOW; index += 1) expect((await there.receive(await here.seal('x'))).ok).toBe(true);
  expect(await there.receive(late)).toEqual({ ok: false, reason: 'too-old' });
});

test('changed counter: a message does not open under another number, nor does the number count', async () => {
  const { here, there } = await two();
  const bytes = fromBase64Url(await here.seal('number 1'));
  const moved = new Uint8Array(bytes);
  moved.set(bigEndian(1_000, 8));
  expect(await there.receive(toBase64Url(moved))).toEqual({ ok: false, reason: 'not-sealed-for-this-pair' });
  expect((await there.receive(toBase64Url(bytes))).ok).toBe(true);
});

test('gap: what is missing stops nothing, and comes late within the window', async () => {
  const { here, there } = await two();
  const [one, two_, three] = [await here.seal('1'), await here.seal('2'), await here.seal('3')];
  for (const [envelope, text] of [
    [three, '3'],
    [one, '1'],
    [two_, '2'],
  ] as const) {
    expect(await there.receive(envelope)).toMatchObject({ ok: true, text });
  }
});

test('reflection: what we sealed does not open here', async () => {
  const { here } = await two();
  expect(await here.receive(await here.seal('mine'))).toEqual({ ok: false, reason: 'not-sealed-for-this-pair' });
});

test('message to another member: it does not open with them', async () => {
  const room = await freshRoom();
  const [ana, ben, chloe] = await Promise.all(['Ana', 'Ben', 'Chloé'].map((name) => join(room, name)));
  if (!ana || !ben || !chloe) throw new Error('three were expected');
  const [toBen] = await pairUp(ana, ben);
  const [, withAna] = await pairUp(ana, chloe);
  expect(await withAna.receive(await toBen.seal('for Ben'))).toEqual({
    ok: false,
    reason: 'not-sealed-for-this-pair',
  });
});

test('swapped messages: confirmations of two people cannot change places', async () => {
  const room = await freshRoom();
  const [ana, ben, chloe] = await Promise.all(['Ana', 'Ben', 'Chloé'].map((name) => join(room, name)));
  if (!ana || !ben || !chloe) throw new Error('three were expected');
  const [benToAna, chloeToAna] = [await begin(ben, ana.card), await begin(chloe, ana.card)];
  const anaWithBen = await begin(ana, ben.card);
  expect((await anaWithBen.receive(chloeToAna.confirmation)).ok).toBe(false);
  expect((await anaWithBen.receive(benToAna.confirmation)).ok).toBe(true);
});

test('card of an earlier meeting: its writer is not there, and nobody confirms for them', async () => {
  const room = await freshRoom();
  const [ana, earlier] = await Promise.all([join(room, 'Ana'), join(room, 'Ben')]);
  const before = await pairUp(await join(room, 'Ana'), earlier);
  const pair = await begin(ana, earlier.card);
  for (const old of [before[1].confirmation, await before[1].seal('hello')]) {
    expect((await pair.receive(old)).ok).toBe(false);
  }
  expect(pair.name).toBeUndefined();
});

test('invented member: somebody without the card’s key cannot confirm', async () => {
  const room = await freshRoom();
  const [ana, ben, mallory] = await Promise.all(['Ana', 'Ben', 'Mallory'].map((name) => join(room, name)));
  if (!ana || !ben || !mallory) throw new Error('three were expected');
  const pair = await begin(ana, ben.card);
  // Mallory has the secret and shows Ben's card as his own.
  const forged = await begin({ ...mallory, card: ben.card }, ana.card);
  expect((await pair.receive(forged.confirmation)).ok).toBe(false);
});

test('low-order points: a card with one makes no pair', async () => {
  const room = await freshRoom();
  const [ana, ben] = await Promise.all([join(room, 'Ana'), join(room, 'Ben')]);
  const remote = { ...ben.card, exchange: new Uint8Array(32) };
  const begun = await beginPair({ ...room, name: 'Ana', own: ana.card, exchangeKey: ana.exchangeKey, remote });
  expect(begun).toEqual({ ok: false, reason: 'weak-key' });
});

test('our own card, shown to us as another’s, makes no pair', async () => {
  const ana = await join(await freshRoom(), 'Ana');
  const begun = await beginPair({
    ...ana.room,
    name: 'Ana',
    own: ana.card,
    exchangeKey: ana.exchangeKey,
    remote: ana.card,
  });
  expect(begun).toEqual({ ok: false, reason: 'own-card' });
});

test('what overtakes the confirmation is not taken', async () => {
  const room = await freshRoom();
  const [ana, ben] = await Promise.all([join(room, 'Ana'), join(room, 'Ben')]);
  const [here, there] = [await begin(ana, ben.card), await begin(ben, ana.card)];
  const early = await here.seal('early');
  expect(await there.receive(early)).toEqual({ ok: false, reason: 'not-yet' });
  expect((await there.receive(here.confirmation)).ok).toBe(true);
  expect(await there.receive(early)).toMatchObject({ ok: true, text: 'early' });
});

test.each(['', '!', 'AAAA', 'A'.repeat(16), '\u0000', 'A'.repeat(50)])('the envelope %j is none', async (envelope) => {
  const { there } = await two();
  expect((await there.receive(envelope)).ok).toBe(false);
});

describe('channel proof', () => {
  async function ends() {
    const { ana, ben, here, there } = await two();
    const [local, remote] = [ana.card.fingerprint, ben.card.fingerprint];
    return { here, there, ofAna: { local, remote }, ofBen: { local: remote, remote: local } };
  }

  test('each end’s proof checks at the other, and not at itself', async () => {
    const { here, there, ofAna, ofBen } = await ends();
    const proof = await here.proveChannel(ofAna);
    expect(await there.checkChannelProof(ofBen, proof)).toBe(true);
    expect(await here.checkChannelProof(ofAna, proof)).toBe(false);
  });

  test('unknown key share: with another certificate at an end it does not check', async () => {
    const { here, there, ofAna, ofBen } = await ends();
    const proof = await here.proveChannel({ ...ofAna, remote: randomBytes(32) });
    expect(await there.checkChannelProof(ofBen, proof)).toBe(false);
    expect(await there.checkChannelProof({ ...ofBen, remote: randomBytes(32) }, await here.proveChannel(ofAna))).toBe(
      false,
    );
  });

  test('each single-bit flip is refused', async () => {
    const { here, there, ofAna, ofBen } = await ends();
    const proof: Bytes = readBase64Url(await here.proveChannel(ofAna)) ?? new Uint8Array(0);
    for (let bit = 0; bit < proof.length * 8; bit += 1) {
      expect(await there.checkChannelProof(ofBen, toBase64Url(flipBit(proof, bit)))).toBe(false);
    }
  });
});

function atobUrl(text: string): string {
  return new TextDecoder('latin1').decode(fromBase64Url(text));
}
