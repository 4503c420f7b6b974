/** Every state worth looking at, by its name in the address: gallery/?scene=call-5 */
import type { NetworkSettings } from '../../../../main/bridge.ts';
import type { ChatMessage, JoinFailure, ShownReaction } from '../../../../renderer/call/call-state.ts';
import type { KnockingFailure } from '../../../../renderer/call/host/knocking.ts';
import type { LocalMediaState, MediaFailure } from '../../../../renderer/call/media/local-media-state.ts';
import type { IceServerAnswer } from '../../../../renderer/call/network/ice-server-test.ts';
import { type SpokenCode, spokenCode } from '../../../../renderer/call/seal/verification/spoken-code.ts';
import { DEVICE_SCENES } from './device-scenes.ts';
import { drawnScreen } from './drawn-screen.ts';
import type { CallScene } from './fake-call.ts';
import { fakeShare } from './fake-media.ts';
import type { PlatformScene } from './fake-platform.ts';
import { failingFiles, fullFiles, slowFiles, toldFiles } from './file-scenes.ts';
import { HOME_SCENES } from './home-scenes.ts';

/** What a person does once the scene is there. */
export type Steps = {
  /** Buttons to press before anything is typed, by their accessible names. */
  open?: readonly string[];
  /** Buttons to press afterwards. */
  press?: readonly string[];
  /** What to choose in a list, by its accessible name. */
  choose?: readonly [field: string, option: string];
  /** What to type into a text box, by its accessible name. */
  type?: readonly [field: string, text: string];
  /** A text that comes later than the rest. */
  awaits?: string;
  /** What shows itself later, without words. */
  settleMs?: number;
};

export type Scene = {
  /** How far the flow is driven. */
  at: 'home' | 'lobby-host' | 'lobby' | 'joining' | 'hosting' | 'left' | 'ended';
  platform?: PlatformScene;
  media?: Partial<LocalMediaState>;
  call?: CallScene;
  isSecurePage?: boolean;
  /** The way in is to ask the host, and what comes of it. */
  knock?: {
    code?: SpokenCode;
    host?: { isHostKnown: false; afterComparing: () => void };
    failure?: KnockingFailure;
  };
} & Steps;

const MORNING = new Date(2026, 10, 20, 9, 41).getTime();

function message(id: number, from: string, name: string, text: string, minute: number): ChatMessage {
  return { id: String(id), from, name, text, at: MORNING + minute * 60_000 };
}

const CHAT: readonly ChatMessage[] = [
  message(1, 'participant-0', 'Ben', 'Morning', 0),
  message(
    2,
    'participant-0',
    'Ben',
    'The figures from yesterday are at https://survey.example.org/week-47 (page 3).',
    0,
  ),
  message(3, 'self', 'Ana', 'Thanks, I have them open', 1),
  message(
    4,
    'participant-1',
    'Chloé Martin',
    'Station 6 looks odd to me. Did somebody move the buoy, or is it the tide?',
    2,
  ),
  message(5, 'self', 'Ana', 'We moved it 40 m east on Tuesday.\nI will add a note.', 4),
];

function failing(reason: MediaFailure): Partial<LocalMediaState> {
  const failed = { status: 'failed', reason } as const;
  const devices = { microphone: [], camera: [], speaker: [] };
  return { microphone: failed, camera: failed, ...(reason === 'none-found' && { devices }) };
}

function refused(refusal: JoinFailure): Scene {
  return { at: 'joining', call: { people: 1, refusal } };
}

function call(people: number, changes: Omit<CallScene, 'people'> = {}): Scene {
  return { at: 'joining', call: { people, ...changes } };
}

const CODE = spokenCode(Uint8Array.from({ length: 32 }, (_, index) => (index * 73 + 41) % 256));

/** Chloé hears and is heard badly, Dipankar is away, Elif has told nothing yet. */
const TROUBLED: NonNullable<CallScene['changes']> = {
  0: {
    hears: {
      'self-0000000000': 'good',
      'participant-1': 'weak',
      'participant-2': 'lost',
      'participant-3': 'good',
      'participant-4': 'connecting',
    },
  },
  1: {
    connection: 'weak',
    hears: { 'self-0000000000': 'weak', 'participant-0': 'weak', 'participant-2': 'unstable', 'participant-3': 'weak' },
  },
  2: { connection: 'lost' },
  3: {
    connection: 'unstable',
    hears: { 'self-0000000000': 'good', 'participant-0': 'good', 'participant-1': 'good', 'participant-2': 'lost' },
  },
  4: { connection: 'connecting' },
};

const SHARING: Partial<LocalMediaState> = { screen: fakeShare(drawnScreen()) };

const SPEAKER: PlatformScene = { layout: 'speaker' };

