import type { StoreApi } from 'zustand/vanilla';
import type { CallState } from './call-state.ts';
import type { ControlMessage } from './peer/control-message.ts';
import type { FleetingMessage } from './peer/fleeting-message.ts';

/** What it knows by its type and does not know it leaves to others. */
export type FeatureMessage = ControlMessage | FleetingMessage;

/**
 * What participants do together beside being seen and heard: chat is a feature. It lives as long as the call object,
 * over one attempt to join after another; while nobody is there what it says goes nowhere.
 */
export interface Feature {
  /**
   * Something that somebody has said: `from` is a participant's id, and they are in the call's state.
   * @returns whether it was this feature's
   */
  receive(from: string, message: FeatureMessage): boolean;
  /** There is a channel to somebody, for the first time or again: what a newcomer should know may be told. */
  greet?(id: string): void;
  /** Somebody, who has proven themselves, fetches files on it. */
  takeFileChannel?(from: string, channel: RTCDataChannel): void;
  /** Somebody is not in the call any more. */
  forget?(id: string): void;
}

/** What a feature sees of the call. */
export type Room = {
  readonly store: StoreApi<CallState>;
  /** To everybody, once and in order; also to those who are away for a moment. */
  broadcast(message: ControlMessage): void;
  /** To one, once and in order. */
  say(to: string, message: ControlMessage): void;
  /** Counts only now: to one whose channel is open, or to all of those. */
  sayNow(message: FleetingMessage, to?: string): void;
  /** To fetch files from one, beside what else is said; undefined while they are not heard. */
  openFileChannel(to: string): RTCDataChannel | undefined;
};
