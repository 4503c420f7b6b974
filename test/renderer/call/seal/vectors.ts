/** Everything of engage/v1 that fixed inputs give, as docs/security-vectors.json has it. Runs in Node and in a browser. */
import { toBase64Url } from '../../../../renderer/call/seal/base64-url.ts';
import { type Bytes, bigEndian, utf8 } from '../../../../renderer/call/seal/bytes.ts';
import type { ExchangeKey } from '../../../../renderer/call/seal/exchange-key.ts';
import { type Identity, identityHash } from '../../../../renderer/call/seal/identity.ts';
import { agreeOnKnock, commitToKnock } from '../../../../renderer/call/seal/knock/knock-exchange.ts';
import { countersign } from '../../../../renderer/call/seal/moderation/countersignature.ts';
import { signCommand } from '../../../../renderer/call/seal/moderation/host-command.ts';
import { beginPair } from '../../../../renderer/call/seal/pair/pair.ts';
import { hashOfPair } from '../../../../renderer/call/seal/pair/pair-keys.ts';
import { deriveRoomKeys } from '../../../../renderer/call/seal/room-keys.ts';
import { rosterEpoch } from '../../../../renderer/call/seal/roster-epoch.ts';
import { type SignedCard, signCard } from '../../../../renderer/call/seal/signed-card.ts';
import { transcript } from '../../../../renderer/call/seal/transcript.ts';
import { codeOf, commitmentTo } from '../../../../renderer/call/seal/verification/commitment.ts';
import { secretOfRoomWords, writeRoomWords } from '../../../../renderer/call/seal/words/room-words.ts';

/** PKCS #8 of RFC 8410 up to the key's 32 bytes. */
const PKCS8 = { Ed25519: '302e020100300506032b657004220420', X25519: '302e020100300506032b656e04220420' } as const;

type Person = { name: string; identity: Identity; exchangeKey: ExchangeKey; card: SignedCard };

export async function computeVectors(): Promise<Record<string, unknown>> {
  const secret = run(32, 1);
  const room = await deriveRoomKeys(secret);
  const [ana, ben] = [await person('Ana', 40, room.locator), await person('Ben', 80, room.locator)];
  return {
    fields: { of: ['ab', '', 'cde'], hex: hex(transcript('card', utf8('ab'), utf8(''), utf8('cde'))) },
    room: { secret: hex(secret), locator: hex(room.locator), admission: hex(room.admission), psk: hex(room.psk) },
    words: await words(),
    people: [ana, ben].map(described),
    pair: await pair(room, ana, ben),
    verification: await verification(ana, ben),
    moderation: await moderation(room.locator, ana, ben),
    knock: await knock(ana),
  };
}

/** Bytes that count up. */
function run(length: number, start: number): Bytes {
  return Uint8Array.from({ length }, (_, index) => (start + index) % 256);
}

async function person(name: string, start: number, locator: Bytes): Promise<Person> {
  const identity = await privateKey('Ed25519', run(32, start));
  const exchangeKey = await privateKey('X25519', run(32, start + 1));
  const card = await signCard(identity, locator, {
    session: toBase64Url(run(12, start + 2)),
    exchange: exchangeKey.publicKey,
    fingerprint: run(32, start + 3),
    capabilities: ['chat'],
  });
  return { name, identity, exchangeKey, card };
}

