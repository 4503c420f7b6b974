import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { FeedReport } from '../news-process.ts';
import type { FeedRequest, FetchedFeed } from './fetch-feed.ts';

/** More than asking for a feed may take. */
const DEADLINE_MS = 20_000;
const UNREADABLE: FetchedFeed = { kind: 'failed', reason: 'not-readable' };

/** Asks for feeds in a process that is gone afterwards. One answer for each request, in order; never rejects. */
export async function fetchFeedsApart(requests: readonly FeedRequest[]): Promise<FetchedFeed[]> {
  const answers = await askAll(requests);
  // A feed that kills its reader takes no other with it.
  const isAlone = requests.length === 1;
  return Promise.all(
    requests.map(async (request, index) => {
      return answers.get(index) ?? (isAlone ? UNREADABLE : ((await fetchFeedsApart([request]))[0] ?? UNREADABLE));
    }),
  );
}

function askAll(requests: readonly FeedRequest[]): Promise<Map<number, FetchedFeed>> {
  const child = utilityProcess.fork(join(import.meta.dirname, 'news-process.js'), [], { serviceName: 'Engage news' });
  const answers = new Map<number, FetchedFeed>();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve(answers);
      child.kill();
    };
    const timer = setTimeout(end, DEADLINE_MS);
    child.on('message', ({ index, answer }: FeedReport) => {
      answers.set(index, answer);
      if (answers.size === requests.length) end();
    });
    child.once('exit', end);
    child.postMessage(requests);
  });
}
