import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../../../renderer/call/seal/base64-url.ts';
import { createIdentity, type Identity } from '../../../../../renderer/call/seal/identity.ts';
import { countersign, isCountersigned } from '../../../../../renderer/call/seal/moderation/countersignature.ts';
import { type HostCommand, signCommand } from '../../../../../renderer/call/seal/moderation/host-command.ts';
import { HostCommands } from '../../../../../renderer/call/seal/moderation/host-commands.ts';
import { eachFlip, freshRoom, join, randomBytes } from '../participants.ts';

const locator = randomBytes(32);
const epoch = randomBytes(32);
const epochs = new Set([toBase64Url(epoch)]);
const LOCK = { type: 'lock' } as const;

async function room(): Promise<{ host: Identity; commands: HostCommands; say: Say }> {
  const host = await createIdentity();
  const say: Say = (signer, counter, command, place = {}) =>
    signCommand(signer, { locator, epoch, counter, ...place }, command);
  return { host, commands: new HostCommands({ locator, host: host.publicKey }), say };
}

type Say = (
  signer: Identity,
  counter: number,
  command: HostCommand,
  place?: { locator?: typeof locator; epoch?: typeof epoch },
) => Promise<string>;

test('what the host signs is obeyed, once', async () => {
  const { host, commands, say } = await room();
  const text = await say(host, 0, LOCK);
  expect(await commands.accept(text, epochs)).toEqual({ ok: true, command: LOCK });
  expect(await commands.accept(text, epochs)).toEqual({ ok: false, reason: 'old-counter' });
});

test('host command by another is refused', async () => {
  const { commands, say } = await room();
  expect(await commands.accept(await say(await createIdentity(), 0, LOCK), epochs)).toEqual({
    ok: false,
    reason: 'not-the-host',
  });
});

test('a command for another room, or for company that we were not in, is not obeyed', async () => {
  const { host, commands, say } = await room();
  const elsewhere = await say(host, 0, LOCK, { locator: randomBytes(32) });
  expect(await commands.accept(elsewhere, epochs)).toEqual({ ok: false, reason: 'not-the-host' });
  const early = await say(host, 0, LOCK, { epoch: randomBytes(32) });
  expect(await commands.accept(early, epochs)).toEqual({ ok: false, reason: 'other-epoch' });
});

test('each single-bit flip of a command is refused', async () => {
  const { host, commands, say } = await room();
  const bytes = fromBase64Url(await say(host, 5, { type: 'hand-over', identity: randomBytes(32) }));
  await eachFlip(bytes, async (flipped) => {
    expect((await commands.accept(toBase64Url(flipped), epochs)).ok).toBe(false);
  });
});

test('the room is handed over: the next host commands, the last one does not', async () => {
  const { host, commands, say } = await room();
  const next = await createIdentity();
  await commands.accept(await say(host, 0, { type: 'hand-over', identity: next.publicKey }), epochs);
  expect(await commands.accept(await say(host, 1, LOCK), epochs)).toEqual({ ok: false, reason: 'not-the-host' });
  expect((await commands.accept(await say(next, 0, LOCK), epochs)).ok).toBe(true);
});

test('those who come later follow the log from the first host on; what is known is passed over', async () => {
  const { host, commands, say } = await room();
  const next = await createIdentity();
  const said = [
    await say(host, 0, LOCK),
    await say(host, 1, { type: 'hand-over', identity: next.publicKey }),
    await say(next, 0, { type: 'unlock' }),
    await say(next, 1, LOCK),
  ];
  for (const text of said) expect((await commands.accept(text, epochs)).ok).toBe(true);
  const late = new HostCommands({ locator, host: host.publicKey });
  expect((await late.follow(commands.log)).map(({ type }) => type)).toEqual(['hand-over', 'lock']);
  expect(late.host).toEqual(next.publicKey);
  expect(await late.follow(commands.log)).toEqual([]);
  // Nobody who was not handed the room can put a line in.
  expect(await late.follow([await say(await createIdentity(), 9, { type: 'unlock' })])).toEqual([]);
});

test('a countersignature is for one card, in one room, of one host', async () => {
  const keys = await freshRoom();
  const host = await createIdentity();
  const [ana, ben] = await Promise.all([join(keys, 'Ana'), join(keys, 'Ben')]);
  const signature = await countersign(host, keys.locator, ana.card);
  expect(await isCountersigned(host.publicKey, keys.locator, ana.card, signature)).toBe(true);
  expect(await isCountersigned(host.publicKey, keys.locator, ben.card, signature)).toBe(false);
  expect(await isCountersigned(host.publicKey, randomBytes(32), ana.card, signature)).toBe(false);
  expect(await isCountersigned(ana.identity.publicKey, keys.locator, ana.card, signature)).toBe(false);
});

test('low-order points: an identity whose signatures fit anything commands nothing', async () => {
  const neutral = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 1 : 0));
  const { host, say } = await room();
  const commands = new HostCommands({ locator, host: neutral });
  const bytes = fromBase64Url(await say(host, 0, LOCK));
  bytes.set([...neutral, ...new Uint8Array(32)], bytes.length - 64);
  expect(await commands.accept(toBase64Url(bytes), epochs)).toEqual({ ok: false, reason: 'not-the-host' });
});
