import Store from 'electron-store';
import { keptFeeds, type NewsCache } from './kept-feeds.ts';

/** In a file of its own beside the settings. */
export function openNewsCache(): NewsCache {
  const store = new Store<{ feeds: Record<string, unknown> }>({ name: 'news', clearInvalidConfig: true });
  return {
    read: () => keptFeeds(store.get('feeds')),
    write: (feeds) => store.set('feeds', Object.fromEntries(feeds)),
  };
}
