import { expect, test } from 'vitest';
import { toBase64Url } from '../../../../../renderer/call/seal/base64-url.ts';
import type { SignedCard } from '../../../../../renderer/call/seal/signed-card.ts';
import { EMOJI } from '../../../../../renderer/call/seal/verification/emoji.ts';
import { spokenCode } from '../../../../../renderer/call/seal/verification/spoken-code.ts';
import { Verification } from '../../../../../renderer/call/seal/verification/verification.ts';
import type { VerificationMessage } from '../../../../../renderer/call/seal/verification/verification-message.ts';
import { freshRoom, join, randomBytes } from '../participants.ts';

type Sent = { from: string; message: VerificationMessage };
/** One person with the cards that they are shown. */
type Side = { verification: Verification; session: string; queue: Sent[] };

async function cards(count: number): Promise<SignedCard[]> {
  const room = await freshRoom();
  return (await Promise.all(Array.from({ length: count }, (_, index) => join(room, `P${index}`)))).map(
    ({ card }) => card,
  );
}

/** Everybody sees the cards of `views` and hears everybody, in an order of our own. */
async function meet(views: readonly (readonly SignedCard[])[], own: readonly SignedCard[]): Promise<Side[]> {
  const sides: Side[] = own.map((card) => ({ verification: new Verification(card), session: card.session, queue: [] }));
  const tell = (from: Side, messages: readonly VerificationMessage[]): void => {
    for (const to of sides)
      if (to !== from) to.queue.push(...messages.map((message) => ({ from: from.session, message })));
  };
  for (const [index, side] of sides.entries()) tell(side, await side.verification.setOthers(views[index] ?? []));
  for (let busy = true; busy; ) {
    busy = false;
    for (const side of sides) {
      const [next] = side.queue.splice(0, 1);
      if (!next) continue;
      busy = true;
      tell(side, await side.verification.receive(next.from, next.message));
    }
  }
  return sides;
}

function digits({ verification: { state } }: Side): string {
  if (state.status !== 'agreed') throw new Error(`no code: ${JSON.stringify(state)}`);
  return state.code.digits;
}

test.each([2, 3, 8])('equal codes in equal views, %i people', async (count) => {
  const all = await cards(count);
  const views = all.map((own) => all.filter((card) => card !== own));
  expect(new Set((await meet(views, all)).map(digits)).size).toBe(1);
});

test('different in split ones: whoever stands between two of them has other codes with each', async () => {
  const [ana, ben] = await cards(2);
  const [asBen, asAna] = await cards(2);
  if (!ana || !ben || !asBen || !asAna) throw new Error('four were expected');
  const [withAna] = await meet([[asBen], [ana]], [ana, asBen]);
  const [withBen] = await meet([[asAna], [ben]], [ben, asAna]);
  if (!withAna || !withBen) throw new Error('two were expected');
  expect(digits(withAna)).not.toBe(digits(withBen));
});

test('while views differ there is no code', async () => {
  const all = await cards(3);
  const [ana, ben, chloe] = all;
  if (!ana || !ben || !chloe) throw new Error('three were expected');
  const sides = await meet([[ben, chloe], [ana], [ana, ben]], all);
  expect(sides.map(({ verification }) => verification.state.status)).not.toContain('agreed');
  expect(sides[0]?.verification.state).toMatchObject({ status: 'collecting', missing: [ben.session] });
});

test('missing reveal: no code, and it is known whose', async () => {
  const [ana, ben] = await cards(2);
  if (!ana || !ben) throw new Error('two were expected');
  const [here, there] = [new Verification(ana), new Verification(ben)];
  await here.setOthers([ben]);
  const [commit] = await there.setOthers([ana]);
  if (!commit) throw new Error('a commitment was expected');
  await here.receive(ben.session, commit);
  expect(here.state).toEqual({ status: 'revealing', missing: [ben.session] });
});

test('bad reveal: a nonce that was not committed to ends the round', async () => {
  const [ana, ben] = await cards(2);
  if (!ana || !ben) throw new Error('two were expected');
  const [here, there] = [new Verification(ana), new Verification(ben)];
  await here.setOthers([ben]);
  const [commit] = await there.setOthers([ana]);
  if (!commit) throw new Error('a commitment was expected');
  await here.receive(ben.session, commit);
  await here.receive(ben.session, { type: 'reveal', epoch: commit.epoch, nonce: toBase64Url(randomBytes(32)) });
  expect(here.state).toEqual({ status: 'failed', session: ben.session, reason: 'bad-reveal' });
});

test('changed commitment: whoever commits twice to different nonces ends the round', async () => {
  const [ana, ben] = await cards(2);
  if (!ana || !ben) throw new Error('two were expected');
  const here = new Verification(ana);
  const [own] = await here.setOthers([ben]);
  if (!own) throw new Error('a commitment was expected');
  for (const _ of [1, 2]) {
    await here.receive(ben.session, { type: 'commit', epoch: own.epoch, commitment: toBase64Url(randomBytes(32)) });
  }
  expect(here.state).toMatchObject({ status: 'failed', reason: 'changed-commitment' });
});

test('nobody reveals before they have everybody’s commitment', async () => {
  const [ana, ben, chloe] = await cards(3);
  if (!ana || !ben || !chloe) throw new Error('three were expected');
  const here = new Verification(ana);
  const first = await here.setOthers([ben, chloe]);
  expect(first.map(({ type }) => type)).toEqual(['commit']);
  const epoch = first[0]?.epoch ?? '';
  const commit = { type: 'commit', epoch, commitment: toBase64Url(randomBytes(32)) } as const;
  expect(await here.receive(ben.session, commit)).toEqual([]);
  expect((await here.receive(chloe.session, commit)).map(({ type }) => type)).toEqual(['reveal']);
});

test('what strangers say changes nothing', async () => {
  const [ana, ben, stranger] = await cards(3);
  if (!ana || !ben || !stranger) throw new Error('three were expected');
  const here = new Verification(ana);
  const [own] = await here.setOthers([ben]);
  await here.receive(stranger.session, {
    type: 'commit',
    epoch: own?.epoch ?? '',
    commitment: toBase64Url(randomBytes(32)),
  });
  expect(here.state).toEqual({ status: 'collecting', missing: [ben.session] });
});

test('thirty bits as five pictures; all 64 are told apart by symbol and by name', () => {
  expect(new Set(EMOJI.map(({ symbol }) => symbol)).size).toBe(64);
  expect(new Set(EMOJI.map(({ name }) => name)).size).toBe(64);
  const zero = spokenCode(new Uint8Array(32));
  expect(zero.emoji.map(({ name }) => name)).toEqual(Array(5).fill(EMOJI[0].name));
  expect(zero.digits).toBe('000 000 000');
  expect(spokenCode(new Uint8Array(32).fill(255)).emoji[4]?.name).toBe(EMOJI[63].name);
});

test('codes of chance do not favour any picture', () => {
  const counts = new Map<string, number>();
  for (let index = 0; index < 2_000; index += 1) {
    for (const { name } of spokenCode(randomBytes(32)).emoji) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // 10,000 draws of 64: 156 each, and a deviation of 12.
  for (const count of counts.values()) expect(Math.abs(count - 156.25)).toBeLessThan(85);
  expect(counts.size).toBe(64);
});
