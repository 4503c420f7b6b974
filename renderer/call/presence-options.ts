import type { StoreApi } from 'zustand/vanilla';
import type { CallState } from './call-state.ts';
import type { createKeys } from './company/self.ts';
import type { SharedEncoders } from './encode/shared-encoders.ts';
import type { Feature } from './feature.ts';
import type { Economy } from './health/economy.ts';
import type { LocalMedia } from './media/local-media.ts';
import type { NetworkPreferences } from './network/network-preferences.ts';
import type { Identity } from './seal/identity.ts';
import type { Invitation } from './seal/invitation.ts';
import type { OpenSocket } from './server/signalling-socket.ts';

export type PresenceOptions = {
  store: StoreApi<CallState>;
  media: LocalMedia;
  encoders: SharedEncoders | undefined;
  economy: Economy;
  features: readonly Feature[];
  openSocket: OpenSocket;
  invitation: Invitation;
  name: string;
  create: boolean;
  /** Made for this presence alone. */
  keys: ReturnType<typeof createKeys>;
  /** Of whoever made the room, so that they are its host again when they come back. */
  identity: Identity | undefined;
  /** The server of the room runs on this computer, for this room alone. */
  isOwnServer: boolean;
  network: NetworkPreferences;
};
