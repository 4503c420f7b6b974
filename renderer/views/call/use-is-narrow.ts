import { useSyncExternalStore } from 'react';

/** As in call-bar.module.css: the bar is as wide as the window while it is this narrow. */
const NARROW = '(width < 560px)';

/** The bar has no room for its middle buttons. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
