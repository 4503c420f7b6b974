/**
 * Broken envelopes, cards, commands, proofs and descriptions against engage/v1: each is made of one that is right, so
 * that it comes as far as it can. None may be taken, nothing may break.
 */
import { toBase64Url } from '../../renderer/call/seal/base64-url.ts';
import { sealWithNonce } from '../../renderer/call/seal/cipher.ts';
import { createIdentity } from '../../renderer/call/seal/identity.ts';
import { signCommand } from '../../renderer/call/seal/moderation/host-command.ts';
import { HostCommands } from '../../renderer/call/seal/moderation/host-commands.ts';
import { checkDescription } from '../../renderer/call/seal/pair/description-fingerprint.ts';
import { writeFingerprint } from '../../renderer/call/seal/pair/fingerprint.ts';
import { cardContext, openCard, sealCard } from '../../renderer/call/seal/sealed-card.ts';
import { freshRoom, join, pairUp, randomBytes } from '../renderer/call/seal/participants.ts';
import { SeededRandom } from '../signalling/seeded-random.ts';
import { breaker, brokenBytes } from './broken-bytes.ts';
import type { Fuzz } from './fuzz.ts';

const DEFAULT_ROUNDS = 10_000_000;
/** WebCrypto works on several threads: one after the other would leave them idle. */
const AT_ONCE = 512;
const PROGRESS_MS = 5_000;

/** Resolves with whether something broken was taken. */
type Attack = (random: SeededRandom) => Promise<boolean> | boolean;

export const fuzzSeal: Fuzz = async ({ rounds = DEFAULT_ROUNDS, seed, log }) => {
  const random = new SeededRandom(seed);
  const attacks = await attacksByShare();
  const counts = new Map<string, number>();
  let [done, accepted, crashes, reportedAt] = [0, 0, 0, Date.now()];
  while (done < rounds) {
    const batch = Math.min(AT_ONCE, rounds - done);
    const results = await Promise.allSettled(
      Array.from({ length: batch }, async () => {
        const [name, attack] = pickByShare(attacks, random);
        counts.set(name, (counts.get(name) ?? 0) + 1);
        return attack(random);
      }),
    );
    for (const result of results) {
      if (result.status === 'rejected') crashes += 1;
      else if (result.value) accepted += 1;
    }
    done += batch;
    if (Date.now() - reportedAt < PROGRESS_MS) continue;
    reportedAt = Date.now();
    log(`  ${done} tried`);
  }
  for (const [name, count] of counts) log(`  ${name}: ${count}`);
  log(`${done} tried, ${accepted} accepted, ${crashes} crashes`);
  return accepted === 0 && crashes === 0;
};

type Breaker = ReturnType<typeof breaker>;
type Shared = readonly [name: string, share: number, attack: Attack];

function pickByShare(attacks: readonly Shared[], random: SeededRandom): [string, Attack] {
  let left = random.next();
  for (const [name, share, attack] of attacks) {
    left -= share;
    if (left < 0) return [name, attack];
  }
  const [name, , attack] = attacks[0] as Shared;
  return [name, attack];
}

async function attacksByShare(): Promise<readonly Shared[]> {
  const room = await freshRoom();
  const [ana, ben] = await Promise.all([join(room, 'Ana'), join(room, 'Ben')]);
  const [here, there] = await pairUp(ana, ben);
  // They are never handed over as they are, so each of them could still be taken.
  const envelopes = await Promise.all(
    Array.from({ length: 40 }, (_, index) => here.seal(JSON.stringify({ index, text: 'x'.repeat(index * 10) }))),
  );
  const sealedCard = await sealCard(room, ana.card);
  const epoch = randomBytes(32);
  const host = await createIdentity();
  const { locator } = room;
  const commands = new HostCommands({ locator, host: host.publicKey });
  const command = await signCommand(host, { locator, epoch, counter: 7 }, { type: 'lock' });
  const epochs = new Set([toBase64Url(epoch)]);
  const ends = { local: ana.card.fingerprint, remote: ben.card.fingerprint };
  const proof = await here.proveChannel(ends);
  const description = descriptionWith(ana.card.fingerprint);
  const [brokenMessage, brokenCard, brokenCommand, brokenProof] = [envelopes, [sealedCard], [command], [proof]].map(
    breaker,
  ) as [Breaker, Breaker, Breaker, Breaker];
  return [
    ['messages', 0.62, async (random) => (await there.receive(brokenMessage(random))).ok],
    ['cards as the server has them', 0.2, async (random) => (await openCard(room, brokenCard(random))).ok],
    [
      'cards that a member sealed again',
      0.04,
      async (random) => {
        const bytes = brokenBytes(random, [ana.card.bytes, ben.card.bytes]);
        const sealed = await sealWithNonce(room.hello, cardContext(locator), bytes);
        return (await openCard(room, toBase64Url(sealed))).ok;
      },
    ],
    ['commands', 0.04, async (random) => (await commands.accept(brokenCommand(random), epochs)).ok],
    [
      'proofs',
      0.05,
      (random) => there.checkChannelProof({ local: ends.remote, remote: ends.local }, brokenProof(random)),
    ],
    ['descriptions', 0.05, (random) => isOtherTaken(random, description, ana.card.fingerprint)],
  ];
}

function descriptionWith(fingerprint: Uint8Array): string {
  const media = ['audio', 'video', 'video', 'audio'].map(
    (kind) =>
      `m=${kind} 9 UDP/TLS/RTP/SAVPF 96\r\na=fingerprint:sha-256 ${writeFingerprint(fingerprint)}\r\na=setup:active\r\n`,
  );
  return `v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n${media.join('')}`;
}

/** A change may leave every fingerprint as it was; it must not leave another one in. */
function isOtherTaken(random: SeededRandom, description: string, fingerprint: Uint8Array): boolean {
  const bytes = brokenBytes(random, [new TextEncoder().encode(description)]);
  const text = new TextDecoder('latin1').decode(bytes);
  const found = [...text.matchAll(/fingerprint:(\S+) (\S+)/gi)].map(([, hash, value]) => `${hash} ${value}`);
  const isOther = found.some((one) => one !== `sha-256 ${writeFingerprint(fingerprint)}`);
  return isOther && checkDescription(text, fingerprint).ok;
}
