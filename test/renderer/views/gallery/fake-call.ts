/** A call with drawn participants: it joins at once, never, or is refused, as the scene says. */

import { createStore } from 'zustand/vanilla';
import type { Call } from '../../../../renderer/call/call.ts';
import type { CallState, ChatMessage, InCall, JoinFailure, Participant } from '../../../../renderer/call/call-state.ts';
import { begunCall } from '../../../../renderer/call/call-state.ts';
import { Chat } from '../../../../renderer/call/chat/chat.ts';
import type { FallBacks } from '../../../../renderer/call/encode/shared-encoders.ts';
import type { Room } from '../../../../renderer/call/feature.ts';
import { Files } from '../../../../renderer/call/files/files.ts';
import type { FilesState } from '../../../../renderer/call/files/files-state.ts';
import { Gestures } from '../../../../renderer/call/gestures/gestures.ts';
import { NO_SAVINGS } from '../../../../renderer/call/health/economy.ts';
import { isConnected } from '../../../../renderer/call/health/pair-health.ts';
import type { LocalMedia } from '../../../../renderer/call/media/local-media.ts';
import type { Invitation } from '../../../../renderer/call/seal/invitation.ts';
import { drawnPerson } from './drawn-person.ts';
import { drawnScreen } from './drawn-screen.ts';
import { type FakeMark, fakeMarks } from './fake-marks.ts';
import { fakeReport } from './fake-statistics.ts';

export type CallScene = {
  people: number;
  refusal?: JoinFailure;
  neverJoins?: boolean;
  server?: InCall['server'];
  chat?: readonly ChatMessage[];
  files?: FilesState;
  /** Changes to single participants, by index. */
  changes?: Readonly<Record<number, Partial<Participant>>>;
  /** Who share a screen, by index. */
  sharer?: number | readonly number[];
  /** What is drawn and pointed at on the first of them, or on the own screen. */
  marks?: readonly FakeMark[];
  /** The browser does not say what its connections carry. */
  hasNoAnswer?: boolean;
  fallBacks?: FallBacks;
  /** Whatever else a scene needs. */
  state?: Partial<InCall>;
};

const NAMES = [
  'Ben',
  'Chloé Martin',
  'Dipankar',
  'Maximiliana Wolfeschlegelsteinhausenbergerdorff',
  'Elif',
  'Farouk',
  'Greta Lind',
  'Hana',
  'Ivo',
  'Jun',
  'Katarzyna',
];

export function fakeCall(scene: CallScene, media: LocalMedia): Call {
  const store = createStore<CallState>(() => ({ status: 'idle' }));
  return {
    store,
    media,
    prepare: () => undefined,
    join: async ({ invitation, name }) => {
      const { roomName } = invitation;
      store.setState({ status: 'joining', roomName }, true);
      if (scene.neverJoins) return new Promise(() => undefined);
      if (scene.refusal) return store.setState({ status: 'failed', reason: scene.refusal, roomName }, true);
      store.setState(inCall(scene, name, invitation), true);
    },
    leave: () => store.setState({ status: 'left', roomName: '' }, true),
    chat: new Chat(nobody(store)),
    files: filesOf(scene, nobody(store)),
    // Nobody else hears of it.
    gestures: new Gestures(nobody(store)),
    marks: fakeMarks(store, media, scene.marks ?? []),
    command: () => undefined,
    confirmCode: () => {
      const state = store.getState();
      if (state.status !== 'in-call') return;
      store.setState({ ...state, verified: state.participants.map(({ id }) => id) }, true);
    },
    hurry: () => undefined,
    setNetwork: () => undefined,
    show: () => undefined,
    setAudioOnly: (isAudioOnly) => {
      const state = store.getState();
      if (state.status === 'in-call') store.setState({ ...state, isAudioOnly }, true);
    },
    levelOf: () => 0,
    statistics: async () => (scene.hasNoAnswer ? new Promise(() => undefined) : reports(store.getState())),
    fallBacks: () => scene.fallBacks,
    hasRelay: async () => false,
  };
}

function filesOf(scene: CallScene, room: Room): Files {
  const files = new Files(room);
  if (scene.files) files.store.setState(scene.files, true);
  return files;
}

function nobody(store: Room['store']): Room {
  const nothing = () => undefined;
  return { store, broadcast: nothing, say: nothing, sayNow: nothing, openFileChannel: nothing };
}

function reports(state: CallState): Map<string, RTCStatsReport> {
  const participants = state.status === 'in-call' ? state.participants : [];
  const connected = participants.filter(({ connection }) => isConnected(connection));
  return new Map(connected.map(({ id, connection }) => [id, fakeReport(connection === 'weak' ? 'lossy' : 'good')]));
}

function inCall(scene: CallScene, name: string, invitation: Invitation): InCall {
  return {
    ...begunCall({ selfId: SELF_ID, name, invitation, savings: NO_SAVINGS }),
    joinedAt: Date.now() - 724_000,
    participants: Array.from({ length: scene.people - 1 }, (_, index) => participant(scene, index)),
    chat: scene.chat ?? [],
    server: scene.server ?? 'reachable',
    ...scene.state,
  };
}

const SELF_ID = 'self-0000000000';

/** Everybody hears everybody well, unless the scene says otherwise. */
function hearing({ people }: CallScene): Participant['hears'] {
  const ids = [SELF_ID, ...Array.from({ length: people - 1 }, (_, index) => `participant-${index}`)];
  return Object.fromEntries(ids.map((id) => [id, 'good'] as const));
}

function participant(scene: CallScene, index: number): Participant {
  // Every fifth has no camera, so that initials are seen beside pictures.
  const hasCamera = index % 5 !== 3;
  const isSharer = [scene.sharer].flat().includes(index);
  return {
    id: `participant-${index}`,
    name: NAMES[index % NAMES.length] ?? '',
    wasHere: true,
    connection: 'good',
    hears: hearing(scene),
    microphone: index % 3 === 1 ? 'muted' : 'on',
    hasCamera,
    hasScreen: isSharer,
    screen: isSharer ? { isPaused: false, mode: 'text', hasAudio: true } : null,
    isSpeaking: index === 0,
    person: hasCamera ? drawnPerson(index + 1) : new MediaStream(),
    share: isSharer ? drawnScreen() : new MediaStream(),
    ...scene.changes?.[index],
  };
}
