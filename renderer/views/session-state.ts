/** Where a person is in the app. A union, so that no view can read what is not there. */
import type { HostAddress, Settings } from '../../main/bridge.ts';
import type { Call } from '../call/call.ts';
import type { JoinFailure } from '../call/call-state.ts';
import type { LocalMedia } from '../call/media/local-media.ts';
import type { Identity } from '../call/seal/identity.ts';
import type { Invitation, KnockTarget } from '../call/seal/invitation.ts';
import type { SpokenCode } from '../call/seal/verification/spoken-code.ts';
import type { Trouble } from './reasons.ts';

/** What the lobby leads to. */
export type Plan =
  | {
      readonly kind: 'host';
      readonly roomName: string;
      /** A server's origin; undefined hosts on this computer (on the web: on the server of the page). */
      readonly server: string | undefined;
      /** What is fixed already when an invitation is there before its room. */
      readonly known: Omit<Invitation, 'origin' | 'roomName'> | undefined;
      /** Of whoever made the room before. */
      readonly identity: Identity | undefined;
    }
  | { readonly kind: 'join'; readonly invitation: Invitation }
  /** Without the secret: the host is asked. */
  | { readonly kind: 'knock'; readonly target: KnockTarget };

export type JoinStep =
  | { readonly at: 'ready' }
  | { readonly at: 'opening-room' }
  | { readonly at: 'connecting'; readonly host: string }
  /** The host has been asked, or is looked for; both see the code. */
  | { readonly at: 'knocking'; readonly code: SpokenCode | undefined; readonly compared: (() => void) | undefined }
  | { readonly at: 'refused'; readonly trouble: Trouble };

/** The way to a room, found before joining. */
export type Route = {
  readonly invitation: Invitation;
  /** How others reach this computer; empty unless it hosts. */
  readonly addresses: readonly HostAddress[];
  /** This computer runs the room's server. */
  readonly isHostedHere: boolean;
  readonly create: boolean;
  /** With which our card is to be signed: a host's, or that of somebody who was admitted. */
  readonly identity: Identity | undefined;
};

export type Visit = Route & { readonly call: Call; readonly media: LocalMedia };

/** Microphone and camera as a person left them. */
export type Switches = { readonly isMuted: boolean; readonly isCameraOff: boolean };

/** A visit that is over, and how to come back. */
export type Ended = Switches & {
  readonly route: Route;
  readonly roomName: string;
  /** Absent when the person chose to leave. */
  readonly failure: JoinFailure | undefined;
};

export type Screen =
  | { readonly at: 'home' }
  | { readonly at: 'lobby'; readonly plan: Plan; readonly media: LocalMedia; readonly step: JoinStep }
  | { readonly at: 'call'; readonly visit: Visit }
  | { readonly at: 'left'; readonly ended: Ended };

/** The sections of the settings, by name. */
export type SettingsSection = 'general' | 'devices' | 'network' | 'shortcuts' | 'privacy' | 'about';

export type SessionState = {
  /** Undefined until they are read. */
  readonly settings: Settings | undefined;
  /** The settings are open, over whatever screen there is. */
  readonly openSection: SettingsSection | undefined;
  readonly screen: Screen;
  /** What the Join field starts with: a link that could not be used, or came during a call. */
  readonly joinText: string;
  /** An invitation came while a call was on. */
  readonly hasWaitingInvitation: boolean;
};
