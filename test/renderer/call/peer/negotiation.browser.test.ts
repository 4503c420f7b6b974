import { afterEach, expect, test, vi } from 'vitest';
import { Negotiation } from '../../../../renderer/call/peer/negotiation.ts';
import type { NegotiationSignal } from '../../../../renderer/call/peer/signal.ts';

const connections: RTCPeerConnection[] = [];

afterEach(() => {
  for (const connection of connections.splice(0)) connection.close();
});

type Side = { connection: RTCPeerConnection; negotiation: Negotiation };

/** What is still on its way when a test has closed its connections is refused by them. */
function deliver(side: Side | undefined, signal: NegotiationSignal): void {
  side?.negotiation.receive(signal).catch((error: unknown) => {
    if (side.connection.signalingState !== 'closed') throw error;
  });
}

/** Two sides over a link on which every signal is late at random, but in order. */
function connectPair(maxDelayMs: number): [Side, Side] {
  const sides: Side[] = [];
  for (const index of [0, 1]) {
    const connection = new RTCPeerConnection();
    connections.push(connection);
    let last = Promise.resolve();
    const send = (signal: NegotiationSignal): void => {
      const delay = Math.random() * maxDelayMs;
      last = last
        .then(() => new Promise<void>((resolve) => setTimeout(resolve, delay)))
        .then(() => deliver(sides[1 - index], signal));
    };
    const negotiation = new Negotiation(connection, { isPolite: index === 1, send, onRemoteOffer: () => undefined });
    sides.push({ connection, negotiation });
  }
  return sides as [Side, Side];
}

test('both offer at once, twenty times over: one offer stands, both connect', async () => {
  for (let round = 0; round < 20; round += 1) {
    const [one, other] = connectPair(40);
    one.connection.createDataChannel('one');
    other.connection.createDataChannel('other');
    await vi.waitFor(() => {
      expect(one.connection.connectionState).toBe('connected');
      expect(other.connection.connectionState).toBe('connected');
      expect([one.connection.signalingState, other.connection.signalingState]).toEqual(['stable', 'stable']);
    }, 10_000);
  }
}, 60_000);

test('an ICE restart from both sides at once heals', async () => {
  const [one, other] = connectPair(30);
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
