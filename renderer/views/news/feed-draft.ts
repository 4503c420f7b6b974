/** The address of a feed as a person types or pastes it. Pure. */

export type FeedDraftFailure = 'empty' | 'malformed' | 'twice' | 'full';

export type ReadFeed = { ok: true; url: string } | { ok: false; reason: FeedDraftFailure };

export const MAX_FEEDS = 10;
const MAX_LENGTH = 2_000;

/** A name without a scheme is looked for over https; `feed:` is what some websites write before it. */
export function readFeedAddress(text: string): ReadFeed {
  const typed = text
    .trim()
    .replace(/^feed:(\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  if (typed === '') return { ok: false, reason: 'empty' };
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (/\s/.test(typed) || address.length > MAX_LENGTH || !URL.canParse(address)) return MALFORMED;
  const { protocol, hostname, username, password, href } = new URL(address);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  // "news" alone is no name of a server that others have.
  const isPlace = /[.:]/.test(hostname) || hostname === 'localhost' || address === typed;
  return isWeb && isPlace && username === '' && password === '' ? { ok: true, url: href } : MALFORMED;
}

const MALFORMED: ReadFeed = { ok: false, reason: 'malformed' };
