import { useEffect, useState } from 'react';
import type { InCall } from '../../call/call-state.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { useMedia } from '../parts/media-hooks.ts';

/** Whoever has spoken for this long, with pauses for breath, has had their turn. */
const TURN_MS = 8_000;
const LOOK_INTERVAL_MS = 500;

/** Whether to ask a person who speaks if their hand is to go down. `dismiss` lets it stay up and asks no more. */
export function useHandOffer(media: LocalMedia, { handRaisedAt }: InCall): { isOpen: boolean; dismiss: () => void } {
  const isRaised = handRaisedAt !== undefined;
  const isSpeaking = useMedia(media, (state) => state.isSpeaking && !state.isMuted);
  const [spokenMs, setSpokenMs] = useState(0);
  const [dismissed, setDismissed] = useState<number>();
  useEffect(() => {
    if (!isRaised) setSpokenMs(0);
  }, [isRaised]);
  useEffect(() => {
    if (!isRaised || !isSpeaking) return;
    const timer = setInterval(() => setSpokenMs((ms) => ms + LOOK_INTERVAL_MS), LOOK_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [isRaised, isSpeaking]);
  return {
    isOpen: isRaised && dismissed !== handRaisedAt && spokenMs >= TURN_MS,
    dismiss: () => setDismissed(handRaisedAt),
  };
}
