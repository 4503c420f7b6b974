/** The app's flow over fakes that only count: no browser, no media. */

import { beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Call } from '../../../renderer/call/call.ts';
import { begunCall, type CallState } from '../../../renderer/call/call-state.ts';
import { Files } from '../../../renderer/call/files/files.ts';
import { NO_SAVINGS } from '../../../renderer/call/health/economy.ts';
import { Marks } from '../../../renderer/call/marks/marks.ts';
import { CLOSED_MEDIA } from '../../../renderer/call/media/closed-media.ts';
import type { LocalMedia } from '../../../renderer/call/media/local-media.ts';
import type { LocalMediaState } from '../../../renderer/call/media/local-media-state.ts';
import { createInvitation, invitationLink } from '../../../renderer/call/seal/invitation.ts';
import type { Platform } from '../../../renderer/platform/platform.ts';
import { Session } from '../../../renderer/views/session.ts';

const LINK = invitationLink(createInvitation('http://192.168.1.5:7300', 'Studio'));
const IN_CALL = begunCall({
  savings: NO_SAVINGS,
  selfId: 'self',
  name: 'Ana',
  invitation: createInvitation('http://192.168.1.5:7300', 'Studio'),
});

let outcome: CallState | 'never';
let canFetchCalls: boolean;
let done: string[];
let joins: Parameters<Call['join']>[0][];
let networks: Parameters<Call['setNetwork']>[0][];

beforeEach(() => {
  outcome = IN_CALL;
  canFetchCalls = true;
  done = [];
  joins = [];
  networks = [];
});

function fakeMedia(): LocalMedia {
  const store = createStore<LocalMediaState>(() => CLOSED_MEDIA);
  return {
    store,
    open: async () => void done.push('open media'),
    setMuted: (isMuted) => store.setState({ isMuted }),
    setCameraOn: async () => undefined,
    chooseDevice: async () => undefined,
    setBackground: async () => true,
    setVoice: async () => undefined,
    retry: async () => undefined,
    startScreen: async () => 'cancelled',
    stopScreen: () => undefined,
    pauseScreen: async () => undefined,
    setScreenMode: () => undefined,
    level: () => 0,
    track: () => null,
    onTrack: () => () => undefined,
    close: () => void done.push('close media'),
  };
}

function fakeCall(media: LocalMedia): Call {
  const nothing = () => undefined;
  const store = createStore<CallState>(() => ({ status: 'idle' }));
  const room = { store, broadcast: nothing, say: nothing, sayNow: nothing, openFileChannel: nothing };
  return {
    store,
    media,
    prepare: () => undefined,
    join: async (options) => {
      joins.push(options);
      if (outcome === 'never') return new Promise(() => undefined);
      const { invitation } = options;
      store.setState(outcome.status === 'in-call' ? { ...outcome, invitation } : outcome, true);
    },
    leave: () => void done.push('leave'),
    chat: { send: () => undefined, setTyping: () => undefined },
    files: new Files(room),
    marks: new Marks(room, media.store),
    gestures: { setHandRaised: () => undefined, lowerHand: () => undefined, react: () => undefined },
    command: () => undefined,
    confirmCode: () => undefined,
    hurry: () => undefined,
    setNetwork: (network) => void networks.push(network),
    show: () => undefined,
    setAudioOnly: () => undefined,
    levelOf: () => 0,
    statistics: async () => new Map(),
    fallBacks: () => undefined,
    hasRelay: async () => false,
  };
}

async function started(platform: Partial<Platform> = {}): Promise<Session> {
  const session = new Session({
    platform: {
      kind: 'desktop',
      openSocket: async () => ({ ok: false, reason: 'unreachable' }),
      readSettings: async () => ({ name: 'Ana', theme: 'system' }),
      writeSettings: async () => ({ name: 'Ana', theme: 'system' }),
      startHosting: async () => ({ ok: true, origin: 'http://127.0.0.1:7300', addresses: [] }),
      stopHosting: async () => void done.push('stop hosting'),
      copyText: async () => undefined,
      takeInvitation: async () => null,
      onInvitation: () => () => undefined,
      ...platform,
    },
    createLocalMedia: fakeMedia,
    createCall: async (media) => {
      if (!canFetchCalls) throw new TypeError('Failed to fetch dynamically imported module');
      return fakeCall(media);
    },
    askToEnter: async ({ listeners }) => {
      listeners.onAdmitted('K'.repeat(43));
      return () => undefined;
    },
    testIceServer: async () => ({ kind: 'failed', reason: 'no-answer' }),
    isSecurePage: true,
  });
  await session.start();
  return session;
}

const at = (session: Session) => session.store.getState().screen.at;

test('an invitation that opened the window leads to the lobby', async () => {
  expect(at(await started({ takeInvitation: async () => LINK }))).toBe('lobby');
});

test('the link that a server prints makes the room on that server, whoever opens it', async () => {
  const session = await started({ takeInvitation: async () => `${LINK}&new` });
  await session.join();
  expect(joins[0]).toMatchObject({ create: true, invitation: { origin: 'http://192.168.1.5:7300' } });
  expect(LINK).toContain(joins[0]?.invitation.secret);
});

