/** What the views may know of a call, and the pure transitions between its states. */
import type { RefusalReason } from '../../signalling/protocol.ts';
import type { MeetFailure } from './company/pairs.ts';
import type { OfferedFile } from './files/file-message.ts';
import type { Reaction } from './gestures/gesture-message.ts';
import type { Savings } from './health/economy.ts';
import type { PairHealth } from './health/pair-health.ts';
import type { ConnectionRefusal } from './peer/connection.ts';
import type { SharedScreen } from './peer/control-message.ts';
import type { Invitation } from './seal/invitation.ts';
import type { SpokenCode } from './seal/verification/spoken-code.ts';
import type { SocketFailure } from './server/signalling-socket.ts';

/** Why a call could not be joined, or ended without the person's wish. */
export type JoinFailure =
  | RefusalReason
  | SocketFailure
  /** The socket closed before the server had answered. */
  | 'closed'
  /** The host has removed us. */
  | 'removed'
  /** The host did not let us in. */
  | 'not-admitted';

export type Participant = {
  readonly id: string;
  readonly name: string;
  /** Was in the room before self came. */
  readonly wasHere: boolean;
  /** How self hears them. */
  readonly connection: PairHealth;
  /** How they hear the others, self among them, as they have told: by participant's id. */
  readonly hears: Readonly<Record<string, PairHealth>>;
  readonly microphone: 'on' | 'muted' | 'none';
  readonly hasCamera: boolean;
  readonly hasScreen: boolean;
  /** How it is shared; null when it is not. */
  readonly screen: SharedScreen | null;
  readonly isSpeaking: boolean;
  /** When they raised their hand, in milliseconds since the epoch by this computer's clock; absent while it is down. */
  readonly handRaisedAt?: number | undefined;
  /** Microphone and camera, in sync. The same object for as long as the participant stays. */
  readonly person: MediaStream;
  /** Shared screen and its sound. */
  readonly share: MediaStream;
};

export type ChatMessage = {
  readonly id: string;
  /** Participant's id, or `self`. */
  readonly from: string;
  /** The name at the time: the sender may have left since. */
  readonly name: string;
  /** Empty for a file. */
  readonly text: string;
  /** Milliseconds since the epoch, by this computer's clock at sending or arrival. */
  readonly at: number;
  /** What is offered. Whether it can be had now is another matter: see `files/files-state.ts`. */
  readonly file?: SharedFile;
  /** By whose word self knows of it: their name. Undefined for what was heard of its sender. */
  readonly toldBy?: string;
};

export type SharedFile = OfferedFile & {
  /** A JPEG as base64. */
  readonly thumbnail?: string | undefined;
};

/** What somebody shows for a moment. */
export type ShownReaction = {
  readonly id: string;
  /** Participant's id, or `self`. */
  readonly from: string;
  readonly reaction: Reaction;
};

/** Somebody who asks to be let in. */
export type Waiting = {
  readonly id: string;
  readonly name: string;
  /** Of those who do not know the room's secret: what both sides see, to be compared by voice. */
  readonly code: SpokenCode | undefined;
};

/** Somebody who was kept out, or a connection that was refused. */
export type Refused = {
  readonly id: string;
  /** Undefined when even that is not known. */
  readonly name: string | undefined;
  readonly reason: MeetFailure | ConnectionRefusal;
};

/** The code by which people can tell that nobody is in between. */
export type CodeState =
  | { readonly status: 'waiting'; readonly missing: readonly string[] }
  | { readonly status: 'agreed'; readonly code: SpokenCode }
  /** Somebody has said two different things: their session. */
  | { readonly status: 'failed'; readonly session: string };

