import { useSyncExternalStore } from 'react';

/** The bar has no room for its middle buttons then: they are in the menu. */
const FOLDED = window.matchMedia('(width < 560px)');

export function useIsFolded(): boolean {
  return useSyncExternalStore(watch, () => FOLDED.matches);
}

function watch(listener: () => void): () => void {
  FOLDED.addEventListener('change', listener);
  return () => FOLDED.removeEventListener('change', listener);
}
