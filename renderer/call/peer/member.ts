import type { Participant } from '../call-state.ts';
import type { PairHealth } from '../health/pair-health.ts';
import type { MediaStateMessage } from './control-message.ts';
import type { Peer } from './peer.ts';
import { AT_FIRST, type Want } from './want.ts';

/** Somebody else in the mesh. */
export type Member = {
  readonly peer: Peer;
  readonly wasHere: boolean;
  /** Undefined until they have confirmed; before that nothing of them is shown. */
  name: string | undefined;
  /** As last told by them. */
  media: MediaStateMessage;
  /** What they show of us, as last told. */
  want: Want;
  /** How they hear the others, as last told. */
  hears: Readonly<Record<string, PairHealth>>;
  /** Since when the server has not had them in the room, by `performance.now()`; undefined while it has. */
  unseatedAt: number | undefined;
};

/** How long somebody who is not heard may take to come back. */
const RETURN_TIMEOUT_MS = 30_000;
/** From losing their seat: where the network was gone for all of us, they take another one when we do. */
const RESEAT_TIMEOUT_MS = 20_000;
/** While no server tells who has left. */
const UNSEEN_RETURN_TIMEOUT_MS = 90_000;

const NOTHING: MediaStateMessage = { microphone: 'none', hasCamera: false, screen: null };

export function newMember(peer: Peer, { wasHere }: { wasHere: boolean }): Member {
  return { peer, wasHere, name: undefined, media: NOTHING, want: AT_FIRST, hears: {}, unseatedAt: undefined };
}

/** As the views know them. */
export function participantOf(id: string, name: string, { peer, wasHere, media, hears }: Member): Participant {
  const connection = peer.health;
  return { id, name, wasHere, connection, hears, ...shownMedia(media), isSpeaking: false, ...peer.streams };
}

/** What the views know of what somebody sends. */
export function shownMedia(media: MediaStateMessage): MediaStateMessage & Pick<Participant, 'hasScreen'> {
  return { ...media, hasScreen: media.screen !== null };
}

/** @param at.now by `performance.now()` */
export function isGone(
  { peer: { silenceMs }, unseatedAt }: Pick<Member, 'unseatedAt'> & { peer: Pick<Peer, 'silenceMs'> },
  { now, isServerReachable }: { now: number; isServerReachable: boolean },
): boolean {
  const isUnseated = unseatedAt !== undefined && now - unseatedAt >= RESEAT_TIMEOUT_MS;
  if (isUnseated && silenceMs >= RETURN_TIMEOUT_MS) return true;
  return !isServerReachable && silenceMs >= UNSEEN_RETURN_TIMEOUT_MS;
}