const REACTIONS_NOW: readonly ShownReaction[] = [
  { id: 'a', from: 'participant-1', reaction: 'clap' },
  { id: 'b', from: 'participant-1', reaction: 'heart' },
  { id: 'c', from: 'self', reaction: 'thumbs-up' },
];

const PAUSED = { isPaused: true, mode: 'text', hasAudio: false } as const;

/** A ring about a bar, an arrow, and somebody who points. */
const DRAWN: NonNullable<CallScene['marks']> = [
  { by: 1, points: Array.from({ length: 80 }, (_, at) => ringAt(at)).flat() },
  { by: 2, points: [0.3, 0.36, 0.36, 0.3, 0.44, 0.26, 0.42, 0.3, 0.44, 0.26, 0.4, 0.25] },
  { by: 2, points: [0.62, 0.72] },
];

function ringAt(step: number): number[] {
  const angle = (step / 78) * 2 * Math.PI;
  return [0.7 + 0.05 * Math.cos(angle), 0.66 + 0.25 * Math.sin(angle)];
}

const BUSY = { shownScale: 0.35, maxHeight: 360, maxFramerate: 24, ownFramerate: 10, soundPacketMs: 120 };

const STUN = 'stun:stun.harbour.example';
const TURN = 'turn:turn.harbour.example:3478?transport=tcp';
const LONG = 'turns:a-relay-with-quite-a-long-name.of-the-survey-office.harbour.example:5349?transport=tcp';

const NETWORK: NetworkSettings = {
  iceServers: [
    { urls: STUN },
    { urls: TURN, username: 'ana', credential: 'a password' },
    { urls: LONG, username: '1795251600:ana@harbour.example', credential: 'x' },
  ],
  relayOnly: true,
  maxVideoUpload: 1_500_000,
};

/** What the servers above answer when they are tested. */
export const ICE_ANSWERS: Readonly<Record<string, IceServerAnswer>> = {
  [STUN]: { kind: 'seen-as', address: '203.0.113.7' },
  [TURN]: { kind: 'relay', address: '198.51.100.20' },
  [LONG]: { kind: 'failed', reason: 'wrong-password' },
};

