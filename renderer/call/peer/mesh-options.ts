import type { StoreApi } from 'zustand/vanilla';
import type { CallState } from '../call-state.ts';
import type { SharedEncoders } from '../encode/shared-encoders.ts';
import type { Economy } from '../health/economy.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { NetworkPreferences } from '../network/network-preferences.ts';
import type { Certificate } from './certificate.ts';
import type { ConnectionRefusal } from './connection.ts';
import type { ControlMessage, MediaStateMessage } from './control-message.ts';
import type { Spoken } from './conversation.ts';
import type { FleetingMessage } from './fleeting-message.ts';
import type { Signal } from './signal.ts';

export type MeshOptions = {
  /** Our own session. */
  selfId: string;
  certificate: Certificate;
  store: StoreApi<CallState>;
  network: NetworkPreferences;
  media: LocalMedia;
  /** Pictures are encoded once for all; undefined: for each peer. */
  encoders: SharedEncoders | undefined;
  economy: Economy;
  /** Carries a signal to one participant by another way than their own channel. */
  sendSignal: (to: string, signal: Signal) => void;
  /** Whether there is such a way now. */
  canSignal: (to: string) => boolean;
  /** Carries what could not be said on the control channel. */
  relay: (to: string, spoken: Spoken) => void;
  /** Whether the server would tell if somebody had left. */
  isServerReachable: () => boolean;
  /** Whatever is not the mesh's own matter. */
  onMessage: (from: string, message: OtherMessage) => void;
  onFleeting: (from: string, message: FleetingMessage) => void;
  /** Somebody fetches files on it. */
  onFileChannel: (from: string, channel: RTCDataChannel) => void;
  /** Something to be carried to somebody, or that somebody has carried to us. */
  onParcel: (from: string, parcel: Parcel) => void;
  onRefused: (id: string, reason: ConnectionRefusal) => void;
  /** There is a channel to them, for the first time or again: what was said before may not have arrived. */
  onOpen: (id: string) => void;
  /** Somebody who had confirmed is not in the call any more. */
  onGone: (id: string) => void;
  /** Nobody is heard any more, or somebody is again: the network may have gone, or be back. */
  onDoubt: () => void;
  /** The computer has slept. */
  onWake: () => void;
  /** What self sends now, as the others are told. */
  mediaState: () => MediaStateMessage;
};

export type OtherMessage = Exclude<ControlMessage, { type: 'state' | 'leave' }>;
export type Parcel = Extract<FleetingMessage, { type: 'carry' | 'carried' }>;