async function privateKey(algorithm: keyof typeof PKCS8, seed: Bytes): Promise<Identity & ExchangeKey> {
  const pkcs8 = Uint8Array.from([...fromHex(PKCS8[algorithm]), ...seed]);
  const uses: KeyUsage[] = algorithm === 'Ed25519' ? ['sign'] : ['deriveBits'];
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, uses);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  const publicKey = Uint8Array.from(atob(x.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return { publicKey, privateKey: key };
}

function described({ name, identity, exchangeKey, card }: Person): Record<string, unknown> {
  return {
    name,
    session: card.session,
    identityPublicKey: hex(identity.publicKey),
    exchangePublicKey: hex(exchangeKey.publicKey),
    fingerprint: hex(card.fingerprint),
    capabilities: card.capabilities,
    card: hex(card.bytes),
  };
}

async function words(): Promise<Record<string, string>> {
  const seed = run(10, 7);
  return { seed: hex(seed), words: await writeRoomWords(seed), secret: hex(await secretOfRoomWords(seed)) };
}

async function pair(room: { psk: Bytes; locator: Bytes }, ana: Person, ben: Person): Promise<Record<string, string>> {
  const begun = await beginPair({
    ...room,
    own: ana.card,
    exchangeKey: ana.exchangeKey,
    remote: ben.card,
    name: ana.name,
  });
  const answered = await beginPair({
    ...room,
    own: ben.card,
    exchangeKey: ben.exchangeKey,
    remote: ana.card,
    name: ben.name,
  });
  if (!begun.ok || !answered.ok) throw new Error('no pair');
  const ends = { local: ana.card.fingerprint, remote: ben.card.fingerprint };
  const message = await begun.pair.seal('a message');
  const proof = await begun.pair.proveChannel(ends);
  // What Ana's end makes, Ben's end takes.
  const taken = [await answered.pair.receive(begun.pair.confirmation), await answered.pair.receive(message)];
  const isProof = await answered.pair.checkChannelProof({ local: ends.remote, remote: ends.local }, proof);
  if (taken.some(({ ok }) => !ok) || !isProof) throw new Error('the other end does not take it');
  return {
    transcriptHash: hex(await hashOfPair(ana.card, ben.card)),
    confirmationOfAna: begun.pair.confirmation,
    confirmationOfBen: answered.pair.confirmation,
    messageOfAna: message,
    proofOfAna: proof,
  };
}

async function verification(ana: Person, ben: Person): Promise<Record<string, unknown>> {
  const epoch = await rosterEpoch([ana.card, ben.card]);
  const nonces = [ana, ben].map(({ card }, index) => ({ session: card.session, nonce: run(32, 100 + index) }));
  const code = await codeOf(epoch, nonces);
  return {
    epoch: hex(epoch),
    nonces: nonces.map(({ nonce }) => hex(nonce)),
    commitments: await Promise.all(nonces.map(async (one) => hex(await commitmentTo(epoch, one)))),
    emoji: code.emoji.map(({ name }) => name),
    digits: code.digits,
  };
}

async function moderation(locator: Bytes, ana: Person, ben: Person): Promise<Record<string, string>> {
  const epoch = run(32, 5);
  const place = { locator, epoch };
  return {
    hostHash: hex(await identityHash(ana.identity.publicKey)),
    epoch: hex(epoch),
    lock: await signCommand(ana.identity, { ...place, counter: 0 }, { type: 'lock' }),
    remove: await signCommand(ana.identity, { ...place, counter: 1 }, { type: 'remove', session: ben.card.session }),
    handOver: await signCommand(
      ana.identity,
      { ...place, counter: 2 },
      { type: 'hand-over', identity: ben.identity.publicKey },
    ),
    countersignature: await countersign(ana.identity, locator, ben.card),
  };
}

async function knock({ identity }: Person): Promise<Record<string, string>> {
  const [host, newcomer] = [await privateKey('X25519', run(32, 150)), await privateKey('X25519', run(32, 190))];
  const facts = {
    locator: run(32, 9),
    door: Uint8Array.from([...identity.publicKey, ...bigEndian(1, 4)]),
    hostNonce: run(32, 11),
    exchange: newcomer.publicKey,
    nonce: run(32, 12),
  };
  const agreed = await agreeOnKnock(facts, newcomer, host.publicKey);
  if (!agreed) throw new Error('no secret');
  return {
    door: hex(facts.door),
    exchange: hex(facts.exchange),
    commitment: hex(await commitToKnock(facts)),
    digits: agreed.code.digits,
  };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
