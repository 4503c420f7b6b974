import { useSyncExternalStore } from 'react';
import { words } from './words.ts';

/** The language that is spoken; whoever uses it is drawn anew when that changes. */
export function useSpoken(): string {
  return useSyncExternalStore(follow, current);
}

function follow(onChange: () => void): () => void {
  words.on('languageChanged', onChange);
  return () => words.off('languageChanged', onChange);
}

function current(): string {
  return words.language;
}
