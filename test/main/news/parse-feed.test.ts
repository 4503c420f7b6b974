/** What is made of feeds: the usual kinds, and hostile ones. */
import { expect, test } from 'vitest';
import { parseFeed } from '../../../main/news/parse-feed.ts';
import { item, rss } from './feed-server.ts';

const BASE = 'https://harbour.example/news/feed.xml';
const AT = Date.UTC(2026, 10, 20, 9, 41);

function headlines(text: string) {
  const content = parseFeed(text, BASE);
  if (!content.ok) throw new Error(content.reason);
  return content.feed.headlines;
}

test('RSS', () => {
  expect(parseFeed(rss('Harbour &amp; sea', item('High tide', 'https://harbour.example/1')), BASE)).toEqual({
    ok: true,
    feed: { title: 'Harbour & sea', headlines: [{ title: 'High tide', url: 'https://harbour.example/1', at: AT }] },
  });
});

test('RDF', () => {
  const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>H</title></channel>
    <item><title>High tide</title><link>https://harbour.example/1</link><dc:date>2026-11-20T09:41:00Z</dc:date></item></rdf:RDF>`;
  expect(headlines(text)).toEqual([{ title: 'High tide', url: 'https://harbour.example/1', at: AT }]);
});

test('Atom, with an address relative to the feed', () => {
  const text = `<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><entry>
    <title type="html">High &lt;b&gt;tide&lt;/b&gt;</title><link rel="self" href="https://other.example/"/>
    <link href="1?a=b"/><updated>2026-11-20T10:41:00+01:00</updated></entry></feed>`;
  expect(headlines(text)).toEqual([{ title: 'High tide', url: 'https://harbour.example/news/1?a=b', at: AT }]);
});

test('JSON Feed; of a note without a title the text is shown', () => {
  const items = [{ id: '1', content_text: 'High\n tide', url: '/1', date_published: '2026-11-20T09:41:00Z' }];
  const text = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'H', items });
  expect(headlines(text)).toEqual([{ title: 'High tide', url: 'https://harbour.example/1', at: AT }]);
});

test('a feed without a name has that of its server', () => {
  expect(parseFeed(rss('', item('x', '/x')), BASE)).toMatchObject({ feed: { title: 'harbour.example' } });
});

test.each([
  ['&lt;img src=x onerror=alert(1)&gt;Tide &lt;script&gt;alert(1)&lt;/script&gt;', 'Tide alert(1)'],
  ['<![CDATA[<b>A</b> &amp; B]]>', 'A & B'],
  ['1 &lt; 2 &amp; 3 &gt; 2', '1 < 2 & 3 > 2'],
  ['one&lt;br/&gt;two', 'one two'],
  ['safe\u202egnp.exe', 'safe gnp.exe'],
  ['x'.repeat(5_000), `${'x'.repeat(299)}…`],
])('of the title %s the plain text %s is shown', (title, shown) => {
  expect(headlines(rss('H', item(title, '/1')))[0]?.title).toBe(shown);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'http://harbour.example/1',
  'https://a:b@c/',
  `https://a/${'b'.repeat(2_000)}`,
])('a headline that leads to %s leads nowhere', (link) => {
  expect(headlines(rss('H', item('Tide', link)))).toEqual([{ title: 'Tide', at: AT }]);
});

test('no more than twenty headlines; none that says nothing', () => {
  const many = Array.from({ length: 50 }, (_, index) => item(`Tide ${index}`, '/1'));
  expect(headlines(rss('H', ...many))).toHaveLength(20);
  expect(headlines(rss('H', item('&lt;br&gt; ', '/1'), item('Tide', '/2')))).toHaveLength(1);
});

test('a date to come is no later than now', () => {
  const text = rss('H', '<item><title>x</title><pubDate>Fri, 20 Nov 2099 09:41:00 GMT</pubDate></item>');
  expect(headlines(text)[0]?.at).toBeLessThanOrEqual(Date.now());
  expect(headlines(rss('H', '<item><title>x</title><pubDate>soon</pubDate></item>'))).toEqual([{ title: 'x' }]);
});

test('entities are not multiplied, and no file is read', () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(99)}"><!ENTITY b "${'&a;'.repeat(99)}">]>`;
  expect(headlines(bomb + rss('H', item(`T${'&b;'.repeat(9)}`, '/1')))[0]?.title.length).toBeLessThan(60);
  const file = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
  expect(JSON.stringify(parseFeed(file + rss('H', item('&a;', '/1')), BASE))).not.toContain('root:');
});

test.each([
  ['', 'not-a-feed'],
  ['<!doctype html><title>x</title><p>Hello', 'not-a-feed'],
  ['{"a":1}', 'not-a-feed'],
  ['[[[[', 'not-a-feed'],
  ['<rss version="2.0"><channel><title>x', 'not-readable'],
  [`<rss version="2.0"><channel>${'<a>'.repeat(9_000)}`, 'not-readable'],
])('%s is %s', (text, reason) => {
  expect(parseFeed(text, BASE)).toEqual({ ok: false, reason });
});
