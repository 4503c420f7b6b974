/** Every failure a person can meet: what happened, then what to do. One table, complete by type. */
import type { HostingAnswer, ScreenSourcesAnswer } from '../../main/bridge.ts';
import type { JoinFailure, Refused } from '../call/call-state.ts';
import type { KnockingFailure } from '../call/host/knocking.ts';
import type { DeviceKind, MediaFailure } from '../call/media/local-media-state.ts';
import type { IceServerAnswer, IceServerFailure } from '../call/network/ice-server-test.ts';
import type { DestinationFailure } from '../call/seal/destination.ts';
import type { InvitationFailure } from '../call/seal/invitation.ts';
import { ROOM_WORD_COUNT } from '../call/seal/words/room-words.ts';
import { privacySettings } from './operating-system.ts';
import type { UploadFailure } from './settings/megabits.ts';
import type { ServerDraftFailure } from './settings/server-draft.ts';

export type Reason = { readonly happened: string; readonly advice: string };

type FailureOf<A extends { ok: boolean }> = Extract<A, { ok: false }> extends { reason: infer R } ? R : never;
export type HostingFailure = FailureOf<HostingAnswer>;
/** `gone`: the chosen window closed before it could be shared. */
export type ScreenFailure = FailureOf<ScreenSourcesAnswer> | 'gone';
/** Why the lobby could not open the call. */
export type Trouble =
  | { readonly kind: 'hosting'; readonly reason: HostingFailure }
  | { readonly kind: 'join'; readonly reason: JoinFailure }
  | { readonly kind: 'knock'; readonly reason: KnockingFailure };

function say(happened: string, advice: string): Reason {
  return { happened, advice };
}

export const INVITATION_REASONS: Record<InvitationFailure, Reason> = {
  empty: say('There is no link yet.', 'Paste the invitation you were sent.'),
  'not-a-link': say('That is no invitation.', 'Paste the link you were sent, or type an address and the room’s words.'),
  'wrong-scheme': say('That link belongs to another program.', 'An invitation starts with http, https or engage.'),
  'bad-secret': say('The link was cut or changed on its way.', 'Ask for the invitation again.'),
};

const WORDS_REASONS = {
  'words-need-address': say(
    'Words alone do not say where the room is.',
    'Type the address before them, as in 192.168.1.5:7300 and then the words.',
  ),
  'wrong-checksum': say('These are not the room’s words.', 'Check that they are all there, and in the right order.'),
};

/** Why what was pasted or typed leads nowhere. */
export function destinationReason(failure: DestinationFailure): Reason {
  switch (failure.reason) {
    case 'wrong-count':
      return say(`A room has ${ROOM_WORD_COUNT} words, these are ${failure.count}.`, 'Ask for them again.');
    case 'unknown-word':
      return say(
        `“${failure.word}” is not among the words that rooms have.`,
        failure.suggestion === undefined ? 'Ask for that word again.' : `Did they say “${failure.suggestion}”?`,
      );
    case 'words-need-address':
    case 'wrong-checksum':
      return WORDS_REASONS[failure.reason];
    default:
      return INVITATION_REASONS[failure.reason];
  }
}

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

