import type { CustomScheme } from 'electron';

/**
 * Chromium outside Electron cannot be taught a scheme. So `engage-app://window/index.html` is loaded as
 * `https://window.engage-app.invalid/index.html`, which is answered wholly by request interception: a secure context
 * in which a CSP header, module workers and getUserMedia work. `.invalid` never resolves (RFC 6761, 6.4).
 * Main sees the scheme's own URLs alone.
 */
const HOST = /^(?<host>.+)\.(?<scheme>[a-z][a-z0-9+-]*)\.invalid$/;
const WEB_ORIGIN = /https:\/\/(?<host>[a-z0-9.-]+)\.(?<scheme>[a-z][a-z0-9+-]*)\.invalid/g;

const schemes = new Map<string, NonNullable<CustomScheme['privileges']>>();

export function registerScheme({ scheme, privileges = {} }: CustomScheme): void {
  if (!privileges.standard || !privileges.secure) {
    throw new Error(`Electron stand-in: the scheme ${scheme} is not standard and secure; others are not implemented`);
  }
  schemes.set(scheme, privileges);
}

export function isCustomUrl(url: string): boolean {
  return schemes.has(schemeOf(url));
}

export function schemeOf(url: string): string {
  return url.slice(0, Math.max(0, url.indexOf(':')));
}

/** `engage-app://window/a` → `https://window.engage-app.invalid/a`; any other URL stays. */
export function toWebUrl(url: string): string {
  if (!isCustomUrl(url)) return url;
  const { protocol, host, pathname, search, hash } = new URL(url);
  return `https://${host}.${protocol.slice(0, -1)}.invalid${pathname || '/'}${search}${hash}`;
}

/** The way back. */
export function toAppUrl(webUrl: string): string {
  if (!URL.canParse(webUrl)) return webUrl;
  const url = new URL(webUrl);
  const { host, scheme } = HOST.exec(url.hostname)?.groups ?? {};
  if (!host || !scheme || !schemes.has(scheme)) return webUrl;
  return `${scheme}://${host}${url.pathname}${url.search}${url.hash}`;
}

/** `URL.origin` of a scheme that Node does not know is "null"; Chromium gives standard schemes a real origin. */
export function originOf(appUrl: string): string {
  if (!URL.canParse(appUrl)) return 'null';
  const url = new URL(appUrl);
  return schemes.has(url.protocol.slice(0, -1)) ? `${url.protocol}//${url.host}` : url.origin;
}

/** In a request's headers (Origin, Referer): the scheme's own origin. */
export function toAppText(text: string): string {
  return text.replace(WEB_ORIGIN, (match, host: string, scheme: string) =>
    schemes.has(scheme) ? `${scheme}://${host}` : match,
  );
}

/** In an answer's headers (a CSP that names the scheme, Access-Control-Allow-Origin): what Chromium knows it by. */
export function toWebText(text: string): string {
  let translated = text;
  for (const scheme of schemes.keys()) {
    translated = translated
      .replaceAll(new RegExp(`\\b${scheme}://([a-z0-9.-]+)`, 'g'), `https://$1.${scheme}.invalid`)
      .replaceAll(new RegExp(`(^|\\s)${scheme}:(?=$|[\\s;])`, 'g'), `$1https://*.${scheme}.invalid`);
  }
  return translated;
}
