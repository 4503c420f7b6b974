/** Every failure a person can meet: what happened, then what to do. One table, complete by type. */
import type { HostingAnswer, ScreenSourcesAnswer } from '../../main/bridge.ts';
import type { JoinFailure } from '../call/call-state.ts';
import type { DeviceKind, MediaFailure } from '../call/local-media-state.ts';
import type { InvitationFailure } from '../call/seal/invitation.ts';
import { privacySettings } from './operating-system.ts';

export type Reason = { readonly happened: string; readonly advice: string };

type FailureOf<A extends { ok: boolean }> = Extract<A, { ok: false }> extends { reason: infer R } ? R : never;
export type HostingFailure = FailureOf<HostingAnswer>;
/** `gone`: the chosen window closed before it could be shared. */
export type ScreenFailure = FailureOf<ScreenSourcesAnswer> | 'gone';
/** Why the lobby could not open the call. */
export type Trouble =
  | { readonly kind: 'hosting'; readonly reason: HostingFailure }
  | { readonly kind: 'join'; readonly reason: JoinFailure };

function say(happened: string, advice: string): Reason {
  return { happened, advice };
}

export const INVITATION_REASONS: Record<InvitationFailure, Reason> = {
  empty: say('There is no link yet.', 'Paste the invitation you were sent.'),
  'not-a-link': say('That is not a link.', 'Paste the whole invitation you were sent.'),
  'wrong-scheme': say('That link belongs to another program.', 'An invitation starts with http, https or engage.'),
  'no-secret': say('The last part of the link is missing.', 'Copy the whole invitation, with everything after the #.'),
  'bad-secret': say('The link was cut or changed on its way.', 'Ask for the invitation again.'),
};

export const JOIN_REASONS: Record<JoinFailure, Reason> = {
  malformed: say('The room server did not understand this app.', 'Update Engage here and there, then try again.'),
  version: say('The room server runs another version of Engage.', 'Update Engage here and there, then try again.'),
  'unknown-room': say('The room is not open.', 'Ask whoever invited you to start the call, then try again.'),
  full: say('The room is full.', 'Try again when somebody has left.'),
  'too-many': say('The room server has no place for another connection.', 'Try again in a minute.'),
  'too-fast': say('The room server asks for a pause.', 'Wait a few seconds, then try again.'),
  'too-large': say('The room server refused a message that was too large.', 'Update Engage, then try again.'),
  gone: say('The room server lost sight of you.', 'Check your network, then try again.'),
  'shutting-down': say('The room server is shutting down.', 'Ask whoever runs it, then try again.'),
  'malformed-address': say('The address in the invitation is not valid.', 'Ask for the invitation again.'),
  unreachable: say(
    'The room server cannot be reached.',
    'Check that you are on the same network and that the host is there.',
  ),
  'timed-out': say('The room server does not answer.', 'A firewall may be in the way. Ask the host to allow Engage.'),
  'not-engage': say('Something else answers at that address.', 'Ask for the invitation again.'),
  'untrusted-certificate': say(
    'Nobody vouches for the room server’s certificate.',
    'Ask whoever runs the server for the invitation that it prints: it carries a pin to know it by.',
  ),
  'wrong-certificate': say(
    'This is not the server that the invitation is for.',
    'Somebody may be in between. Ask for the invitation again, by another way.',
  ),
  removed: say('The host removed you from the room.', 'Your invitation does not lead there any more.'),
  'not-admitted': say('The host did not let you in.', 'Ask them by another way, then try again.'),
  closed: say('The connection closed before the room answered.', 'Try again.'),
};

export const HOSTING_REASONS: Record<HostingFailure, Reason> = {
  'no-free-port': say(
    'This computer has no free port for the room.',
    'Close another program that serves pages, then try again.',
  ),
  'server-failed': say('The room could not be opened on this computer.', 'Restart Engage, then try again.'),
};

export const SCREEN_REASONS: Record<ScreenFailure, Reason> = {
  denied: say('The system does not let Engage see the screen.', privacySettings('screen')),
  failed: say('The screens and windows could not be listed.', 'Try again.'),
  gone: say('That window has closed.', 'Choose another one.'),
};

/** A screen that was chosen, but did not start. */
export const SHARE_REASONS: Record<'denied' | 'failed', Reason> = {
  denied: SCREEN_REASONS.denied,
  failed: say('The screen could not be shared.', 'Try again, or choose another one.'),
};

const CAPTURE_NAMES = { microphone: 'Microphone', camera: 'Camera' } as const;

export function mediaReason(kind: Exclude<DeviceKind, 'speaker'>, reason: MediaFailure): Reason {
  const name = CAPTURE_NAMES[kind];
  const reasons: Record<MediaFailure, Reason> = {
    'none-found': say(`No ${kind} found.`, 'You can go on without one, or plug one in.'),
    denied: say(`${name} blocked.`, privacySettings(kind)),
    'in-use': say(`${name} in use by another program.`, 'Close that program, or choose another device.'),
    unplugged: say(`${name} unplugged.`, 'Plug it in again, or choose another device.'),
    'insecure-page': say(`No ${kind} on this page.`, 'Browsers allow it only over https or on localhost.'),
    failed: say(`${name} did not start.`, 'Try again, or choose another device.'),
  };
  return reasons[reason];
}

export function troubleReason(trouble: Trouble): Reason {
  return trouble.kind === 'join' ? JOIN_REASONS[trouble.reason] : HOSTING_REASONS[trouble.reason];
}
