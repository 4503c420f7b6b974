/** What the views may know of a call, and the pure transitions between its states. */
import type { RefusalReason } from '../../signalling/protocol.ts';
import type { SocketFailure } from './signalling-socket.ts';

/** Why a call could not be joined, or ended without the person's wish. */
export type JoinFailure =
  | RefusalReason
  | SocketFailure
  /** The socket closed before the server had answered. */
  | 'closed';

export type Participant = {
  readonly id: string;
  readonly name: string;
  /** Was in the room before self came. */
  readonly wasHere: boolean;
  readonly connection: 'connecting' | 'connected' | 'lost';
  readonly microphone: 'on' | 'muted' | 'none';
  readonly hasCamera: boolean;
  readonly hasScreen: boolean;
  readonly isSpeaking: boolean;
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
  readonly text: string;
  /** Milliseconds since the epoch, by this computer's clock at sending or arrival. */
  readonly at: number;
};

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
  /** The call goes on without its server; only newcomers cannot come. */
  readonly server: 'reachable' | 'lost';
};

export type CallState =
  | { readonly status: 'idle' }
  | { readonly status: 'joining'; readonly roomName: string }
  | { readonly status: 'failed'; readonly reason: JoinFailure; readonly roomName: string }
  | InCall
  | { readonly status: 'left'; readonly roomName: string };

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

/** Appends a message once: the same message may arrive again after a reconnection. */
export function withChat(state: CallState, message: ChatMessage): CallState {
  if (state.status !== 'in-call' || state.chat.some(({ id }) => id === message.id)) return state;
  return { ...state, chat: [...state.chat, message] };
}

export function withServer(state: CallState, server: InCall['server']): CallState {
  return state.status === 'in-call' ? { ...state, server } : state;
}
