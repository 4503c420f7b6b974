/** What the others are told of the local media. */
import type { StoreApi } from 'zustand/vanilla';
import type { MediaStateMessage } from '../peer/control-message.ts';
import type { LocalMediaState } from './local-media-state.ts';

export function sentMedia({ microphone, isMuted, camera, screen }: LocalMediaState): MediaStateMessage {
  return {
    microphone: microphone.status !== 'on' ? 'none' : isMuted ? 'muted' : 'on',
    hasCamera: camera.status === 'on',
    screen: screen.status === 'on' ? { isPaused: screen.isPaused, mode: screen.mode, hasAudio: screen.hasAudio } : null,
  };
}

/** Calls back when what the others are told changes. Returns its undo. */
export function onMediaState(store: StoreApi<LocalMediaState>, listener: () => void): () => void {
  return store.subscribe((state, previous) => {
    if (JSON.stringify(sentMedia(state)) !== JSON.stringify(sentMedia(previous))) listener();
  });
}
