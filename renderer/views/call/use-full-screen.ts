import { useSyncExternalStore } from 'react';

export type FullScreenControl = { readonly isOn: boolean; toggle(): void };

/** Undefined where the browser gives none, as on a phone. */
export function useFullScreen(): FullScreenControl | undefined {
  const isOn = useSyncExternalStore(watch, isFullScreen);
  if (!document.fullscreenEnabled) return undefined;
  return { isOn, toggle: toggleFullScreen };
}

export function isFullScreen(): boolean {
  return document.fullscreenElement !== null;
}

export function leaveFullScreen(): void {
  if (isFullScreen()) void document.exitFullscreen();
}

function toggleFullScreen(): void {
  if (isFullScreen()) return leaveFullScreen();
  // The person, or their system, may say no: then the window stays as it is.
  document.documentElement.requestFullscreen().catch(() => undefined);
}

function watch(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
