import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../../../renderer/call/seal/base64-url.ts';
import { createIdentity, identityHash } from '../../../../../renderer/call/seal/identity.ts';
import { createDoor } from '../../../../../renderer/call/seal/knock/door.ts';
import { answerKnock } from '../../../../../renderer/call/seal/knock/host.ts';
import { startKnock } from '../../../../../renderer/call/seal/knock/newcomer.ts';
import { flipBit, randomBytes } from '../participants.ts';

const locator = randomBytes(32);

async function meeting({ isHostKnown = true } = {}) {
  const host = await createIdentity();
  const door = await createDoor(host, locator);
  const hostHash = isHostKnown ? await identityHash(host.publicKey) : undefined;
  const knock = await startKnock({ locator, hostHash });
  const answer = answerKnock(door, knock.commitment);
  if (!answer) throw new Error('the commitment was refused');
  return { host, door, knock, answer };
}

test('both see one code, the host learns the name, and the newcomer the secret', async () => {
  const { knock, answer } = await meeting();
  const opened = await knock.receiveDoor(answer.answer);
  if (!opened.ok || !opened.isHostKnown) throw new Error('the door was refused');
  const revealed = await answer.receiveReveal(opened.reveal);
  if (!revealed.ok) throw new Error(revealed.reason);
  expect(revealed.newcomer.code).toEqual(opened.code);
  const identity = randomBytes(32);
  const introduction = await opened.entrance.introduce({ name: 'Chloé', identity });
  expect(await revealed.newcomer.receiveIntroduction(introduction)).toEqual({ name: 'Chloé', identity });
  const secret = randomBytes(32);
  const admitted = await revealed.newcomer.admit(secret);
  expect(await opened.entrance.receiveSecret(admitted)).toEqual(secret);
  for (let bit = 0; bit < 60 * 8; bit += 7) {
    expect(await opened.entrance.receiveSecret(toBase64Url(flipBit(fromBase64Url(admitted), bit)))).toBeUndefined();
  }
});

test('somebody else at the door is not taken for the host of the link', async () => {
  const { knock } = await meeting();
  const other = answerKnock(await createDoor(await createIdentity(), locator), knock.commitment);
  expect(await knock.receiveDoor(other?.answer ?? '')).toEqual({ ok: false, reason: 'other-host' });
});

test('a door for another porch is refused', async () => {
  const { host, knock } = await meeting();
  const elsewhere = answerKnock(await createDoor(host, randomBytes(32)), knock.commitment);
  expect(await knock.receiveDoor(elsewhere?.answer ?? '')).toEqual({ ok: false, reason: 'bad-signature' });
});

test('without the host’s hash nothing of the newcomer leaves before the codes were compared', async () => {
  const { knock, answer } = await meeting({ isHostKnown: false });
  const opened = await knock.receiveDoor(answer.answer);
  expect(opened).toMatchObject({ ok: true, isHostKnown: false });
  expect(opened).not.toHaveProperty('entrance');
});

test('somebody between the two has other codes with each', async () => {
  const { knock, answer, door } = await meeting({ isHostKnown: false });
  const middle = await createDoor(await createIdentity(), locator);
  const towardsNewcomer = answerKnock(middle, knock.commitment);
  const towardsHost = await startKnock({ locator, hostHash: undefined });
  const hostAnswer = answerKnock(door, towardsHost.commitment);
  if (!towardsNewcomer || !hostAnswer) throw new Error('a commitment was refused');
  const atNewcomer = await knock.receiveDoor(towardsNewcomer.answer);
  const atMiddle = await towardsHost.receiveDoor(hostAnswer.answer);
  if (!atNewcomer.ok || !atMiddle.ok) throw new Error('a door was refused');
  const atHost = await hostAnswer.receiveReveal(atMiddle.reveal);
  if (!atHost.ok) throw new Error(atHost.reason);
  expect(atHost.newcomer.code.digits).not.toBe(atNewcomer.code.digits);
  // The newcomer's own reveal was not what the one in between had committed to.
  expect(await hostAnswer.receiveReveal(atNewcomer.reveal)).toEqual({ ok: false, reason: 'changed' });
  expect(answer.answer).not.toBe(towardsNewcomer.answer);
});

test('changed: another key than was committed to is refused', async () => {
  const { knock, answer } = await meeting();
  const opened = await knock.receiveDoor(answer.answer);
  const other = await startKnock({ locator, hostHash: undefined });
  const otherOpened = await other.receiveDoor(answer.answer);
  if (!opened.ok || !otherOpened.ok) throw new Error('the door was refused');
  expect(await answer.receiveReveal(otherOpened.reveal)).toEqual({ ok: false, reason: 'changed' });
});

test('a second door is not looked at', async () => {
  const { knock, answer } = await meeting();
  await knock.receiveDoor(answer.answer);
  expect(await knock.receiveDoor(answer.answer)).toEqual({ ok: false, reason: 'already-answered' });
});

test.each(['', 'AAAA', '!'])('%j is no commitment, no door and no reveal', async (text) => {
  const { door, knock, answer } = await meeting();
  expect(answerKnock(door, text)).toBeUndefined();
  expect((await knock.receiveDoor(text)).ok).toBe(false);
  expect((await answer.receiveReveal(text)).ok).toBe(false);
});