/** Of asking to be let in; everything else fails as joining does. */
const KNOCK_REASONS: Record<Exclude<KnockingFailure, JoinFailure> | 'unknown-room', Reason> = {
  'unknown-room': say('Nobody is there who could let you in.', 'Ask the host to start the call, then try again.'),
  'host-gone': say('The host has gone.', 'Try again when they are back.'),
  'other-host': say(
    'Somebody else than the host of this link answered.',
    'Ask for the link again, by another way. They have not learned your name.',
  ),
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

/** Why what was typed is no STUN or TURN server. */
export const SERVER_DRAFT_REASONS: Record<ServerDraftFailure, Reason> = {
  empty: say('There is no address yet.', 'It is like stun:stun.example.org or turn:turn.example.org:3478.'),
  'too-long': say('The address is too long.', 'It has at most 300 letters.'),
  'no-kind': say('The address does not say what kind of server it is.', 'Write stun:, turn: or turns: before it.'),
  'other-kind': say('That is the address of another kind of server.', 'It starts with stun:, turn: or turns:.'),
  'no-host': say('The address names no computer.', 'Write its name or number after the colon.'),
  'bad-host': say('No computer can have that name.', 'Check it for spaces and other signs that do not belong there.'),
  'no-brackets': say('An IPv6 address needs brackets.', 'Write it as in stun:[2001:db8::1]:3478.'),
  'bad-port': say('That is no port.', 'Ports are numbers from 1 to 65535.'),
  'stun-transport': say('A STUN server has no transport.', 'Leave out the question mark and what follows.'),
  'bad-transport': say('Only one thing may follow the question mark.', 'It is transport=udp or transport=tcp.'),
  twice: say('That server is in the list already.', 'Edit it there.'),
  'no-username': say('A TURN server needs a name.', 'Whoever runs it has given you one.'),
  'no-password': say('A TURN server needs a password.', 'Whoever runs it has given you one.'),
};

export const SERVER_TEST_REASONS: Record<IceServerFailure, Reason> = {
  'no-answer': say('No answer.', 'Check address and port; a firewall may be in the way.'),
  'unknown-name': say('No server of that name was found.', 'Check how it is written.'),
  'wrong-password': say('The server refuses this name and password.', 'Check both; some are given for a time only.'),
  forbidden: say('The server gives you no relay.', 'Ask whoever runs it.'),
  full: say('The server has no relay left.', 'Try again later, or ask whoever runs it.'),
  'other-answer': say('The server gives no relay.', 'Ask whoever runs it whether it is a TURN server.'),
};

/** Why a typed upload limit is none. */
export const UPLOAD_REASONS: Record<UploadFailure, Reason> = {
  'not-a-number': say('That is no number.', 'Write megabits per second, as in 1.5.'),
  'too-little': say('That is too little for any picture.', 'Write 0.05 or more, or use audio only.'),
  'too-much': say('That limits nothing.', 'Write 1000 or less, or choose no limit.'),
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

/** What came of asking a STUN or TURN server. */
export function serverAnswerText(answer: IceServerAnswer): string {
  switch (answer.kind) {
    case 'seen-as':
      return answer.address === undefined
        ? 'Reachable. From there you are seen under the address that you have on this network.'
        : `Reachable. From there your address is ${answer.address}.`;
    case 'relay':
      return `Reachable, and it relays: others see ${answer.address}, your address stays hidden.`;
    case 'failed': {
      const { happened, advice } = SERVER_TEST_REASONS[answer.reason];
      return `${happened} ${advice}`;
    }
    default:
      return answer satisfies never;
  }
}

export function troubleReason(trouble: Trouble): Reason {
  switch (trouble.kind) {
    case 'join':
      return JOIN_REASONS[trouble.reason];
    case 'hosting':
      return HOSTING_REASONS[trouble.reason];
    case 'knock':
      return { ...JOIN_REASONS, ...KNOCK_REASONS }[trouble.reason];
    default:
      return trouble satisfies never;
  }
}

/** Of somebody who was kept out, or a connection that was refused. */
export function refusedSentence({ name, reason }: Pick<Refused, 'name' | 'reason'>): string {
  const who = name ?? 'Somebody';
  switch (reason) {
    case 'too-old':
      return `${who}’s app is too old for this room. They need to update Engage.`;
    case 'too-new':
      return `${who} has a newer Engage than you. Update yours to see them.`;
    case 'not-sealed-for-this-room':
    case 'bad-signature':
    case 'malformed':
      return 'Somebody came whose invitation is not for this room. They were kept out.';
    case 'own-card':
    case 'other-keys':
    case 'weak-key':
      return 'Somebody came who passes themselves off as another. They were kept out.';
    case 'no-proof':
      return `${who} did not show who they are. Engage refused the connection.`;
    default:
      return `Somebody between you and ${name ?? 'another'} changed the connection: Engage refused it.`;
  }
}
