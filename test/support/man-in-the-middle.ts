/**
 * Somebody who runs the signalling server, whole, and changes what passes through it. In front of a real server (which
 * also serves the page) stands a proxy that reads and rewrites each frame in both directions.
 */
import { createHash } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { ClientMessage, ServerMessage } from '../../signalling/protocol.ts';
import { startSignallingServer } from '../../signalling/server.ts';

/** What is done to one client's frames; each may be changed, or dropped by returning undefined. */
export type Tampering = {
  toServer?: (message: ClientMessage) => ClientMessage | undefined;
  toClient?: (message: ServerMessage) => ServerMessage | undefined;
};

export type ManInTheMiddle = {
  readonly origin: string;
  close(): Promise<void>;
};

/**
 * @param tamperWith called for each client, with the number of its connection: 0, 1, 2 …
 * @param target an earlier one's real server; by default one of its own
 */
export async function startManInTheMiddle(
  webClientFolder: string,
  tamperWith: (connection: number) => Tampering,
  target?: string,
): Promise<ManInTheMiddle & { readonly target: string }> {
  const server = target === undefined ? await startSignallingServer({ port: 0, webClientFolder }) : undefined;
  const real = target ?? `http://127.0.0.1:${server?.port}`;
  const proxy = createServer((incoming, outgoing) => {
    const upstream = request(`${real}${incoming.url}`, { method: incoming.method }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(upstream);
  });
  const sockets = acceptSockets(proxy, real, tamperWith);
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    target: real,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      proxy.closeAllConnections();
      proxy.close();
      await server?.close();
    },
  };
}

/** Another room, as the server sees it, for one side of a call: everybody's real room is one that nobody is in. */
export function roomOfSide(room: string, side: string): string {
  return createHash('sha256').update(`${room} ${side}`).digest('base64url');
}

function acceptSockets(proxy: Server, real: string, tamperWith: (connection: number) => Tampering): WebSocketServer {
  const server = new WebSocketServer({ server: proxy });
  let connections = 0;
  server.on('connection', (client, { url }) => {
    const { toServer, toClient } = tamperWith(connections);
    connections += 1;
    const upstream = new WebSocket(`${real.replace('http', 'ws')}${url}`, { origin: real });
    const waiting: string[] = [];
    upstream.on('open', () => {
      for (const text of waiting.splice(0)) upstream.send(text);
    });
    client.on('message', (data) => {
      const text = rewritten(data, toServer);
      if (text === undefined) return;
      if (upstream.readyState === WebSocket.OPEN) upstream.send(text);
      else waiting.push(text);
    });
    upstream.on('message', (data) => {
      const text = rewritten(data, toClient);
      if (text !== undefined) client.send(text);
    });
    client.on('close', () => upstream.terminate());
    upstream.on('close', () => client.close());
    upstream.on('error', () => client.terminate());
  });
  return server;
}

function rewritten<T>(data: RawData, rewrite: ((message: T) => T | undefined) | undefined): string | undefined {
  const text = String(data);
  if (!rewrite) return text;
  const message = rewrite(JSON.parse(text));
  return message === undefined ? undefined : JSON.stringify(message);
}
