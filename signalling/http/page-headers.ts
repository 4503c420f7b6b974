import { normalHost } from './host-name.ts';

/** Sent with everything that the server answers over HTTP. */
export const PAGE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(self), microphone=(self), display-capture=(self), geolocation=(), usb=()',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/**
 * What a browser guest's page may do: run our own scripts and talk to this server, nothing else.
 */
export function contentSecurityPolicy(hostHeader: string | undefined): string {
  return [
    "default-src 'none'",
    // What blurs a background and takes noise away is compiled to WebAssembly.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob: mediastream:",
    "font-src 'self'",
    `connect-src ${ownSockets(hostHeader)}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** CSP 3 lets 'self' cover ws: and wss: too, but not every browser does; an IPv6 literal cannot be written. */
function ownSockets(hostHeader: string | undefined): string {
  const host = normalHost(hostHeader);
  if (host === undefined || host.startsWith('[')) return "'self'";
  return `'self' ws://${host} wss://${host}`;
}
