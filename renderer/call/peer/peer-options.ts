import type { SharedEncoders } from '../encode/shared-encoders.ts';
import type { PairHealth } from '../health/pair-health.ts';
import type { Pair } from '../seal/pair/pair.ts';
import type { Certificate } from './certificate.ts';
import type { ConnectionRefusal, Ways } from './connection.ts';
import type { ControlMessage } from './control-message.ts';
import type { Conversation, Spoken } from './conversation.ts';
import type { FleetingMessage } from './fleeting-message.ts';
import type { Signal } from './signal.ts';
import type { Slot } from './slots.ts';

export type PeerOptions = {
  pair: Pair;
  certificate: Certificate;
  /** What was said before they went without a word, and since; undefined for somebody new. */
  conversation: Conversation | undefined;
  /** Whether this side repairs before the other does; and who has which generations. */
  goesFirst: boolean;
  ways: Ways;
  /** Pictures are encoded once for all, or, undefined, for this peer alone. */
  encoders: SharedEncoders | undefined;
  /** Whether this computer has too much to do: what comes late says little then. */
  isStrained: () => boolean;
  /** The track each slot sends at the start. */
  track: (slot: Slot) => MediaStreamTrack | null;
  /** Carries a signal to the remote end by another way than its own channel. */
  sendSignal: (signal: Signal) => void;
  /** Whether there is such a way now. */
  canSignal: () => boolean;
  /** Carries to the remote end, sealed, what could not be said on the channel. */
  relay: (spoken: Spoken) => void;
  onHealth: (health: PairHealth) => void;
  onMessage: (message: ControlMessage) => void;
  onFleeting: (message: FleetingMessage) => void;
  /** The remote end fetches files on it. */
  onFileChannel: (channel: RTCDataChannel) => void;
  /** The control channel is open. */
  onOpen: () => void;
  /** The remote end has met us anew, while we knew it: it knows nothing of what was said. */
  onForgotten: () => void;
  onRefused: (reason: ConnectionRefusal) => void;
  /** The remote end closed its connection and made no other: it has left, whether a server says so or not. */
  onGone: () => void;
};
