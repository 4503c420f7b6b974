import { useEffect, useState } from 'react';
import type { FeedNews } from '../../../main/bridge.ts';
import type { Platform } from '../../platform/platform.ts';
import { useSessionState } from '../session-context.tsx';

/** While Home is open. Feeds that were asked less than a quarter of an hour ago are not asked. */
const REFRESH_MS = 20 * 60_000;

export type NewsView = {
  /** Undefined until what is kept has been read. */
  readonly feeds: readonly FeedNews[] | undefined;
  readonly isRefreshing: boolean;
  refresh(): void;
};

/** What is kept at once, and what is new when it comes. */
export function useNews(news: NonNullable<Platform['news']>): NewsView {
  const chosen = useSessionState(({ settings }) => settings?.feeds);
  const [feeds, setFeeds] = useState<readonly FeedNews[]>();
  const [asking, setAsking] = useState(0);
  const ask = async (isForced: boolean, isLatest: () => boolean) => {
    setAsking((count) => count + 1);
    const found = await news.refresh({ isForced });
    setAsking((count) => count - 1);
    if (isLatest()) setFeeds(found);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is made anew each time that this is drawn
  useEffect(() => {
    let isHere = true;
    const isLatest = () => isHere;
    void news.read().then((kept) => isHere && setFeeds(kept));
    if (chosen?.length) void ask(false, isLatest);
    else setFeeds([]);
    const timer = setInterval(() => chosen?.length && void ask(false, isLatest), REFRESH_MS);
    return () => {
      isHere = false;
      clearInterval(timer);
    };
  }, [news, chosen]);
  return { feeds, isRefreshing: asking > 0, refresh: () => void ask(true, () => true) };
}
