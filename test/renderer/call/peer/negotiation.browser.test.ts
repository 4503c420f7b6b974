import { afterEach, expect, test, vi } from 'vitest';
import { Negotiation } from '../../../../renderer/call/peer/negotiation.ts';
import { withDiscontinuousTransmission } from '../../../../renderer/call/peer/opus.ts';
import type { NegotiationSignal } from '../../../../renderer/call/peer/signal.ts';
import { SeededRandom } from '../../../signalling/seeded-random.ts';

const random = new SeededRandom(1);
const connections: RTCPeerConnection[] = [];

afterEach(() => {
  for (const connection of connections.splice(0)) connection.close();
});

type Description = Extract<NegotiationSignal, { type: 'description' }>['description'];
type Side = { connection: RTCPeerConnection; negotiation: Negotiation; sent: NegotiationSignal[] };

/** What is still on its way when a test has closed its connections is refused by them. */
function deliver(side: Side | undefined, signal: NegotiationSignal): void {
  side?.negotiation.receive(signal).catch((error: unknown) => {
    if (side.connection.signalingState !== 'closed') throw error;
  });
}

type Link = {
  maxDelayMs: number;
  times?: number;
  areDescriptionsLate?: boolean;
  /** Nothing arrives before it resolves. */
  opening?: Promise<void>;
  /** While it is, what is sent is noted, and arrives only when a test delivers it. */
  isHeld?: () => boolean;
};

/** Two sides over a link on which every signal is late at random, but in order. Late descriptions go their own way. */
function connectPair({
  maxDelayMs,
  times = 1,
  areDescriptionsLate = false,
  opening = Promise.resolve(),
  isHeld = () => false,
}: Link): [Side, Side] {
  const sides: Side[] = [];
  for (const index of [0, 1]) {
    const connection = new RTCPeerConnection();
    connections.push(connection);
    const paths = { description: opening, candidate: opening };
    const sendOnce = (signal: NegotiationSignal): void => {
      const path = areDescriptionsLate ? signal.type : 'candidate';
      const delay = path === 'description' ? 300 : random.next() * maxDelayMs;
      paths[path] = paths[path]
        .then(() => (delay > 0 ? new Promise<void>((resolve) => setTimeout(resolve, delay)) : undefined))
        .then(() => deliver(sides[1 - index], signal));
    };
    const sent: NegotiationSignal[] = [];
    const send = (signal: NegotiationSignal): void => {
      sent.push(signal);
      if (isHeld()) return;
      for (let left = times; left > 0; left -= 1) sendOnce(signal);
    };
    const negotiation = new Negotiation(connection, {
      isPolite: () => index === 1,
      send,
      onRemoteOffer: () => undefined,
      prepare: withDiscontinuousTransmission,
    });
    sides.push({ connection, negotiation, sent });
  }
  return sides as [Side, Side];
}

function descriptionsOf({ sent }: Side): Description[] {
  return sent.flatMap((signal) => (signal.type === 'description' ? [signal.description] : []));
}

async function connected(...sides: readonly Side[]): Promise<void> {
  await vi.waitFor(() => {
    for (const { connection } of sides) {
      expect([connection.signalingState, connection.connectionState]).toEqual(['stable', 'connected']);
    }
  }, 10_000);
}

test('both offer at once, twenty times over: one offer stands, both connect', async () => {
  for (let round = 0; round < 20; round += 1) {
    const [one, other] = connectPair({ maxDelayMs: 40 });
    one.connection.createDataChannel('one');
    other.connection.createDataChannel('other');
    await connected(one, other);
  }
}, 60_000);

test('a first offer that is rolled back as soon as it is made: its maker has begun to gather, and connects', async () => {
  let open: () => void = () => undefined;
  const opening = new Promise<void>((resolve) => {
    open = resolve;
  });
  const [impolite, polite] = connectPair({ maxDelayMs: 0, opening });
  impolite.connection.createDataChannel('stands');
  await vi.waitFor(() => expect(impolite.connection.signalingState).toBe('have-local-offer'));
  polite.connection.onsignalingstatechange = () => open();
  polite.connection.createDataChannel('rolled back');
  await connected(impolite, polite);
  const kinds = polite.sent.map((signal) => (signal.type === 'description' ? signal.description.type : signal.type));
  expect(kinds.slice(0, 2)).toEqual(['offer', 'candidate']);
  expect(kinds).toContain('answer');
});

test('every signal twice: one round of offer and answer, and both connect', async () => {
  const [one, other] = connectPair({ maxDelayMs: 20, times: 2 });
  const states: string[] = [];
  for (const [index, { connection }] of [one, other].entries()) {
    connection.onsignalingstatechange = () => states.push(`${index} ${connection.signalingState}`);
  }
  one.connection.createDataChannel('one');
  await connected(one, other);
  expect(states).toEqual(['0 have-local-offer', '1 have-remote-offer', '1 stable', '0 stable']);
});

test('candidates that come before their descriptions are used', async () => {
  const [one, other] = connectPair({ maxDelayMs: 0, areDescriptionsLate: true });
  one.connection.createDataChannel('one');
  await connected(one, other);
});

test('an offer overtakes the answer before it, and an earlier offer comes after both: the later one is answered', async () => {
  let isHeld = false;
  const [impolite, polite] = connectPair({ maxDelayMs: 0, isHeld: () => isHeld });
  impolite.connection.createDataChannel('one');
  await connected(impolite, polite);
  isHeld = true;
  const offered = async (side: Side, count: number): Promise<Description> => {
    const offers = (): Description[] => descriptionsOf(side).filter(({ type }) => type === 'offer');
    await vi.waitFor(() => expect(offers()).toHaveLength(count));
    return offers().at(-1) as Description;
  };
  const arrives = (side: Side, description: Description): Promise<void> =>
    side.negotiation.receive({ type: 'description', description });
  impolite.connection.addTransceiver('audio');
  polite.connection.addTransceiver('audio');
  const [standing, rolledBack] = await Promise.all([offered(impolite, 2), offered(polite, 1)]);
  await arrives(polite, standing);
  const later = await offered(polite, 2);
  const answer = descriptionsOf(polite).findLast(({ type }) => type === 'answer') as Description;
  isHeld = false;
  for (const description of [later, rolledBack, answer]) await arrives(impolite, description);
  await connected(impolite, polite);
  const counts = [impolite, polite].map(({ connection }) => connection.getTransceivers().length);
  expect(counts).toEqual([2, 2]);
});

test('an ICE restart from both sides at once heals', async () => {
  const [one, other] = connectPair({ maxDelayMs: 30 });
  one.connection.createDataChannel('one');
  await vi.waitFor(() => expect(other.connection.connectionState).toBe('connected'), 10_000);
  const ufrag = (side: Side): string | undefined =>
    /ice-ufrag:(\S+)/.exec(side.connection.localDescription?.sdp ?? '')?.[1];
  const before = [ufrag(one), ufrag(other)];
  one.connection.restartIce();
  other.connection.restartIce();
  await vi.waitFor(() => {
    expect(ufrag(one)).not.toBe(before[0]);
    expect(ufrag(other)).not.toBe(before[1]);
    expect([one.connection.signalingState, other.connection.signalingState]).toEqual(['stable', 'stable']);
    expect([one.connection.connectionState, other.connection.connectionState]).toEqual(['connected', 'connected']);
  }, 10_000);
});
