/** Every failure a person can meet: what happened, then what to do. The sentences are complete by type. */
import type { FeedFailure, HostingAnswer, ScreenSourcesAnswer } from '../../main/bridge.ts';
import type { JoinFailure, Refused } from '../call/call-state.ts';
import type { KnockingFailure } from '../call/host/knocking.ts';
import type { DeviceKind, MediaFailure } from '../call/media/local-media-state.ts';
import type { IceServerAnswer } from '../call/network/ice-server-test.ts';
import type { DestinationFailure } from '../call/seal/destination.ts';
import { ROOM_WORD_COUNT } from '../call/seal/words/room-words.ts';
import type { FeedDraftFailure } from './news/feed-draft.ts';
import { privacySettings } from './operating-system.ts';
import type { SavedServerFailure } from './servers/saved-servers.ts';
import type { UploadFailure } from './settings/megabits.ts';
import type { ServerDraftFailure } from './settings/server-draft.ts';
import type { Words } from './words/use-words.ts';

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

type Say = Words<'reasons'>;

/** Both sentences together, for where there is one place. */
export function whole({ happened, advice }: Reason): string {
  return `${happened} ${advice}`;
}

/** Why what was pasted or typed leads nowhere. */
export function destinationReason(t: Say, failure: DestinationFailure): Reason {
  switch (failure.reason) {
    case 'wrong-count': {
      const { count } = failure;
      const happened = t('invitation.wrong-count.happened', { needed: ROOM_WORD_COUNT, count });
      return { happened, advice: t('invitation.wrong-count.advice') };
    }
    case 'unknown-word': {
      const { word, suggestion } = failure;
      const advice =
        suggestion === undefined
          ? t('invitation.unknown-word.advice')
          : t('invitation.unknown-word.guess', { suggestion });
      return { happened: t('invitation.unknown-word.happened', { word }), advice };
    }
    default: {
      const { reason } = failure;
      return { happened: t(`invitation.${reason}.happened`), advice: t(`invitation.${reason}.advice`) };
    }
  }
}

export function joinReason(t: Say, reason: JoinFailure): Reason {
  return { happened: t(`join.${reason}.happened`), advice: t(`join.${reason}.advice`) };
}

/** Of asking to be let in; most fails as joining does. */
function knockReason(t: Say, reason: KnockingFailure): Reason {
  switch (reason) {
    case 'unknown-room':
    case 'host-gone':
    case 'other-host':
      return { happened: t(`knock.${reason}.happened`), advice: t(`knock.${reason}.advice`) };
    default:
      return joinReason(t, reason);
  }
}

function hostingReason(t: Say, reason: HostingFailure): Reason {
  return { happened: t(`hosting.${reason}.happened`), advice: t(`hosting.${reason}.advice`) };
}

export function screenReason(t: Say, reason: ScreenFailure): Reason {
  const advice = reason === 'denied' ? privacySettings(t, 'screen') : t(`screen.${reason}.advice`);
  return { happened: t(`screen.${reason}.happened`), advice };
}

/** A screen that was chosen, but did not start. */
export function shareReason(t: Say, reason: 'denied' | 'failed' | 'ended'): Reason {
  if (reason === 'denied') return screenReason(t, reason);
  return { happened: t(`share.${reason}.happened`), advice: t(`share.${reason}.advice`) };
}

/** Why what was typed is no STUN or TURN server. */
export function serverDraftReason(t: Say, reason: ServerDraftFailure): Reason {
  return { happened: t(`serverDraft.${reason}.happened`), advice: t(`serverDraft.${reason}.advice`) };
}

/** Why a feed cannot be added, or was not read. */
export function feedReason(t: Say, reason: FeedFailure | FeedDraftFailure): Reason {
  return { happened: t(`feed.${reason}.happened`), advice: t(`feed.${reason}.advice`) };
}

/** Why what was typed is no server to host on. */
export function savedServerReason(t: Say, reason: SavedServerFailure): Reason {
  return { happened: t(`savedServer.${reason}.happened`), advice: t(`savedServer.${reason}.advice`) };
}

/** Why a typed upload limit is none. */
export function uploadReason(t: Say, reason: UploadFailure): Reason {
  return { happened: t(`upload.${reason}.happened`), advice: t(`upload.${reason}.advice`) };
}

export function mediaReason(t: Say, kind: Exclude<DeviceKind, 'speaker'>, reason: MediaFailure): Reason {
  // Of a camera alone.
  if (reason === 'no-blur') return { happened: t('camera.no-blur.happened'), advice: t('camera.no-blur.advice') };
  const advice = reason === 'denied' ? privacySettings(t, kind) : t(`${kind}.${reason}.advice`);
  return { happened: t(`${kind}.${reason}.happened`), advice };
}

/** What came of asking a STUN or TURN server. */
export function serverAnswerText(t: Say, answer: IceServerAnswer): string {
  switch (answer.kind) {
    case 'seen-as': {
      const { address } = answer;
      return address === undefined ? t('serverAnswer.sameAddress') : t('serverAnswer.seenAs', { address });
    }
    case 'relay':
      return t('serverAnswer.relay', { address: answer.address });
    case 'failed': {
      const { reason } = answer;
      return whole({ happened: t(`serverTest.${reason}.happened`), advice: t(`serverTest.${reason}.advice`) });
    }
    default:
      return answer satisfies never;
  }
}

export function troubleReason(t: Say, trouble: Trouble): Reason {
  switch (trouble.kind) {
    case 'join':
      return joinReason(t, trouble.reason);
    case 'hosting':
      return hostingReason(t, trouble.reason);
    case 'knock':
      return knockReason(t, trouble.reason);
    default:
      return trouble satisfies never;
  }
}

/** Of somebody who was kept out, or a connection that was refused. */
export function refusedSentence(t: Say, { name, reason }: Pick<Refused, 'name' | 'reason'>): string {
  const who = { name: name ?? t('refused.somebody') };
  switch (reason) {
    case 'too-old':
      return t('refused.tooOld', who);
    case 'too-new':
      return t('refused.tooNew', who);
    case 'not-sealed-for-this-room':
    case 'bad-signature':
    case 'malformed':
      return t('refused.notInvited');
    case 'own-card':
    case 'other-keys':
    case 'weak-key':
      return t('refused.impostor');
    case 'no-proof':
      return t('refused.noProof', who);
    default:
      return t('refused.changed', { name: name ?? t('refused.another') });
  }
}
