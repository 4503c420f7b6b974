/**
 * Feeds are asked for and read in a process of its own: what a hostile one does to its reader touches no window.
 * It is told once what to ask for, and says of each what came of it.
 */
import { type FeedRequest, type FetchedFeed, fetchFeed } from './news/fetch-feed.ts';

/** `index` in the list of requests. */
export type FeedReport = { index: number; answer: FetchedFeed };

process.parentPort.once('message', ({ data }) => {
  for (const [index, request] of (data as FeedRequest[]).entries()) {
    void fetchFeed(request).then((answer) => process.parentPort.postMessage({ index, answer } satisfies FeedReport));
  }
});
