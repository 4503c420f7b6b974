import type { FeedFailure, FeedSettings } from '../../../main/bridge.ts';
import { useSession, useSessionState } from '../session-context.tsx';
import { type FeedDraftFailure, MAX_FEEDS, readFeedAddress } from './feed-draft.ts';

export type FeedFormFailure = FeedFailure | FeedDraftFailure;

export type FeedsControl = {
  readonly feeds: readonly FeedSettings[];
  /** Looks for the feed and adds it. @returns why it was not added */
  add(text: string): Promise<FeedFormFailure | undefined>;
  /** @returns its undo */
  remove(feed: FeedSettings): () => void;
};

const NONE: readonly FeedSettings[] = [];

/** The feeds in the settings. */
export function useFeeds(): FeedsControl {
  const session = useSession();
  const feeds = useSessionState(({ settings }) => settings?.feeds ?? NONE);
  const now = (): readonly FeedSettings[] => session.store.getState().settings?.feeds ?? NONE;
  const isThere = (url: string): boolean => now().some((one) => one.url === url);
  const add = async (text: string): Promise<FeedFormFailure | undefined> => {
    const read = readFeedAddress(text);
    if (!read.ok) return read.reason;
    if (isThere(read.url)) return 'twice';
    if (now().length >= MAX_FEEDS) return 'full';
    const found = await session.platform.news?.find(read.url);
    if (!found?.ok) return found?.reason ?? 'unreachable';
    // A website's address may have led to a feed that is there.
    if (isThere(found.url)) return 'twice';
    await session.change({ feeds: [...now(), { url: found.url, title: found.title }] });
    return undefined;
  };
  const remove = (feed: FeedSettings): (() => void) => {
    const index = now().findIndex(({ url }) => url === feed.url);
    void session.change({ feeds: now().filter(({ url }) => url !== feed.url) });
    return () => {
      if (!isThere(feed.url)) void session.change({ feeds: now().toSpliced(index, 0, feed).slice(0, MAX_FEEDS) });
    };
  };
  return { feeds, add, remove };
}
