/** The two servers of others that ours stands on, with every limit they offer drawn in. */
import { createServer, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { ExplainingSocket } from './explaining-socket.ts';
import { errorCode } from './log.ts';
import { LIMITS } from './protocol.ts';
import type { ServerSettings } from './server-options.ts';

const MAX_HEADER_BYTES = 8 * 1024;
/** Node looks for late headers only this often; its default of 30 s would make a limit of 5 s a lie. */
const HEADERS_CHECK_INTERVAL_MS = 1_000;
/** A page's reader that takes nothing for so long is cut off. Does not concern sockets: ws lifts it. */
const STALLED_RESPONSE_MS = 30_000;
/** Connections beyond the cap that are taken all the same, to answer 503 or to serve a page. */
const SPARE_CONNECTIONS = 256;

export function createHttpServer({ headersTimeoutMs, maxConnections, log }: ServerSettings): Server {
  const http = createServer({
    headersTimeout: headersTimeoutMs,
    requestTimeout: headersTimeoutMs,
    connectionsCheckingInterval: Math.min(HEADERS_CHECK_INTERVAL_MS, headersTimeoutMs),
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  http.timeout = STALLED_RESPONSE_MS;
  http.maxConnections = maxConnections + SPARE_CONNECTIONS;
  http.on('clientError', (error, socket) => {
    log({ level: 'debug', event: 'client-error', code: errorCode(error) });
    if (!socket.writable) return socket.destroy();
    socket.once('finish', () => socket.destroy());
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return http;
}

/**
 * maxFragments and maxBufferedChunks: ws would allow thousands, and a great many tiny pieces of messages that
 * never end fill the memory (CVE-2026-48779, CVE-2026-62389). No deflate: sealed bodies do not compress.
 */
export function createSocketServer({ maxPayloadBytes }: ServerSettings): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: maxPayloadBytes,
    maxFragments: LIMITS.maxFragments,
    maxBufferedChunks: LIMITS.maxBufferedChunks,
    WebSocket: ExplainingSocket,
  });
}
