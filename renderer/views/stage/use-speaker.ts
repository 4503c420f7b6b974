import { useEffect, useState } from 'react';
import type { Call } from '../../call/call.ts';
import { ActiveSpeaker } from './active-speaker.ts';

const LOOK_INTERVAL_MS = 250;

/** Id of whoever the stage should show; undefined while nobody has spoken, or nobody asks. */
export function useSpeaker(call: Call, isWanted: boolean): string | undefined {
  const [speaker, setSpeaker] = useState<string>();
  useEffect(() => {
    if (!isWanted) return;
    const active = new ActiveSpeaker();
    const timer = setInterval(() => {
      const state = call.store.getState();
      if (state.status !== 'in-call') return;
      const voices = state.participants.map(({ id, isSpeaking }) => {
        // A reading costs something: of those who are silent none is needed.
        return { id, isSpeaking, level: isSpeaking ? call.levelOf(id) : 0 };
      });
      setSpeaker(active.update(voices, performance.now()));
    }, LOOK_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [call, isWanted]);
  return isWanted ? speaker : undefined;
}