test('an address alone leads to the host, who is asked; with the secret the call is joined', async () => {
  const session = await started();
  await session.accept('192.168.1.5:7300');
  expect(session.store.getState().screen).toMatchObject({ at: 'lobby', plan: { kind: 'knock' } });
  await session.join();
  expect(joins[0]).toMatchObject({
    create: false,
    invitation: { origin: 'http://192.168.1.5:7300', secret: 'K'.repeat(43) },
  });
  expect(joins[0]?.identity).toBeDefined();
  expect(at(session)).toBe('call');
});

test('a host starts the server, makes the room and stops both on leaving', async () => {
  const session = await started();
  session.planRoom('', undefined);
  await session.join();
  expect(at(session)).toBe('call');
  expect(joins[0]).toMatchObject({ create: true, invitation: { roomName: "Ana's room" } });
  session.leave();
  expect(at(session)).toBe('left');
  expect(done).toEqual(['open media', 'leave', 'close media', 'stop hosting']);
});

test('a host who comes back opens the room under the same secret', async () => {
  const session = await started();
  session.planRoom('Studio', undefined);
  await session.join();
  session.leave();
  await session.rejoin();
  expect(at(session)).toBe('call');
  expect(joins[1]?.invitation.secret).toBe(joins[0]?.invitation.secret);
  expect(joins[1]?.create).toBe(true);
});

test('a refusal is told in the lobby, and trying again can succeed', async () => {
  const session = await started();
  await session.accept(LINK);
  outcome = { status: 'failed', reason: 'full', roomName: 'Studio' };
  await session.join();
  expect(session.store.getState().screen).toMatchObject({
    at: 'lobby',
    step: { at: 'refused', trouble: { reason: 'full' } },
  });
  outcome = IN_CALL;
  await session.join();
  expect(at(session)).toBe('call');
});

test('a guest whose network is gone before the call has been fetched is told so, and trying again can succeed', async () => {
  const session = await started();
  canFetchCalls = false;
  await session.accept(LINK);
  await session.join();
  expect(session.store.getState().screen).toMatchObject({
    at: 'lobby',
    step: { at: 'refused', trouble: { kind: 'join', reason: 'unreachable' } },
  });
  canFetchCalls = true;
  await session.join();
  expect(at(session)).toBe('call');
});

test('a cancelled attempt changes nothing later', async () => {
  const session = await started();
  await session.accept(LINK);
  outcome = 'never';
  void session.join();
  await vi.waitFor(() => expect(joins).toHaveLength(1));
  session.cancelJoin();
  expect(session.store.getState().screen).toMatchObject({ at: 'lobby', step: { at: 'ready' } });
});

test('a call that ends by itself says why', async () => {
  const session = await started();
  await session.accept(LINK);
  await session.join();
  const { screen } = session.store.getState();
  if (screen.at !== 'call') throw new Error('Not in the call');
  screen.visit.call.store.setState({ status: 'failed', reason: 'gone', roomName: 'Studio' }, true);
  expect(session.store.getState().screen).toMatchObject({ at: 'left', ended: { failure: 'gone' } });
});

test('an invitation during a call waits for the join field', async () => {
  let invite: (link: string) => void = () => undefined;
  const session = await started({
    onInvitation: (listener) => {
      invite = listener;
      return () => undefined;
    },
  });
  await session.accept(LINK);
  await session.join();
  invite(LINK);
  expect(at(session)).toBe('call');
  session.goHome();
  expect(session.store.getState()).toMatchObject({ joinText: LINK, screen: { at: 'home' } });
});

const RELAY_ONLY = {
  iceServers: [{ urls: 'turn:turn.example.org', username: 'ana', credential: 'secret' }],
  relayOnly: true,
  maxVideoUpload: 500_000,
  encodeOnce: false,
};

test('a call is joined by the ways that the settings allow', async () => {
  const session = await started({
    readSettings: async () => ({ name: 'Ana', theme: 'system', network: RELAY_ONLY }),
  });
  await session.accept(LINK);
  await session.join();
  expect(joins[0]?.network).toEqual(RELAY_ONLY);
});

test('without settings a call knows no servers', async () => {
  const session = await started();
  await session.accept(LINK);
  await session.join();
  expect(joins[0]?.network).toEqual({ iceServers: [], relayOnly: false, maxVideoUpload: undefined, encodeOnce: true });
});

test('a change of the network settings is kept, and counts at once in a call that is on', async () => {
  const kept: unknown[] = [];
  const session = await started({
    writeSettings: async (changes) => {
      kept.push(changes);
      return { name: 'Ana', theme: 'system' };
    },
  });
  await session.accept(LINK);
  await session.join();
  await session.setNetwork(RELAY_ONLY);
  expect(kept).toContainEqual({ network: RELAY_ONLY });
  expect(networks.at(-1)).toEqual(RELAY_ONLY);
  expect(session.store.getState().settings?.network).toEqual(RELAY_ONLY);
});

test('what was changed while a call was being joined counts in it', async () => {
  const session = await started();
  await session.accept(LINK);
  const joined = session.join();
  await session.setNetwork(RELAY_ONLY);
  await joined;
  expect(at(session)).toBe('call');
  expect(networks.at(-1)).toEqual(RELAY_ONLY);
});