export const SCENES: Readonly<Record<string, Scene>> = {
  home: { at: 'home' },
  ...HOME_SCENES,
  'home-first': { at: 'home', platform: { name: '' } },
  'home-error': { at: 'home', type: ['Invitation link', '192.168.1.5:7300 mutilated headcount stak'], press: ['Join'] },
  'home-insecure': { at: 'home', platform: { kind: 'web' }, isSecurePage: false },
  lobby: { at: 'lobby' },
  'lobby-host': { at: 'lobby-host' },
  'lobby-camera-off': { at: 'lobby', media: { camera: { status: 'off' }, isMuted: true } },
  'lobby-no-camera': { at: 'lobby', media: failing('none-found') },
  'lobby-denied': { at: 'lobby', media: failing('denied') },
  'lobby-in-use': { at: 'lobby', media: failing('in-use') },
  'lobby-joining': { at: 'joining', call: { people: 1, neverJoins: true } },
  'lobby-refused-unknown-room': refused('unknown-room'),
  'lobby-refused-timed-out': refused('timed-out'),
  'lobby-no-port': { at: 'hosting', platform: { hosting: { ok: false, reason: 'no-free-port' } } },
  'lobby-knock': { at: 'lobby', knock: {} },
  'lobby-knocking': { at: 'joining', knock: { code: CODE } },
  'lobby-knocking-unknown': {
    at: 'joining',
    knock: { code: CODE, host: { isHostKnown: false, afterComparing: () => undefined } },
  },
  'lobby-knock-refused': { at: 'joining', knock: { failure: 'not-admitted' } },
  'call-people': {
    ...call(5, { state: { hostId: 'self', code: { status: 'agreed', code: CODE }, verified: ['participant-0'] } }),
    press: ['People'],
  },
  'call-people-waiting': {
    ...call(3, {
      state: {
        hostId: 'self',
        isLocked: true,
        waiting: [
          { id: 'w1', name: 'Elif', code: undefined },
          { id: 'w2', name: 'Farouk', code: CODE },
        ],
        code: { status: 'waiting', missing: ['participant-1'] },
        refused: [
          { id: 'r1', name: undefined, reason: 'not-sealed-for-this-room' },
          { id: 'r2', name: 'Ben', reason: 'wrong-fingerprint' },
        ],
      },
    }),
    press: ['People'],
  },
  'call-people-guest': {
    ...call(3, { state: { hostId: 'participant-0', isLocked: true, code: { status: 'agreed', code: CODE } } }),
    press: ['People'],
  },
  'call-people-failed': {
    ...call(3, {
      changes: { 1: { connection: 'refused' } },
      state: { hostId: 'participant-0', code: { status: 'failed', session: 'participant-1' } },
    }),
    press: ['People'],
  },
  'call-remove': {
    ...call(3, { state: { hostId: 'self', code: { status: 'agreed', code: CODE } } }),
    press: ['People', 'More for Ben'],
  },
  'call-door': call(3, { state: { hostId: 'self', waiting: [{ id: 'w1', name: 'Elif', code: undefined }] } }),
  'call-waiting': call(1, { state: { isWaiting: true } }),
  'call-meeting': call(1, { state: { isMeeting: true } }),
  'call-alone': { at: 'hosting', call: { people: 1 } },
  'call-alone-no-network': { at: 'hosting', call: { people: 1 }, platform: { addresses: [] } },
  'call-2': call(2),
  'call-3': call(3),
  'call-5': call(5),
  'call-12': call(12),
  'call-6': call(6),
  'call-6-no-cameras': {
    ...call(6, {
      changes: Object.fromEntries(
        [0, 1, 2, 3, 4].map((index) => [index, { hasCamera: false, person: new MediaStream() }]),
      ),
    }),
    media: { camera: { status: 'off' } },
  },
  'call-8': call(8),
  'call-speaker-2': { ...call(2), platform: SPEAKER },
  'call-speaker-5': { ...call(5), platform: SPEAKER },
  'call-speaker-12': { ...call(12), platform: SPEAKER },
  'call-pinned': { ...call(5), press: ['Pin'] },
  'call-gestures': call(5, {
    changes: { 0: { handRaisedAt: MORNING + 2 }, 2: { handRaisedAt: MORNING + 1 } },
    state: { reactions: REACTIONS_NOW },
  }),
  'call-people-hands': {
    ...call(5, {
      changes: { 0: { handRaisedAt: MORNING + 2 }, 2: { handRaisedAt: MORNING + 1 } },
      state: { hostId: 'self', code: { status: 'agreed', code: CODE } },
    }),
    press: ['People'],
  },
  'call-hand-offer': { ...call(3, { state: { handRaisedAt: MORNING } }), media: { isSpeaking: true }, settleMs: 9_000 },
  'call-react': { ...call(3), press: ['React'] },
  'call-layout': {
    ...call(3, { state: { isLocked: true, code: { status: 'agreed', code: CODE } } }),
    press: ['Layout'],
  },
  'call-tile-menu': { ...call(3, { state: { hostId: 'self' } }), press: ['Actions for Ben'] },
  'call-volume': { ...call(3), press: ['Actions for Ben', 'Volume'] },
  'call-shortcuts': { ...call(2), press: ['More', 'Keyboard shortcuts'] },
  'call-share': call(5, { sharer: 0 }),
  'call-share-12': call(12, { sharer: 2 }),
  'call-share-2': call(4, { sharer: [0, 2] }),
  'call-share-3': call(6, { sharer: [0, 2, 4] }),
  'call-share-split': { ...call(4, { sharer: [0, 2] }), press: ['Screens side by side'] },
  'call-share-paused': call(3, { sharer: 0, changes: { 0: { screen: PAUSED } } }),
  'call-share-waiting': { ...call(3, { sharer: 0, changes: { 0: { share: new MediaStream() } } }), settleMs: 6_600 },
  'call-share-lost': call(3, { sharer: 0, changes: { 0: { connection: 'lost' } } }),
  'call-share-enlarged': { ...call(4, { sharer: 0, marks: DRAWN }), press: ['Show at full size', 'Zoom in'] },
  'call-share-drawing': { ...call(4, { sharer: 0, marks: DRAWN }), press: ['Draw'] },
  'call-sharing': { ...call(3), media: SHARING },
  'call-sharing-drawing': { ...call(3, { marks: DRAWN }), media: SHARING },
  'call-sharing-paused': { ...call(3), media: { screen: { ...fakeShare(drawnScreen()), isPaused: true } } },
  'call-chat': { ...call(3, { chat: CHAT }), press: ['Chat'] },
  'call-chat-told': {
    ...call(3, {
      chat: [
        ...CHAT.map((one) => ({ ...one, toldBy: 'Chloé Martin' })),
        ...(toldFiles().chat ?? []),
        message(9, 'participant-0', 'Ben', 'Welcome', 9),
      ],
      state: { typing: ['participant-0', 'participant-1'] },
    }),
    press: ['Chat'],
  },
  'call-chat-away': {
    ...call(3, { chat: CHAT, changes: { 0: { connection: 'lost' } } }),
    open: ['Chat'],
    type: ['Message', `${'A long message. '.repeat(252)}`],
  },
  'call-files': { ...call(3, fullFiles()), press: ['Chat'] },
  'call-files-failing': { ...call(3, failingFiles()), press: ['Chat'] },
  'call-files-slow': { ...call(3, slowFiles()), press: ['Chat'] },
  'call-chat-empty': { ...call(2), press: ['Chat'] },
  'call-unread': call(4, { chat: [] }),
  'call-invite': { at: 'hosting', call: { people: 3 }, press: ['Invite'] },
  'call-server-lost': call(4, { server: 'lost' }),
  'call-connecting': call(4, {
    changes: { 0: { connection: 'connecting', hasCamera: false, isSpeaking: false }, 1: { connection: 'lost' } },
  }),
  'call-weak': call(6, { changes: TROUBLED }),
  'call-weak-12': call(12, { changes: TROUBLED }),
  'call-people-weak': { ...call(6, { changes: TROUBLED }), press: ['People'] },
  'call-hearing': { ...call(6, { changes: TROUBLED }), press: ['People', 'Who hears whom'] },
  'call-hearing-2': { ...call(2), press: ['People', 'Who hears whom'] },
  'call-hearing-12': { ...call(12, { changes: TROUBLED }), press: ['People', 'Who hears whom'] },
  'call-statistics': { ...call(2), press: ['More', 'Statistics'], awaits: 'Round trip' },
  'call-statistics-6': { ...call(6, { changes: TROUBLED }), press: ['Weak connection'], awaits: 'Round trip' },
  'call-statistics-busy': {
    ...call(2, { state: { savings: BUSY } }),
    press: ['More', 'Statistics'],
    awaits: 'Round trip',
  },
  'call-statistics-alone': { at: 'hosting', call: { people: 1 }, press: ['More', 'Statistics'] },
  'call-statistics-late': {
    ...call(3, { hasNoAnswer: true }),
    press: ['More', 'Statistics'],
    awaits: 'No new figures for some seconds.',
  },
  'call-muted': { ...call(2), media: { isMuted: true, isSpeaking: true } },
  'call-camera-in-use': { ...call(2), media: { camera: { status: 'failed', reason: 'in-use' } } },
  'call-devices': { ...call(2), press: ['Choose microphone and speaker'] },
  ...DEVICE_SCENES,
  'call-leave': { at: 'hosting', call: { people: 3 }, press: ['Leave'] },
  'call-audio-only': { ...call(5, { state: { isAudioOnly: true } }), media: { camera: { status: 'off' } } },
  'call-audio-only-share': {
    ...call(3, { sharer: 0, state: { isAudioOnly: true } }),
    media: { camera: { status: 'off' } },
  },
  'call-more': { ...call(3), press: ['More'] },
  'call-no-relay': {
    ...call(3, {
      changes: { 0: { connection: 'connecting', hasCamera: false }, 1: { connection: 'connecting', hasCamera: false } },
    }),
    platform: { network: { iceServers: [], relayOnly: true } },
    awaits: 'Open settings',
  },
  'settings-network': { at: 'home', press: ['Settings', 'Network'] },
  'settings-add': {
    at: 'home',
    open: ['Settings', 'Network', 'Add a server'],
    type: ['Address', 'turn.harbour.example:3478'],
    press: ['Save'],
  },
  'settings-add-turn': {
    at: 'home',
    open: ['Settings', 'Network', 'Add a server'],
    type: ['Address', 'turn:turn.harbour.example'],
    press: ['Save'],
  },
  'settings-servers': { at: 'home', platform: { network: NETWORK }, press: ['Settings', 'Network'] },
  'settings-tested': {
    at: 'lobby',
    platform: { network: NETWORK },
    press: ['Settings', 'Network', `Test ${STUN}`, `Test ${TURN}`, `Test ${LONG}`],
  },
  'settings-removed': { at: 'home', platform: { network: NETWORK }, press: ['Settings', 'Network', `Remove ${TURN}`] },
  'settings-no-turn': {
    at: 'home',
    platform: { network: { iceServers: [{ urls: STUN }], relayOnly: true } },
    press: ['Settings', 'Network'],
  },
  left: { at: 'left', call: { people: 2 } },
  ended: { at: 'ended', call: { people: 2 } },
  picker: { ...call(2), press: ['Share screen', 'Screen 1'] },
  'picker-loading': { ...call(2), platform: { sources: 'never' }, press: ['Share screen'] },
  'picker-denied': { ...call(2), platform: { sources: { ok: false, reason: 'denied' } }, press: ['Share screen'] },
  'picker-empty': {
    ...call(2),
    platform: { sources: { ok: true, sources: [], mayRepeat: false } },
    press: ['Share screen'],
  },
};
