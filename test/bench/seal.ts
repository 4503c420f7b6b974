/**
 * What engage/v1 costs: everything it does for one join between two people, on one side, and for one message of 3 KB
 * (a description) on both. In Node; Chromium's WebCrypto is the same library behind another door.
 */
import { createExchangeKey } from '../../renderer/call/seal/exchange-key.ts';
import { createIdentity } from '../../renderer/call/seal/identity.ts';
import { beginPair, type Pair } from '../../renderer/call/seal/pair/pair.ts';
import { deriveRoomKeys } from '../../renderer/call/seal/room-keys.ts';
import { openCard, sealCard } from '../../renderer/call/seal/sealed-card.ts';
import { randomSession, signCard } from '../../renderer/call/seal/signed-card.ts';
import type { Bench } from './bench.ts';

const DEFAULT_ROUNDS = 20;
const JOINS_PER_ROUND = 50;
const MESSAGES_PER_ROUND = 500;
const MESSAGE = 'x'.repeat(3_000);

type Spread = { median: number; min: number; max: number };

export const benchSeal: Bench = async ({ rounds = DEFAULT_ROUNDS, log }) => {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const [here, there] = await confirmedPair(secret);
  await timeJoins(secret);
  const [joins, messages]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    joins.push(await timeJoins(secret));
    messages.push(await timeMessages(here, there));
  }
  const result = { joinMs: spread(joins), message3kbMs: spread(messages), rounds };
  log(`join, one side:      ${written(result.joinMs)}`);
  log(`3 KB sealed, opened: ${written(result.message3kbMs)}`);
  return result;
};

/** Milliseconds for one side: keys, own card, the other's card, the pair, the first message each way, a proof. */
async function timeJoins(secret: Uint8Array<ArrayBuffer>): Promise<number> {
  const room = await deriveRoomKeys(secret);
  const others = await Promise.all(Array.from({ length: JOINS_PER_ROUND }, () => participant(secret)));
  const cards = await Promise.all(others.map(({ own }) => sealCard(room, own)));
  const startedAt = performance.now();
  const pairs: Pair[] = [];
  const mine: Awaited<ReturnType<typeof participant>>[] = [];
  for (const card of cards) {
    const self = await participant(secret);
    await sealCard(self.keys, self.own);
    const opened = await openCard(self.keys, card);
    if (!opened.ok) throw new Error(opened.reason);
    pairs.push(await pairOf(self, opened.card));
    mine.push(self);
  }
  let elapsed = performance.now() - startedAt;
  const answers: string[] = [];
  for (const [index, other] of others.entries()) {
    const self = mine[index];
    if (self) answers.push((await pairOf(other, self.own)).confirmation);
  }
  const confirmedAt = performance.now();
  for (const [index, pair] of pairs.entries()) {
    const received = await pair.receive(answers[index] ?? '');
    if (!received.ok) throw new Error(received.reason);
    await pair.proveChannel({ local: pair.remote.fingerprint, remote: pair.remote.fingerprint });
  }
  elapsed += performance.now() - confirmedAt;
  return elapsed / JOINS_PER_ROUND;
}

async function timeMessages(here: Pair, there: Pair): Promise<number> {
  const startedAt = performance.now();
  for (let index = 0; index < MESSAGES_PER_ROUND; index += 1) {
    const received = await there.receive(await here.seal(MESSAGE));
    if (!received.ok) throw new Error(received.reason);
  }
  return (performance.now() - startedAt) / MESSAGES_PER_ROUND;
}

async function participant(secret: Uint8Array<ArrayBuffer>) {
  const [keys, identity, exchangeKey] = await Promise.all([
    deriveRoomKeys(secret),
    createIdentity(),
    createExchangeKey(),
  ]);
  const own = await signCard(identity, keys.locator, {
    session: randomSession(),
    exchange: exchangeKey.publicKey,
    fingerprint: crypto.getRandomValues(new Uint8Array(32)),
    capabilities: [],
  });
  return { keys, exchangeKey, own };
}

async function pairOf(
  { keys, exchangeKey, own }: Awaited<ReturnType<typeof participant>>,
  remote: typeof own,
): Promise<Pair> {
  const begun = await beginPair({ ...keys, own, exchangeKey, remote, name: 'Ana' });
  if (!begun.ok) throw new Error(begun.reason);
  return begun.pair;
}

async function confirmedPair(secret: Uint8Array<ArrayBuffer>): Promise<[Pair, Pair]> {
  const [one, other] = [await participant(secret), await participant(secret)];
  const [here, there] = [await pairOf(one, other.own), await pairOf(other, one.own)];
  await here.receive(there.confirmation);
  await there.receive(here.confirmation);
  return [here, there];
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), min: at(0), max: at(1) };
}

function written({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} ms (${min.toFixed(2)}–${max.toFixed(2)})`;
}
