/** The headlines of the feeds that a person has chosen. Without a feed nobody is asked. */
import type { FeedAnswer, FeedFailure, FeedNews, FeedSettings } from '../bridge.ts';
import type { FeedRequest, FetchedFeed } from './fetch-feed.ts';
import type { KeptFeed, NewsCache } from './kept-feeds.ts';

/** Nobody is asked again sooner, unless a person wants it. */
const FRESH_MS = 15 * 60_000;

export type NewsParts = {
  /** As they are in the settings now. */
  readonly feeds: () => readonly FeedSettings[];
  readonly cache: NewsCache;
  /** One answer for each request, in order. Never rejects. */
  readonly fetchFeeds: (requests: readonly FeedRequest[]) => Promise<FetchedFeed[]>;
};

export class News {
  readonly #parts: NewsParts;
  readonly #failures = new Map<string, FeedFailure>();
  #refreshing: Promise<void> | undefined;

  constructor(parts: NewsParts) {
    this.#parts = parts;
  }

  /** What is kept; asks nobody. */
  read(): FeedNews[] {
    const kept = this.#parts.cache.read();
    return this.#parts.feeds().map(({ url, title }) => {
      const failure = this.#failures.get(url);
      const { headlines = [], readAt } = kept.get(url) ?? {};
      return { url, title, headlines, ...(readAt !== undefined && { readAt }), ...(failure && { failure }) };
    });
  }

  /** Asks the feeds whose headlines are old, or all of them. */
  async refresh({ isForced }: { isForced: boolean }): Promise<FeedNews[]> {
    await this.#refreshing;
    this.#refreshing = this.#ask(isForced);
    await this.#refreshing;
    return this.read();
  }

  /** Looks for the feed at an address that a person has typed; a page may name it. Keeps what it finds. */
  async find(url: string): Promise<FeedAnswer> {
    const [answer] = await this.#parts.fetchFeeds([{ url, mayBePage: true }]);
    if (answer?.kind !== 'feed')
      return { ok: false, reason: answer?.kind === 'failed' ? answer.reason : 'not-readable' };
    const kept = this.#parts.cache.read();
    kept.set(answer.url, keptFeed(answer));
    this.#parts.cache.write(kept);
    return { ok: true, url: answer.url, title: answer.feed.title };
  }

  async #ask(isForced: boolean): Promise<void> {
    const chosen = this.#parts.feeds().map(({ url }) => url);
    const kept = this.#parts.cache.read();
    const isOld = (url: string): boolean => Date.now() - (kept.get(url)?.readAt ?? 0) > FRESH_MS;
    const asked = chosen.filter((url) => isForced || isOld(url));
    const requests = asked.map((url) => ({
      url,
      etag: kept.get(url)?.etag,
      lastModified: kept.get(url)?.lastModified,
    }));
    const answers = requests.length === 0 ? [] : await this.#parts.fetchFeeds(requests);
    for (const [index, url] of asked.entries()) this.#take(url, answers[index], kept);
    this.#keep(kept);
  }

  #take(url: string, answer: FetchedFeed | undefined, kept: Map<string, KeptFeed>): void {
    this.#failures.delete(url);
    if (answer?.kind === 'feed') kept.set(url, keptFeed(answer));
    if (answer?.kind === 'failed') this.#failures.set(url, answer.reason);
    const known = kept.get(url);
    if (answer?.kind === 'unchanged' && known) kept.set(url, { ...known, readAt: Date.now() });
  }

  /** What was removed meanwhile is not kept. */
  #keep(kept: Map<string, KeptFeed>): void {
    const chosen = new Set(this.#parts.feeds().map(({ url }) => url));
    this.#parts.cache.write(new Map([...kept].filter(([url]) => chosen.has(url))));
  }
}

function keptFeed({ feed, etag, lastModified }: Extract<FetchedFeed, { kind: 'feed' }>): KeptFeed {
  return {
    ...feed,
    readAt: Date.now(),
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
}
