/** What several feeds have to tell, as one list. Pure. */
import type { FeedNews, Headline } from '../../../main/bridge.ts';

export type ShownHeadline = Headline & { readonly feed: string };

/** Newest first; what has no date comes after, in the order of its feed. What two feeds tell is told once. */
export function mergedHeadlines(feeds: readonly FeedNews[]): ShownHeadline[] {
  const seen = new Set<string>();
  return feeds
    .flatMap(({ title, headlines }) => headlines.map((one) => ({ ...one, feed: title })))
    .filter(({ url, title }) => {
      const key = url ?? title;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}
