import type { ChatMessage, Participant } from '../call-state.ts';
import type { PairHealth } from '../health/pair-health.ts';
import type { ControlMessage, MediaStateMessage } from './control-message.ts';
import type { Peer } from './peer.ts';
import { SEEN_LARGE, type Want } from './want.ts';

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
  /** Whether the server has them in the room. */
  isSeated: boolean;
};

/** How long somebody who is not heard and has no seat may take to come back. */
const RETURN_TIMEOUT_MS = 30_000;
/** The same while no server tells who has left. */
const UNSEEN_RETURN_TIMEOUT_MS = 90_000;

const NOTHING: MediaStateMessage = { microphone: 'none', hasCamera: false, hasScreen: false };

export function newMember(peer: Peer, { wasHere }: { wasHere: boolean }): Member {
  return { peer, wasHere, name: undefined, media: NOTHING, want: SEEN_LARGE, hears: {}, isSeated: true };
}

/** As the views know them. */
export function participantOf(id: string, name: string, { peer, wasHere, media, hears }: Member): Participant {
  const connection = peer.health;
  return { id, name, wasHere, connection, hears, ...media, isSpeaking: false, ...peer.streams };
}

/** What they have written, with their name at this time. */
export function chatFrom(
  from: string,
  { name = '' }: Member,
  { id, text }: Extract<ControlMessage, { type: 'chat' }>,
): ChatMessage {
  return { id, from, name, text, at: Date.now() };
}

export function isGone({ peer, isSeated }: Member, { isServerReachable }: { isServerReachable: boolean }): boolean {
  if (!isSeated && peer.silenceMs >= RETURN_TIMEOUT_MS) return true;
  return !isServerReachable && peer.silenceMs >= UNSEEN_RETURN_TIMEOUT_MS;
}
