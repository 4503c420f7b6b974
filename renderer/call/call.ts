import type { StoreApi } from 'zustand/vanilla';
import type { CallState } from './call-state.ts';
import type { LocalMedia } from './local-media.ts';
import type { Invitation } from './seal/invitation.ts';

export type JoinOptions = {
  invitation: Invitation;
  name: string;
  /** True for whoever hosts: the room is made if it is not there. */
  create: boolean;
};

/** One call: my presence in a room. */
export interface Call {
  readonly store: StoreApi<CallState>;
  readonly media: LocalMedia;
  /** Settles when the call is on or has failed; the store says which. Never rejects. */
  join(options: JoinOptions): Promise<void>;
  leave(): void;
  /** Reaches every participant once and in order. */
  sendChat(text: string): void;
  /** Loudness of a participant right now, 0…1. Read it in an animation frame. */
  levelOf(participantId: string): number;
}
