import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Call, createCall } from '../../../renderer/call/call.ts';
import type { InCall, Participant } from '../../../renderer/call/call-state.ts';
import { isConnected } from '../../../renderer/call/health/pair-health.ts';
import { createLocalMedia } from '../../../renderer/call/media/local-media.ts';
import { createInvitation } from '../../../renderer/call/seal/invitation.ts';
import { FakeRoom } from '../../support/fake-room.ts';

const invitation = createInvitation('http://127.0.0.1:1', 'Studio');
const calls: Call[] = [];
const RealConnection = RTCPeerConnection;
let connections: RTCPeerConnection[] = [];
/** Of channels made now nothing that is sent arrives. */
let areChannelsMute = false;

/** Real connections, of which the test keeps a list. */
class ListedConnection extends RealConnection {
  readonly channels: RTCDataChannel[] = [];

  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
    this.addEventListener('datachannel', ({ channel }) => this.#list(channel));
  }

  override createDataChannel(label: string, init?: RTCDataChannelInit): RTCDataChannel {
    const channel = super.createDataChannel(label, init);
    this.#list(channel);
    return channel;
  }

  #list(channel: RTCDataChannel): void {
    this.channels.push(channel);
    if (areChannelsMute) channel.send = () => undefined;
  }
}

beforeEach(() => {
  connections = [];
  globalThis.RTCPeerConnection = ListedConnection;
});

afterEach(() => {
  for (const call of calls.splice(0)) {
    call.leave();
    call.media.close();
  }
  globalThis.RTCPeerConnection = RealConnection;
  areChannelsMute = false;
});

async function enter(room: FakeRoom, name: string): Promise<Call> {
  const call = createCall({ openSocket: room.openSocket, media: createLocalMedia() });
  calls.push(call);
  await call.join({ invitation, name, create: true });
  return call;
}

function inCall(call: Call): InCall {
  const state = call.store.getState();
  if (state.status !== 'in-call') throw new Error(`not in a call: ${state.status}`);
  return state;
}

function participant(call: Call, name: string): Participant | undefined {
  return inCall(call).participants.find((one) => one.name === name);
}

function hears(call: Call): string[] {
  return inCall(call)
    .participants.filter(({ connection }) => isConnected(connection))
    .map(({ name }) => name)
    .sort();
}

/** Ana, Ben and Chloé hear each other; the server is dead. */
async function threeWithoutServer(): Promise<{ ana: Call; ben: Call; chloe: Call }> {
  const room = new FakeRoom({ maxDelayMs: 20 });
  const [ana, ben, chloe] = [await enter(room, 'Ana'), await enter(room, 'Ben'), await enter(room, 'Chloé')];
  await vi.waitFor(() => {
    expect(hears(ana)).toEqual(['Ben', 'Chloé']);
    expect(hears(ben)).toEqual(['Ana', 'Chloé']);
    expect(hears(chloe)).toEqual(['Ana', 'Ben']);
    const told = participant(ana, 'Ben')?.hears ?? {};
    expect([inCall(ana).selfId, inCall(chloe).selfId].map((id) => isConnected(told[id]))).toEqual([true, true]);
  }, 15_000);
  room.kill();
  await vi.waitFor(() => expect(inCall(ana).server).toBe('lost'));
  return { ana, ben, chloe };
}

function fingerprintOf(description: RTCSessionDescription | null): string {
  return /a=fingerprint:\S+ (\S+)/.exec(description?.sdp ?? '')?.[1] ?? '';
}

/** Encoders' own have no channels. */
function connectionsOfPairs(): ListedConnection[] {
  return connections.filter((one) => one instanceof ListedConnection && one.channels.length > 0) as ListedConnection[];
}

/** Both ends of the connection between the first one who came and the last one. */
function endsOfFirstAndLast(): ListedConnection[] {
  const withOthers = connectionsOfPairs();
  const fingerprints = withOthers.map(({ localDescription }) => fingerprintOf(localDescription));
  const [first, last] = [fingerprints[0], fingerprints.at(-1)];
  return withOthers.filter(({ localDescription, remoteDescription }) => {
    const ends = [fingerprintOf(localDescription), fingerprintOf(remoteDescription)];
    return ends.includes(first ?? '') && ends.includes(last ?? '');
  });
}

test('an ICE restart without a server: the signals go by the pair’s own channel', async () => {
  const { ana, chloe } = await threeWithoutServer();
  const [end] = endsOfFirstAndLast();
  if (!end) throw new Error('no connection between Ana and Chloé');
  const before = /a=ice-ufrag:(\S+)/.exec(end.remoteDescription?.sdp ?? '')?.[1];
  end.restartIce();
  await vi.waitFor(() => {
    expect(end.signalingState).toBe('stable');
    expect(/a=ice-ufrag:(\S+)/.exec(end.remoteDescription?.sdp ?? '')?.[1]).not.toBe(before);
  }, 5_000);
  expect(hears(ana)).toContain('Chloé');
  expect(hears(chloe)).toContain('Ana');
});

test('a pair that has fallen silent, without a server: others carry what is said, and the signals of a new connection', async () => {
  const { ana, ben, chloe } = await threeWithoutServer();
  const ends = endsOfFirstAndLast();
  expect(ends).toHaveLength(2);
  // As when the way between the two is cut: nothing that one sends on a channel arrives.
  for (const { channels } of ends) for (const channel of channels) channel.send = () => undefined;
  const cutAt = performance.now();
  ana.chat.send('can you hear me');
  await vi.waitFor(() => expect(participant(ana, 'Chloé')?.connection).toBe('unstable'), 4_000);
  expect(performance.now() - cutAt).toBeLessThan(3_500);
  await vi.waitFor(() => expect(inCall(chloe).chat.map(({ text }) => text)).toEqual(['can you hear me']), 5_000);
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.hears[inCall(chloe).selfId]).toBe('lost'), 10_000);
  await vi.waitFor(() => expect(hears(ana)).toEqual(['Ben', 'Chloé']), 25_000);
  await vi.waitFor(() => expect(hears(chloe)).toEqual(['Ana', 'Ben']), 5_000);
  chloe.chat.send('again');
  await vi.waitFor(() => expect(inCall(ana).chat.at(-1)?.text).toBe('again'), 2_000);
  expect(inCall(ben).chat.map(({ text }) => text)).toEqual(['can you hear me', 'again']);
  expect(inCall(chloe).chat.map(({ text }) => text)).toEqual(['can you hear me', 'again']);
}, 60_000);

test('a proof that does not come in time, as from a computer that hung: they meet on the next connection', async () => {
  const room = new FakeRoom({ maxDelayMs: 20 });
  areChannelsMute = true;
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  await vi.waitFor(() => expect(connectionsOfPairs()).toHaveLength(2));
  areChannelsMute = false;
  await vi.waitFor(() => expect([hears(ana), hears(ben)]).toEqual([['Ben'], ['Ana']]), 25_000);
  expect(inCall(ana).refused).toEqual([]);
}, 40_000);
