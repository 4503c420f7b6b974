import type { StoreApi } from 'zustand/vanilla';
import type { LocalMediaState } from './local-media-state.ts';

/** Calls back when the camera is being turned on or a screen is shared. Returns its undo. */
export function onOwnPicture(store: StoreApi<LocalMediaState>, listener: () => void): () => void {
  return store.subscribe((now, before) => {
    if (hasPicture(now) && !hasPicture(before)) listener();
  });
}

/** A screen counts from when it is there: a person may still close the picker. */
function hasPicture({ camera, screen }: LocalMediaState): boolean {
  return camera.status === 'starting' || camera.status === 'on' || screen.status === 'on';
}
