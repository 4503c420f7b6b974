/** What Home is told of the feeds that a person has chosen. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FeedSettings } from '../../../main/bridge.ts';
import type { FeedRequest, FetchedFeed } from '../../../main/news/fetch-feed.ts';
import { type KeptFeed, keptFeeds } from '../../../main/news/kept-feeds.ts';
import { News } from '../../../main/news/news.ts';

const HARBOUR = { url: 'https://harbour.example/feed', title: 'Harbour' };
const SEA = { url: 'https://sea.example/feed', title: 'Sea' };

let feeds: FeedSettings[];
let stored: string;
let asked: FeedRequest[];
let answers: Record<string, FetchedFeed>;

function feed(url: string, title: string, ...headlines: string[]): FetchedFeed {
  return { kind: 'feed', url, etag: '"1"', feed: { title, headlines: headlines.map((one) => ({ title: one })) } };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  feeds = [];
  stored = '{}';
  asked = [];
  answers = { [HARBOUR.url]: feed(HARBOUR.url, 'Harbour', 'High tide'), [SEA.url]: feed(SEA.url, 'Sea', 'A whale') };
});

afterEach(() => void vi.useRealTimers());

/** As after a start of the app: what is kept has been written and read. */
function started(): News {
  return new News({
    feeds: () => feeds,
    cache: {
      read: () => keptFeeds(JSON.parse(stored)),
      write: (kept: ReadonlyMap<string, KeptFeed>) => {
        stored = JSON.stringify(Object.fromEntries(kept));
      },
    },
    fetchFeeds: async (requests) => {
      asked.push(...requests);
      return requests.map(({ url }) => answers[url] ?? { kind: 'failed', reason: 'unreachable' });
    },
  });
}

const shown = (news: News) => news.read().map(({ headlines }) => headlines.map(({ title }) => title));

test('without a feed nobody is asked', async () => {
  expect(await started().refresh({ isForced: true })).toEqual([]);
  expect(asked).toEqual([]);
});

test('headlines are there at once after the next start, without asking', async () => {
  feeds = [HARBOUR, SEA];
  const news = started();
  expect(shown(news)).toEqual([[], []]);
  await news.refresh({ isForced: false });
  asked = [];
  expect(shown(started())).toEqual([['High tide'], ['A whale']]);
  expect(asked).toEqual([]);
});

test('a feed is asked again after a quarter of an hour, or when a person wants it', async () => {
  feeds = [HARBOUR];
  const news = started();
  await news.refresh({ isForced: false });
  await news.refresh({ isForced: false });
  expect(asked).toHaveLength(1);
  await news.refresh({ isForced: true });
  expect(asked).toHaveLength(2);
  vi.setSystemTime(Date.now() + 16 * 60_000);
  await news.refresh({ isForced: false });
  expect(asked).toHaveLength(3);
  expect(asked[2]).toMatchObject({ etag: '"1"' });
});

test('what has not changed stays', async () => {
  feeds = [HARBOUR];
  const news = started();
  await news.refresh({ isForced: true });
  answers[HARBOUR.url] = { kind: 'unchanged' };
  await news.refresh({ isForced: true });
  expect(shown(news)).toEqual([['High tide']]);
});

test('a feed that fails says why, and keeps what it had until it can be read again', async () => {
  feeds = [HARBOUR, SEA];
  const news = started();
  await news.refresh({ isForced: true });
  answers[HARBOUR.url] = { kind: 'failed', reason: 'server-failed' };
  expect(await news.refresh({ isForced: true })).toMatchObject([
    { failure: 'server-failed', headlines: [{ title: 'High tide' }] },
    { headlines: [{ title: 'A whale' }] },
  ]);
  answers[HARBOUR.url] = feed(HARBOUR.url, 'Harbour', 'Low tide');
  const [harbour] = await news.refresh({ isForced: true });
  expect(harbour).not.toHaveProperty('failure');
});

test('of a feed that is found the headlines are there as soon as it is chosen', async () => {
  const news = started();
  expect(await news.find(HARBOUR.url)).toEqual({ ok: true, ...HARBOUR });
  feeds = [HARBOUR];
  expect(shown(news)).toEqual([['High tide']]);
  answers = {};
  expect(await news.find(SEA.url)).toEqual({ ok: false, reason: 'unreachable' });
});

test('of a feed that was removed nothing is kept', async () => {
  feeds = [HARBOUR, SEA];
  const news = started();
  await news.refresh({ isForced: true });
  feeds = [SEA];
  await news.refresh({ isForced: true });
  expect(stored).not.toContain('High tide');
});

test.each([
  'null',
  '[]',
  '"x"',
  '{"https://harbour.example/feed":{"title":7}}',
  '{"https://harbour.example/feed":null}',
])('what was kept as %s is asked for anew', async (text) => {
  stored = text;
  feeds = [HARBOUR];
  const news = started();
  expect(shown(news)).toEqual([[]]);
  await news.refresh({ isForced: false });
  expect(shown(news)).toEqual([['High tide']]);
});
