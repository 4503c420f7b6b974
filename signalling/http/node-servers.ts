/** The servers of others that ours stands on, with every limit they offer drawn in. */
import { createServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type Server as WsServer } from 'ws';
import { ExplainingSocket } from '../connection/explaining-socket.ts';
import { errorCode } from '../log.ts';
import { LIMITS } from '../protocol.ts';
import type { ServerSettings } from '../server-options.ts';
import { secureContext, type TlsPair } from './tls.ts';

export type SocketServer = WsServer<typeof ExplainingSocket>;

const MAX_HEADER_BYTES = 8 * 1024;
/** Node looks for late headers only this often; its default of 30 s would make a limit of 5 s a lie. */
const HEADERS_CHECK_INTERVAL_MS = 1_000;
/**
 * A browser opens connections before it needs them. What is said on one that it has not asked anything on yet it takes
 * for the answer to its next request, and shows an error instead of the page; one that is closed it opens anew.
 */
const TOO_LATE = 'ERR_HTTP_REQUEST_TIMEOUT';
/** A page's reader that takes nothing for so long is cut off. */
const STALLED_RESPONSE_MS = 30_000;
/** Connections beyond the cap that are taken all the same, to answer 503 or to serve a page. */
const SPARE_CONNECTIONS = 256;

export type HttpServer = {
  readonly http: Server;
  /** Cuts every connection that is still open, half-open ones included. */
  readonly cutAll: () => void;
  /** Throws a TlsError when the pair is not good. Does nothing to a server without TLS. */
  readonly renewTls: (tls: TlsPair) => void;
};

/** Speaks https when the settings hold a certificate. Throws a TlsError when it is not good. */
export function createHttpServer(settings: ServerSettings): HttpServer {
  const { headersTimeoutMs, maxConnections, log } = settings;
  const server = createBareServer(settings, {
    headersTimeout: headersTimeoutMs,
    requestTimeout: headersTimeoutMs,
    connectionsCheckingInterval: Math.min(HEADERS_CHECK_INTERVAL_MS, headersTimeoutMs),
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  const { http } = server;
  // Not for every connection: a timer would stay with each socket for as long as it is open.
  http.on('request', ({ socket }) => socket.setTimeout(STALLED_RESPONSE_MS));
  http.maxConnections = maxConnections + SPARE_CONNECTIONS;
  http.on('clientError', (error, socket) => {
    const code = errorCode(error);
    log({ level: 'debug', event: 'client-error', code });
    if (!socket.writable || code === TOO_LATE) return socket.destroy();
    socket.once('finish', () => socket.destroy());
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return server;
}

function createBareServer({ tls, headersTimeoutMs }: ServerSettings, options: ServerOptions): HttpServer {
  if (!tls) {
    const http = createServer(options);
    return { http, cutAll: () => http.closeAllConnections(), renewTls: () => {} };
  }
  const https = createTlsServer({ ...options, ...secureContext(tls), handshakeTimeout: headersTimeoutMs });
  // Counted and answered as a client error, but without a secure connection the answer would wait for ever.
  https.on('tlsClientError', (_, socket) => socket.destroy());
  return {
    http: https,
    cutAll: trackConnections(https),
    renewTls: (renewed) => https.setSecureContext(secureContext(renewed)),
  };
}

/** Node's closeAllConnections does not know a connection before its TLS handshake is done. */
function trackConnections(server: Server): () => void {
  const open = new Set<Duplex>();
  server.on('connection', (socket: Duplex) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}

/**
 * maxFragments and maxBufferedChunks: ws would allow thousands, and a great many tiny pieces of messages that
 * never end fill the memory (CVE-2026-48779, CVE-2026-62389). No deflate: sealed bodies do not compress.
 */
export function createSocketServer({ maxPayloadBytes }: ServerSettings): SocketServer {
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
