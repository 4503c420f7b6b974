import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ServerSettings } from '../server-options.ts';
import { isKnownHost, isKnownOrigin } from './host-name.ts';

export const SOCKET_PATH = '/signalling';
const RETRY_AFTER_SECONDS = 5;

export type HandshakeRefusal = { readonly status: 403 | 404 | 429 | 503 };

/** Decides on a request to open a signalling socket before any of it is accepted. */
export function checkHandshake(
  { url, headers }: IncomingMessage,
  settings: ServerSettings,
  state: { connections: number; isClosing: boolean; hasRoomForAddress: boolean },
): HandshakeRefusal | undefined {
  const path = url?.split('?', 1)[0];
  if (path !== SOCKET_PATH) return { status: 404 };
  if (!isKnownHost(headers.host, settings.allowedHosts)) return { status: 403 };
  if (!isKnownOrigin(headers.origin, headers.host, settings.allowedOrigins)) return { status: 403 };
  if (state.isClosing || state.connections >= settings.maxConnections) return { status: 503 };
  if (!state.hasRoomForAddress) return { status: 429 };
  return undefined;
}

/** Answers on the bare socket, since Node hands over no response object here, and closes it. */
export function refuseHandshake(socket: Duplex, { status }: HandshakeRefusal): void {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Length: 0',
    ...(status === 429 || status === 503 ? [`Retry-After: ${RETRY_AFTER_SECONDS}`] : []),
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
}