export type InCall = {
  readonly status: 'in-call';
  readonly selfId: string;
  readonly name: string;
  readonly roomName: string;
  /** Milliseconds since the epoch. */
  readonly joinedAt: number;
  /** In order of joining. */
  readonly participants: readonly Participant[];
  readonly chat: readonly ChatMessage[];
  /** Who is writing just now: participants' ids. */
  readonly typing: readonly string[];
  /** Of self, as a participant's. */
  readonly handRaisedAt: number | undefined;
  /** Those that are to be seen now, the newest last. */
  readonly reactions: readonly ShownReaction[];
  /** The call goes on without its server; only newcomers cannot come. */
  readonly server: 'reachable' | 'lost';
  /** No pictures are sent or received. */
  readonly isAudioOnly: boolean;
  /** What this computer does less of, because it has much to do. */
  readonly savings: Savings;
  /** As it can be given to others now: removing somebody changes the secret. */
  readonly invitation: Invitation;
  /** Participant's id, or `self`; undefined when the host is not there or not known. */
  readonly hostId: string | undefined;
  readonly isLocked: boolean;
  /** Self stands before a locked room: the host has been asked. */
  readonly isWaiting: boolean;
  /** The room was not empty: whoever is there is seen in a moment. */
  readonly isMeeting: boolean;
  /** Who asks to be let in; the host alone sees them. */
  readonly waiting: readonly Waiting[];
  readonly code: CodeState;
  /** With whom the code was compared, by id. Whoever came later is not among them. */
  readonly verified: readonly string[];
  /** The last one last. */
  readonly refused: readonly Refused[];
};

export type CallState =
  | { readonly status: 'idle' }
  | { readonly status: 'joining'; readonly roomName: string }
  | { readonly status: 'failed'; readonly reason: JoinFailure; readonly roomName: string }
  | InCall
  | { readonly status: 'left'; readonly roomName: string };

/** A call with nobody else in it yet. */
export function begunCall({
  selfId,
  name,
  invitation,
  savings,
  isMeeting = false,
}: Pick<InCall, 'selfId' | 'name' | 'invitation' | 'savings'> & Partial<Pick<InCall, 'isMeeting'>>): InCall {
  return {
    status: 'in-call',
    selfId,
    name,
    roomName: invitation.roomName,
    joinedAt: Date.now(),
    participants: [],
    chat: [],
    typing: [],
    handRaisedAt: undefined,
    reactions: [],
    server: 'reachable',
    isAudioOnly: false,
    savings,
    invitation,
    hostId: undefined,
    isLocked: false,
    isWaiting: false,
    isMeeting,
    waiting: [],
    code: { status: 'waiting', missing: [] },
    verified: [],
    refused: [],
  };
}

/** More of them say nothing more. */
const MAX_REFUSED = 20;

/** A change of one participant; ids that are not there are left alone. */
export function withParticipant(state: CallState, id: string, change: Partial<Omit<Participant, 'id'>>): CallState {
  if (state.status !== 'in-call') return state;
  const participants = state.participants.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...state, participants };
}

/** Appends a newcomer; a second one with the same id is ignored. */
export function withNewcomer(state: CallState, newcomer: Participant): CallState {
  if (state.status !== 'in-call' || state.participants.some(({ id }) => id === newcomer.id)) return state;
  return { ...state, participants: [...state.participants, newcomer] };
}

export function withoutParticipant(state: CallState, id: string): CallState {
  if (state.status !== 'in-call') return state;
  return { ...state, participants: state.participants.filter((one) => one.id !== id) };
}

/**
 * Appends a message once: the same message may arrive again after a reconnection. What its sender says takes the place
 * of what somebody else has told of it.
 */
export function withChat(state: CallState, message: ChatMessage): CallState {
  if (state.status !== 'in-call') return state;
  const known = state.chat.find(({ id }) => id === message.id);
  if (!known) return { ...state, chat: [...state.chat, message] };
  if (known.toldBy === undefined) return state;
  return { ...state, chat: state.chat.map((one) => (one === known ? message : one)) };
}

/** Appends once for each id and reason, and keeps the last ones. */
export function withRefused(state: CallState, refused: Refused): CallState {
  if (state.status !== 'in-call') return state;
  const others = state.refused.filter(({ id, reason }) => id !== refused.id || reason !== refused.reason);
  return { ...state, refused: [...others, refused].slice(-MAX_REFUSED) };
}

export function withServer(state: CallState, server: InCall['server']): CallState {
  return state.status === 'in-call' ? { ...state, server } : state;
}

export function withSavings(savings: Savings): (state: CallState) => CallState {
  return (state) => (state.status === 'in-call' ? { ...state, savings } : state);
}

export function isAudioOnly(state: CallState): boolean {
  return state.status === 'in-call' && state.isAudioOnly;
}
