/** RSS, RDF, Atom and JSON Feed → headlines as plain text. */
import { DetectError, parseFeed as parse } from 'feedsmith';
import type { Headline } from '../bridge.ts';
import { plainText } from './plain-text.ts';

export type ParsedFeed = { title: string; headlines: Headline[] };

export type FeedContent =
  | { ok: true; feed: ParsedFeed }
  /** `not-a-feed`: something else, a page mostly. `not-readable`: a feed that is broken. */
  | { ok: false; reason: 'not-a-feed' | 'not-readable' };

const MAX_HEADLINES = 20;
const MAX_LINK_LENGTH = 2_000;

type Item = { title: string | undefined; link: string | undefined; date: string | undefined };

/**
 * Never throws.
 * @param base where the feed was found: links may be relative to it
 */
export function parseFeed(text: string, base: string): FeedContent {
  try {
    const { title, items } = itemsOf(text);
    const headlines = items.flatMap((item) => headline(item, base));
    return { ok: true, feed: { title: plainText(title ?? '') || new URL(base).host, headlines } };
  } catch (error) {
    return { ok: false, reason: error instanceof DetectError ? 'not-a-feed' : 'not-readable' };
  }
}

/** Notes have no title: their text stands for it. */
function itemsOf(text: string): { title: string | undefined; items: Item[] } {
  const parsed = parse(text, { maxItems: MAX_HEADLINES });
  switch (parsed.format) {
    case 'rss':
    case 'rdf': {
      const { title, items = [] } = parsed.feed;
      return {
        title,
        items: items.map((one) => ({
          title: one.title ?? one.description,
          link: one.link,
          date: ('pubDate' in one ? one.pubDate : undefined) ?? one.dc?.dates?.[0],
        })),
      };
    }
    case 'atom': {
      const { title, entries = [] } = parsed.feed;
      return {
        title: title?.value,
        items: entries.map((one) => ({
          title: one.title?.value ?? one.summary?.value,
          link: one.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
          date: one.published ?? one.updated,
        })),
      };
    }
    case 'json': {
      const { title, items = [] } = parsed.feed;
      return {
        title,
        items: items.map((one) => ({
          title: one.title ?? one.content_text ?? one.content_html,
          link: one.url,
          date: one.date_published,
        })),
      };
    }
    default:
      return parsed satisfies never;
  }
}

/** An item that says nothing is none. */
function headline({ title, link, date }: Item, base: string): Headline[] {
  const text = plainText(title ?? '');
  if (text === '') return [];
  const url = safeLink(link, base);
  const at = date === undefined ? Number.NaN : Date.parse(date);
  // A date to come would stay on top for ever.
  return [{ title: text, ...(url && { url }), ...(Number.isFinite(at) && { at: Math.min(at, Date.now()) }) }];
}

/** Only https is ever opened: see external-link.ts. */
function safeLink(link: string | undefined, base: string): string | undefined {
  if (link === undefined || !URL.canParse(link, base)) return undefined;
  const { protocol, href, username } = new URL(link, base);
  return protocol === 'https:' && username === '' && href.length <= MAX_LINK_LENGTH ? href : undefined;
}
