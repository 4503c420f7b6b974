/** Asking real servers on this computer for feeds: good, broken, slow and hostile ones. */
import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { fetchFeed } from '../../../main/news/fetch-feed.ts';
import { type FeedServer, item, rss, startFeedServer } from './feed-server.ts';

const FEED = rss('Harbour', item('High tide', 'https://harbour.example/1'));

const servers: FeedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((one) => one.close()));
});

async function serve(answer: RequestListener): Promise<FeedServer> {
  const server = await startFeedServer(answer);
  servers.push(server);
  return server;
}

function titles(fetched: Awaited<ReturnType<typeof fetchFeed>>): string[] | string {
  if (fetched.kind !== 'feed') return fetched.kind === 'failed' ? fetched.reason : fetched.kind;
  return fetched.feed.headlines.map(({ title }) => title);
}

test('a feed is found, and learns nothing but that Engage asks', async () => {
  const { origin, asked } = await serve((_, response) => response.end(FEED));
  expect(titles(await fetchFeed({ url: `${origin}/feed` }))).toEqual(['High tide']);
  expect(asked[0]?.headers).toMatchObject({ 'user-agent': 'Engage' });
  expect(asked[0]?.headers).not.toHaveProperty('cookie');
  expect(asked[0]?.headers).not.toHaveProperty('referer');
});

test('what has not changed is not sent again', async () => {
  const { origin } = await serve(({ headers }, response) => {
    if (headers['if-none-match'] === '"1"' && headers['if-modified-since'] === 'then') response.statusCode = 304;
    response
      .setHeader('etag', '"1"')
      .setHeader('last-modified', 'then')
      .end(response.statusCode === 304 ? '' : FEED);
  });
  const first = await fetchFeed({ url: origin });
  expect(first).toMatchObject({ kind: 'feed', etag: '"1"', lastModified: 'then' });
  expect(await fetchFeed({ url: origin, etag: '"1"', lastModified: 'then' })).toEqual({ kind: 'unchanged' });
});

test.each([
  [404, 'not-found'],
  [410, 'not-found'],
  [401, 'refused'],
  [403, 'refused'],
  [500, 'server-failed'],
  [429, 'server-failed'],
])('an answer of %i is %s', async (status, reason) => {
  const { origin } = await serve((_, response) => response.writeHead(status).end(FEED));
  expect(titles(await fetchFeed({ url: origin }))).toBe(reason);
});

test('a page is no feed; when one may be there, the feed that it names is found', async () => {
  const { origin } = await serve(({ url }, response) => {
    const page = `<html><head><link rel='stylesheet' href='/x'><link href="/feed?a=1&amp;b=2" type="application/rss+xml" rel="alternate">`;
    response.end(url === '/feed?a=1&b=2' ? FEED : page);
  });
  expect(titles(await fetchFeed({ url: `${origin}/` }))).toBe('not-a-feed');
  const found = await fetchFeed({ url: `${origin}/`, mayBePage: true });
  expect(found).toMatchObject({ kind: 'feed', url: `${origin}/feed?a=1&b=2` });
});

test('a page that names a page is asked no further', async () => {
  const { origin, asked } = await serve(({ url }, response) =>
    response.end(`<html><link rel="alternate" type="application/atom+xml" href="${url}x">`),
  );
  expect(titles(await fetchFeed({ url: `${origin}/`, mayBePage: true }))).toBe('not-a-feed');
  expect(asked).toHaveLength(2);
});

test('a feed that has moved within its server is followed, three times', async () => {
  const { origin } = await serve(({ url = '' }, response) => {
    const left = Number(url.slice(1));
    if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end();
    else response.end(FEED);
  });
  expect(titles(await fetchFeed({ url: `${origin}/3` }))).toEqual(['High tide']);
  expect(titles(await fetchFeed({ url: `${origin}/4` }))).toBe('moved');
});

test.each([
  'http://127.0.0.1:1/',
  'http://localhost/',
  'file:///etc/passwd',
  'javascript:1',
  'https://a:b@harbour.example/',
  'http://[',
])('nobody is led to %s', async (location) => {
  const { origin } = await serve((_, response) => response.writeHead(301, { location }).end());
  expect(titles(await fetchFeed({ url: origin }))).toBe('moved');
});

test('nobody is led from one server in the network to another', async () => {
  const router = await serve((_, response) => response.end('restarting'));
  const location = `${router.origin}/restart`;
  const moving = await serve((_, response) => response.writeHead(302, { location }).end());
  const naming = await serve((_, response) =>
    response.end(`<link rel="alternate" type="application/rss+xml" href="${location}">`),
  );
  await fetchFeed({ url: moving.origin, mayBePage: true });
  await fetchFeed({ url: naming.origin, mayBePage: true });
  expect(router.asked).toHaveLength(0);
});

test('what is too large is left, also when it is packed small', async () => {
  const { origin } = await serve((_, response) => response.end(FEED + ' '.repeat(2_000_001)));
  expect(titles(await fetchFeed({ url: origin }))).toBe('too-large');
  const packed = gzipSync(Buffer.alloc(50_000_000, ' '));
  const bomb = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
  expect(titles(await fetchFeed({ url: bomb.origin }))).toBe('too-large');
});

test('a feed that never ends is not waited for', async () => {
  const { origin } = await serve((_, response) => response.write('<rss'));
  expect(titles(await fetchFeed({ url: origin }, 200))).toBe('timed-out');
});

test('a server that is not there, and one that is none', async () => {
  const { origin, close } = await startFeedServer(() => undefined);
  await close();
  expect(titles(await fetchFeed({ url: origin }))).toBe('unreachable');
  const broken = await serve(({ socket }) => socket.end('hello'));
  expect(titles(await fetchFeed({ url: broken.origin }))).toBe('unreachable');
});

const FRENCH = rss('Café', item('Été', '/1'));

test.each([
  ['text/xml; charset=iso-8859-1', Buffer.from(FRENCH, 'latin1')],
  ['text/xml', Buffer.from(FRENCH.replace('?>', ' encoding="ISO-8859-1"?>'), 'latin1')],
  ['text/xml', Buffer.from(`\ufeff${FRENCH}`, 'utf16le')],
  ['text/xml; charset=nonsense', Buffer.from(FRENCH)],
])('letters of %s are read as they were meant', async (type, bytes) => {
  const { origin } = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(bytes));
  expect(await fetchFeed({ url: origin })).toMatchObject({ feed: { title: 'Café', headlines: [{ title: 'Été' }] } });
});
