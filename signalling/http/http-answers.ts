import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '../metrics.ts';
import type { ServerSettings } from '../server-options.ts';
import { SOCKET_PATH } from './handshake.ts';
import { isKnownHost } from './host-name.ts';
import { PAGE_HEADERS } from './page-headers.ts';
import type { WebClient } from './web-client.ts';

/** Lets a client tell "not an Engage server" from "unreachable"; the number is the protocol's version. */
const HEALTH = JSON.stringify({ engage: 1 });

/** What the server answers with. */
export type Site = {
  readonly settings: ServerSettings;
  readonly webClient: WebClient | undefined;
  readonly metrics: Metrics | undefined;
  /** Whether a client that comes now is taken. */
  readonly isReady: () => boolean;
  readonly isFromOwnComputer: (request: IncomingMessage) => boolean;
};

/** Answers every request that is not for a socket. */
export function answerRequest(request: IncomingMessage, response: ServerResponse, site: Site): void {
  request.on('error', () => {});
  response.on('error', () => {});
  const { settings, webClient } = site;
  if (!isKnownHost(request.headers.host, settings.allowedHosts)) return sendText(response, 403, 'Unknown host name');
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendMethodNotAllowed(response);
  const path = pathOf(request.url);
  if (path === '/healthz') return sendHealth(request, response);
  if (path === '/readyz') return sendReadiness(response, site.isReady());
  if (path === '/metrics' && site.metrics) return sendMetrics(request, response, site);
  if (path === SOCKET_PATH) return sendText(response, 426, 'This address is for WebSockets', { Upgrade: 'websocket' });
  if (path !== undefined && webClient?.answer(path, request, response)) return;
  sendText(response, 404, 'Not found');
}

/** The decoded path; undefined when it cannot be decoded. `..` stays as it is and names no file. */
function pathOf(url: string | undefined): string | undefined {
  try {
    return decodeURIComponent(url?.split('?', 1)[0] ?? '');
  } catch {
    return undefined;
  }
}

function sendHealth(request: IncomingMessage, response: ServerResponse): void {
  const type = { 'Content-Type': 'application/json', 'Content-Length': HEALTH.length };
  response.writeHead(200, { ...PAGE_HEADERS, ...type, 'Cache-Control': 'no-store' });
  response.end(request.method === 'HEAD' ? undefined : HEALTH);
}

function sendReadiness(response: ServerResponse, isReady: boolean): void {
  sendText(response, isReady ? 200 : 503, isReady ? 'Ready' : 'Not ready', { 'Cache-Control': 'no-store' });
}

function sendMetrics(request: IncomingMessage, response: ServerResponse, site: Site): void {
  const isAllowed = site.settings.metricsFor === 'everyone' || site.isFromOwnComputer(request);
  if (!isAllowed || !site.metrics) return sendText(response, 403, 'Only for the server’s own computer');
  const { contentType } = site.metrics;
  site.metrics.text().then(
    (text) => {
      response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': contentType, 'Cache-Control': 'no-store' });
      response.end(text);
    },
    () => sendText(response, 500, 'The counts could not be read'),
  );
}

function sendMethodNotAllowed(response: ServerResponse): void {
  // Whatever body comes with it is not waited for.
  sendText(response, 405, 'Only GET and HEAD', { Allow: 'GET, HEAD', Connection: 'close' });
}

function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...PAGE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${text}\n`);
}
