/** What the small window shows: what is shared, or who speaks. Pure. */
import type { Participant } from '../../call/call-state.ts';
import { personKey, shareKey, type TileKey } from '../stage/stage-plan.ts';

export type MiniSubject = { readonly participant: Participant; readonly key: TileKey; readonly isShare: boolean };

/**
 * @param speaker id of whoever speaks, or did last
 * @returns undefined when nobody else is there
 */
export function miniSubject(
  participants: readonly Participant[],
  { pinned, speaker, isAudioOnly }: { pinned: TileKey | undefined; speaker: string | undefined; isAudioOnly: boolean },
): MiniSubject | undefined {
  const pin = participants.find(({ id }) => personKey(id) === pinned);
  if (pin) return { participant: pin, key: personKey(pin.id), isShare: false };
  const sharers = isAudioOnly ? [] : participants.filter(({ hasScreen }) => hasScreen);
  const sharer = sharers.find(({ id }) => shareKey(id) === pinned) ?? sharers[0];
  if (sharer) return { participant: sharer, key: shareKey(sharer.id), isShare: true };
  const shown = participants.find(({ id }) => id === speaker) ?? participants[0];
  return shown && { participant: shown, key: personKey(shown.id), isShare: false };
}
