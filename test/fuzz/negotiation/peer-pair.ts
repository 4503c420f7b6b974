import { BEAT_INTERVAL_MS } from '../../../renderer/call/peer/beat-channel.ts';
import { type Certificate, createCertificate } from '../../../renderer/call/peer/certificate.ts';
import type { Ways } from '../../../renderer/call/peer/connection.ts';
import { Peer } from '../../../renderer/call/peer/peer.ts';
import { type Signal, signal as signalSchema } from '../../../renderer/call/peer/signal.ts';
import { createExchangeKey } from '../../../renderer/call/seal/exchange-key.ts';
import { createIdentity } from '../../../renderer/call/seal/identity.ts';
import { beginPair, type Pair } from '../../../renderer/call/seal/pair/pair.ts';
import { deriveRoomKeys } from '../../../renderer/call/seal/room-keys.ts';
import { randomSession, signCard } from '../../../renderer/call/seal/signed-card.ts';
import { SeededRandom } from '../../signalling/seeded-random.ts';
import { FaultyLink } from './faulty-link.ts';
import { disagreementsOf, type FuzzPair } from './fuzz-pair.ts';
import './noted-connections.ts';
import type { Notes } from './noted-connections.ts';
import { isLossy, type Schedule, type SideIndex } from './schedule.ts';

type Person = { readonly certificate: Certificate; readonly pair: Pair };
type End = {
  readonly peer: Peer;
  /** Every one that it has made. */
  readonly connections: RTCPeerConnection[];
  hasHeard: boolean;
  isClosed: boolean;
};

/** More than any schedule asks for, of both sides together. */
const MAX_CONNECTIONS = 30;

let persons: Promise<readonly [Person, Person]> | undefined;

/** Peers of ours as in a call, with their slots, generations and proofs. */
export async function openPeerPair(schedule: Schedule): Promise<FuzzPair> {
  persons ??= meet();
  const known = await persons;
  const faults: string[] = [];
  const links = schedule.links.map((link, side) => new FaultyLink(new SeededRandom(schedule.seed + side), link));
  const createEnd = (side: SideIndex, to: () => End): End =>
    openEnd(known[side], {
      side,
      faults,
      send: (signal) => links[side]?.carry(() => deliver(to(), JSON.stringify(signal), schedule, faults)),
    });
  const ends: readonly [End, End] = [createEnd(0, () => ends[1]), createEnd(1, () => ends[0])];
  for (const side of schedule.starters) ends[side].peer.offer();
  // As in a call: beats are sent, and a connection that never begins is made anew.
  const ticker = setInterval(() => {
    for (const { peer } of ends) peer.tick(performance.now());
  }, BEAT_INTERVAL_MS);
  return {
    faults,
    act: ({ side, act }) => {
      if (act === 'restart') ends[side].peer.restartIce();
      else ends[side].peer.offer();
    },
    recover: () => {
      for (const link of links) link.heal();
      for (const { peer } of ends) peer.recover();
    },
    greet: () => {
      for (const { peer } of ends) peer.say({ type: 'chat', id: crypto.randomUUID(), text: 'hello' });
    },
    disagreements: () => [
      ...disagreementsBetween(ends),
      ...(links.every(({ isIdle }) => isIdle) ? [] : ['signals on their way']),
    ],
    close: () => {
      clearInterval(ticker);
      for (const end of ends) {
        end.isClosed = true;
        end.peer.close();
      }
    },
  };
}

function deliver(to: End, text: string, schedule: Schedule, faults: string[]): void {
  if (to.isClosed) return;
  const signal = signalSchema.parse(JSON.parse(text));
  to.peer.receiveSignal(signal).catch((error) => {
    // Its connection has been replaced, or what belongs before it was lost.
    const isExpected = to.isClosed || isLossy(schedule) || to.connections.at(-1)?.signalingState === 'closed';
    if (!isExpected) faults.push(`refused a ${signal.signal.type}: ${error}`);
  });
}

function disagreementsBetween(ends: readonly [End, End]): string[] {
  const [one, other] = ends.map(({ connections }) => connections.filter((one) => one.signalingState !== 'closed'));
  if (one?.length !== 1 || other?.length !== 1) return [`open connections: ${one?.length} and ${other?.length}`];
  const [here, there] = [one[0], other[0]];
  if (!here || !there) return [];
  const found = disagreementsOf([here, there]);
  const kinds = [here, there].map((connection) =>
    connection.getTransceivers().map(({ receiver }) => receiver.track.kind),
  );
  if (kinds.some((each) => each.join() !== 'audio,video,video,audio')) found.push(`slots: ${kinds.join(' and ')}`);
  const made = ends.map(({ connections }) => connections.length);
  if (made.some((count) => count > MAX_CONNECTIONS)) found.push(`connections made: ${made.join(' and ')}`);
  const shown = ends.flatMap(({ peer: { streams } }) =>
    [streams.person, streams.share].map((stream) => stream.getTracks().length),
  );
  if (shown.some((tracks) => tracks !== 2)) found.push(`tracks shown: ${shown}`);
  if (!ends.every(({ hasHeard }) => hasHeard)) found.push('nothing heard');
  return found;
}

function openEnd(
  { certificate, pair }: Person,
  { side, faults, send }: { side: SideIndex; faults: string[]; send: (signal: Signal) => void },
): End {
  const end = { hasHeard: false, isClosed: false };
  const connections: RTCPeerConnection[] = [];
  const ways: Ways & Notes = { notes: connections };
  const peer = new Peer({
    pair,
    certificate,
    conversation: undefined,
    goesFirst: side === 0,
    ways,
    encoders: undefined,
    isStrained: () => false,
    track: () => null,
    sendSignal: send,
    canSignal: () => true,
    onHealth: () => undefined,
    onFleeting: () => undefined,
    onFileChannel: () => undefined,
    onMessage: () => {
      end.hasHeard = true;
    },
    onOpen: () => undefined,
    onForgotten: () => undefined,
    onRefused: (reason) => faults.push(`side ${side} refused the other: ${reason}`),
    relay: () => undefined,
    onGone: () => undefined,
  });
  return Object.assign(end, { peer, connections });
}

/** Two who have each other's cards. */
async function meet(): Promise<readonly [Person, Person]> {
  const room = await deriveRoomKeys(crypto.getRandomValues(new Uint8Array(32)));
  const [ana, ben] = await Promise.all([introduce(), introduce()]);
  const pairWith = async (own: typeof ana, remote: typeof ana): Promise<Person> => {
    const { card, exchangeKey, certificate } = own;
    const begun = await beginPair({ ...room, name: 'A', own: card, exchangeKey, remote: remote.card });
    if (!begun.ok) throw new Error(begun.reason);
    return { certificate, pair: begun.pair };
  };
  return Promise.all([pairWith(ana, ben), pairWith(ben, ana)]);

  async function introduce() {
    const [identity, exchangeKey, certificate] = await Promise.all([
      createIdentity(),
      createExchangeKey(),
      createCertificate(),
    ]);
    const { fingerprint } = certificate;
    const content = { session: randomSession(), exchange: exchangeKey.publicKey, fingerprint, capabilities: [] };
    return { certificate, exchangeKey, card: await signCard(identity, room.locator, content) };
  }
}
