/** Asks for one feed. Expected failures are answers; what comes is bounded in time, size and ways. */
import type { FeedFailure } from '../bridge.ts';
import { UNTRUSTED_CERTIFICATE } from '../untrusted-certificate.ts';
import { limitedText } from './limited-text.ts';
import { linkedFeed } from './linked-feed.ts';
import { type ParsedFeed, parseFeed } from './parse-feed.ts';

export type FeedRequest = {
  url: string;
  /** Of what is kept: whoever has nothing newer says so, and sends nothing. */
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** When a page is found there, the feed that it names is asked for. */
  mayBePage?: boolean;
};

export type FetchedFeed =
  /** `url` is where it was found in the end. */
  | { kind: 'feed'; url: string; feed: ParsedFeed; etag?: string | undefined; lastModified?: string | undefined }
  | { kind: 'unchanged' }
  | { kind: 'failed'; reason: FeedFailure };

/** For everything together: finding the server, other addresses that it names, and the whole answer. */
const TIMEOUT_MS = 15_000;
const MAX_BYTES = 2_000_000;
const MAX_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const ACCEPTED = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

/** Never rejects. */
export async function fetchFeed(request: FeedRequest, timeoutMs = TIMEOUT_MS): Promise<FetchedFeed> {
  try {
    return await find(request, AbortSignal.timeout(timeoutMs));
  } catch (error) {
    return fail(failureOf(error));
  }
}

async function find(request: FeedRequest, signal: AbortSignal): Promise<FetchedFeed> {
  const found = await ask(request, signal);
  if (!found) return fail('moved');
  const { response, url } = found;
  if (response.status === 304) return { kind: 'unchanged' };
  if (!response.ok) return fail(statusFailure(response.status));
  const text = await limitedText(response, MAX_BYTES);
  if (text === undefined) return fail('too-large');
  const content = parseFeed(text, url.href);
  if (!content.ok) {
    const linked = request.mayBePage && content.reason === 'not-a-feed' ? linkedFeed(text, url) : undefined;
    return linked && mayFollow(url, linked) ? find({ url: linked.href }, signal) : fail(content.reason);
  }
  const etag = response.headers.get('etag') ?? undefined;
  const lastModified = response.headers.get('last-modified') ?? undefined;
  return { kind: 'feed', url: url.href, feed: content.feed, etag, lastModified };
}

/** Undefined when it has moved to where it is not followed. */
async function ask(
  { url: text, etag, lastModified }: FeedRequest,
  signal: AbortSignal,
): Promise<{ response: Response; url: URL } | undefined> {
  const headers = {
    accept: ACCEPTED,
    'user-agent': 'Engage',
    ...(etag && { 'if-none-match': etag }),
    ...(lastModified && { 'if-modified-since': lastModified }),
  };
  let url = new URL(text);
  for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
    const response = await fetch(url, { headers, signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null) return { response, url };
    await response.body?.cancel();
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (!next || !mayFollow(url, next)) return undefined;
    url = next;
  }
  return undefined;
}

/**
 * Elsewhere only over https: whoever answers for a feed must not have this computer call on whatever listens
 * unprotected in its network. Never from https to http.
 */
function mayFollow(from: URL, to: URL): boolean {
  if (to.username !== '' || to.password !== '') return false;
  return to.protocol === 'https:' || (to.protocol === 'http:' && from.origin === to.origin);
}

function statusFailure(status: number): FeedFailure {
  if (status === 404 || status === 410) return 'not-found';
  if (status === 401 || status === 403) return 'refused';
  return 'server-failed';
}

function failureOf(error: unknown): FeedFailure {
  if (!(error instanceof Error)) return 'unreachable';
  if (error.name === 'TimeoutError') return 'timed-out';
  const cause = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  if (UNTRUSTED_CERTIFICATE.has(cause)) return 'untrusted-certificate';
  return cause === 'UND_ERR_CONNECT_TIMEOUT' || cause === 'ETIMEDOUT' ? 'timed-out' : 'unreachable';
}

function fail(reason: FeedFailure): FetchedFeed {
  return { kind: 'failed', reason };
}
