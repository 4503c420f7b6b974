/** The feed that a page names in its head: `<link rel="alternate" type="application/rss+xml" href="…">`. */

const LINK = /<link\b[^>]{0,1000}>/gi;
const FEED_TYPE = /^application\/(rss\+xml|atom\+xml|feed\+json)$/i;

export function linkedFeed(html: string, page: URL): URL | undefined {
  for (const [link] of html.matchAll(LINK)) {
    const isFeed = /\balternate\b/i.test(attribute(link, 'rel')) && FEED_TYPE.test(attribute(link, 'type'));
    const href = attribute(link, 'href').replaceAll('&amp;', '&');
    if (isFeed && href !== '' && URL.canParse(href, page.href)) return new URL(href, page);
  }
  return undefined;
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
}
