import { useEffect, useRef } from 'react';
import type { InCall } from '../../call/call-state.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { useSessionState } from '../session-context.tsx';
import { cueBetween } from './cue-between.ts';
import { Sounds } from './sounds.ts';

/** Lets what happens be heard, unless that is switched off or the system's sound is being shared: others would hear it. */
export function useSounds(media: LocalMedia, state: InCall): void {
  const isOn = useSessionState(({ settings }) => settings?.sounds !== false);
  const sounds = useRef<Sounds>(undefined);
  const before = useRef(state);
  useEffect(() => {
    sounds.current = new Sounds();
    return () => sounds.current?.close();
  }, []);
  useEffect(() => {
    const cue = cueBetween(before.current, state);
    before.current = state;
    const { screen, speakerId } = media.store.getState();
    const isShared = screen.status === 'on' && screen.hasAudio;
    if (cue && isOn && !isShared) sounds.current?.play(cue, speakerId);
  }, [media, state, isOn]);
}
