/** Whoever runs the server sits between two people: without the invitation's secret, and with it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { ServerMessage } from '../../signalling/protocol.ts';
import type { CallPage } from '../support/call-page.ts';
import { openGuest } from '../support/guests.ts';
import { type ManInTheMiddle, roomOfSide, startManInTheMiddle, type Tampering } from '../support/man-in-the-middle.ts';

const WEB_CLIENT = join(import.meta.dirname, '../../dist/renderer');
/** An honest server needs less than one second for it. */
const ATTACK_MS = 6_000;
const running: ManInTheMiddle[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

type Start = Parameters<typeof startManInTheMiddle>;

async function start(tamperWith: Start[1], target?: string): ReturnType<typeof startManInTheMiddle> {
  const attack = await startManInTheMiddle(WEB_CLIENT, tamperWith, target);
  running.push(attack);
  return attack;
}

async function openCall(origin: string): Promise<[CallPage, CallPage]> {
  const ana = await openGuest(origin);
  await ana.host({ name: 'Ana' });
  const link = await ana.invitationLink();
  const ben = await openGuest(link);
  await ben.page.getByLabel('Your name').fill('Ben');
  await ben.enter('Join now');
  return [ana, ben];
}

/** Everybody's pictures but the own one. */
async function pictures({ page }: CallPage): Promise<number> {
  return page
    .locator('[data-kind="person"]:not([aria-label$="(you)"]) video')
    .evaluateAll(
      (videos) => videos.filter((video) => video instanceof HTMLVideoElement && video.videoWidth > 0).length,
    );
}

test('a proxy that changes nothing is not noticed: these tests can tell an attack from a broken proxy', async () => {
  const { origin } = await start(() => ({}));
  const [ana, ben] = await openCall(origin);
  for (const [window, other] of [
    [ana, 'Ben'],
    [ben, 'Ana'],
  ] as const) {
    await window.measureTile(window.tile(other), 300);
  }
  expect(await codeOf(ana)).toBe(await codeOf(ben));
});

const RANDOM_CARD = randomBytes(300).toString('base64url');
const swapped = swapCards();

const ATTACKS: readonly [string, (connection: number) => Tampering][] = [
  ['cards of its own', () => ({ toClient: (message) => withCards(message, () => RANDOM_CARD) })],
  ['a bit of each card changed', () => ({ toClient: (message) => withCards(message, flipped) })],
  ['cards swapped: each is shown their own as the other’s', swapped],
  [
    'a bit of each signal changed',
    () => ({
      toClient: (message) => (message.type === 'signal' ? { ...message, body: flipped(message.body) } : message),
    }),
  ],
  [
    'signals turned round: each gets back what they sent',
    () => {
      const sent: string[] = [];
      return {
        toServer: (message) => {
          if (message.type === 'signal') sent.push(message.body);
          return message;
        },
        toClient: (message) => (message.type === 'signal' ? { ...message, body: sent.shift() ?? 'AAAA' } : message),
      };
    },
  ],
];

/** All at once, each in a room of its own: it is a long time to look at nothing. */
test('without the secret, whatever is changed on its way: no frame is ever shown', async () => {
  const rooms = await Promise.all(
    ATTACKS.map(async ([attack, tamperWith]) => {
      const { origin } = await start(tamperWith);
      return { attack, windows: await openCall(origin) };
    }),
  );
  const deadline = performance.now() + ATTACK_MS;
  while (performance.now() < deadline) {
    for (const { attack, windows } of rooms) {
      for (const window of windows) expect(await pictures(window), attack).toBe(0);
    }
    await sleep(100);
  }
  for (const { attack, windows } of rooms) {
    for (const window of windows) expect(await window.names(), attack).toEqual([]);
  }
}, 120_000);

test('without the secret, the one whose card was forged is told to have been kept out', async () => {
  const { origin } = await start(() => ({ toClient: (message) => withCards(message, () => RANDOM_CARD) }));
  const [ana, ben] = await openCall(origin);
  for (const { page } of [ana, ben]) {
    await page.getByRole('button', { name: 'People' }).first().click();
    await page.getByRole('complementary').getByText('whose invitation is not for this room').first().waitFor();
  }
});

test('with the secret the attack works, and the codes differ', async () => {
  // Ana's second connection is her porch.
  const sides = ['ana', 'porch', 'ben'];
  const { origin, target } = await start((connection) => inRoomOf(sides[connection] ?? 'nobody'));
  const [towardsAna, towardsBen] = [
    await start(() => inRoomOf('ana'), target),
    await start(() => inRoomOf('ben'), target),
  ];
  const ana = await openGuest(origin);
  await ana.host({ name: 'Ana' });
  const link = new URL(await ana.invitationLink());
  const ben = await openGuest(link.href);
  await ben.page.getByLabel('Your name').fill('Ben');
  await ben.enter('Join now');
  // The one in between has the link, and plays each of the two to the other.
  for (const [name, side] of [
    ['Ben', towardsAna],
    ['Ana', towardsBen],
  ] as const) {
    const mallory = await openGuest(`${side.origin}/${link.hash}`);
    await mallory.page.getByLabel('Your name').fill(name);
    await mallory.enter('Join now');
  }
  for (const [window, other] of [
    [ana, 'Ben'],
    [ben, 'Ana'],
  ] as const) {
    await window.measureTile(window.tile(other), 300);
    expect(await window.names()).toEqual([other]);
  }
  expect(await codeOf(ana)).not.toBe(await codeOf(ben));
}, 120_000);

function inRoomOf(side: string): Tampering {
  return {
    toServer: (message) =>
      // Only the room itself; the porches beside it are left alone.
      message.type === 'join' ? { ...message, room: roomOfSide(message.room, side), create: true } : message,
  };
}

async function codeOf({ page }: CallPage): Promise<string> {
  await page.getByRole('button', { name: 'People' }).first().click();
  return (await page.getByTestId('code-digits').textContent()) ?? '';
}

function withCards(message: ServerMessage, change: (card: string) => string): ServerMessage {
  if (message.type === 'joined') return { ...message, card: change(message.card) };
  if (message.type !== 'welcome' && message.type !== 'resync') return message;
  return { ...message, peers: message.peers.map((peer) => ({ ...peer, card: change(peer.card) })) };
}

function flipped(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString('base64url');
}

/** Whoever looks for the other's card finds their own. */
function swapCards(): (connection: number) => Tampering {
  return () => {
    let own = '';
    return {
      toServer: (message) => {
        if (message.type === 'join') own = message.card;
        return message;
      },
      toClient: (message) => withCards(message, () => own),
    };
  };
}
