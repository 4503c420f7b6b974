import { isIP } from 'node:net';

/**
 * `host` or `host:port` as a URL writes it: lower case, without a default port. Undefined when it is no such
 * thing. The result holds only characters that are harmless in a header.
 */
export function normalHost(header: string | undefined, scheme = 'http:'): string | undefined {
  if (!header || /[^A-Za-z0-9.:[\]_-]/.test(header)) return undefined;
  const address = `${scheme}//${header}`;
  return URL.canParse(address) ? new URL(address).host : undefined;
}

/**
 * Against DNS rebinding: a foreign page may point its own name at this server and would then be "our own page".
 * So the server answers only to names nobody else can hand out. https://en.wikipedia.org/wiki/DNS_rebinding
 */
export function isKnownHost(header: string | undefined, allowedHosts: readonly string[]): boolean {
  const host = normalHost(header);
  if (host === undefined) return false;
  const { hostname } = new URL(`http://${host}`);
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true;
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return true;
  return allowedHosts.some((allowed) => allowed.toLowerCase() === hostname);
}

/** The server's own page, one that was named, or no page at all: the app and other programs send no Origin. */
export function isKnownOrigin(
  origin: string | undefined,
  host: string | undefined,
  allowedOrigins: readonly string[],
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  // Behind a proxy the page is https while this server speaks http, so only hosts are compared.
  return url.host === normalHost(host, url.protocol) || allowedOrigins.includes(url.origin);
}
