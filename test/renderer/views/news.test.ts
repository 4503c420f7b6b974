/** Feeds as a person types them, and their headlines as one list. */
import { expect, test } from 'vitest';
import type { FeedNews } from '../../../main/bridge.ts';
import { readFeedAddress } from '../../../renderer/views/news/feed-draft.ts';
import { mergedHeadlines } from '../../../renderer/views/news/headlines.ts';

test.each([
  [' https://harbour.example/feed.xml ', 'https://harbour.example/feed.xml'],
  ['harbour.example', 'https://harbour.example/'],
  ['harbour.example/news?a=b', 'https://harbour.example/news?a=b'],
  ['http://192.168.1.5/feed', 'http://192.168.1.5/feed'],
  ['feed:https://harbour.example/feed', 'https://harbour.example/feed'],
  ['feed://harbour.example/feed', 'https://harbour.example/feed'],
])('%s is the address %s', (text, url) => {
  expect(readFeedAddress(text)).toEqual({ ok: true, url });
});

test.each([
  ['  ', 'empty'],
  ['news', 'malformed'],
  ['the harbour news', 'malformed'],
  ['ftp://harbour.example/', 'malformed'],
  ['javascript:alert(1)', 'malformed'],
  ['https://ana:secret@harbour.example/', 'malformed'],
  [`https://harbour.example/${'x'.repeat(2_000)}`, 'malformed'],
])('%s is none: %s', (text, reason) => {
  expect(readFeedAddress(text)).toEqual({ ok: false, reason });
});

function feed(title: string, ...headlines: FeedNews['headlines']): FeedNews {
  return { url: `https://${title}.example/`, title, headlines };
}

test('headlines of several feeds are one list, the newest first, those without a date last', () => {
  const list = mergedHeadlines([
    feed('harbour', { title: 'a', at: 1 }, { title: 'b', at: 3 }),
    feed('sea', { title: 'c' }, { title: 'd', at: 2 }),
  ]);
  expect(list.map(({ title, feed: from }) => `${from} ${title}`)).toEqual(['harbour b', 'sea d', 'harbour a', 'sea c']);
});

test('what two feeds tell is told once', () => {
  const same = { title: 'a', url: 'https://harbour.example/1', at: 1 };
  expect(mergedHeadlines([feed('harbour', same), feed('sea', { ...same, title: 'b' })])).toHaveLength(1);
});
