import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import { AddressLimits } from './address-limits.ts';
import { Connection } from './connection.ts';
import { checkHandshake, refuseHandshake } from './handshake.ts';
import { answerRequest } from './http-answers.ts';
import { LocalRooms } from './local-rooms.ts';
import { errorCode } from './log.ts';
import { createHttpServer, createSocketServer } from './node-servers.ts';
import { isOwnComputer } from './own-computer.ts';
import type { Rooms } from './rooms.ts';
import { resolveOptions, type ServerSettings, type SignallingServerOptions } from './server-options.ts';
import { loadWebClient, type WebClient } from './web-client.ts';

export type { LogLine } from './log.ts';
export type { SignallingServerOptions } from './server-options.ts';

/** How often slow readers are looked for. */
const READER_CHECK_INTERVAL_MS = 1_000;

export type SignallingServer = {
  /** `http://127.0.0.1:7300`: how this computer reaches the server. */
  readonly origin: string;
  readonly port: number;
  /** Says bye to every client; resolves when all sockets are closed and the port is free. Idempotent. */
  close(): Promise<void>;
};

/** Rejects with the system's error, e.g. EADDRINUSE, or when the web client's folder cannot be read. */
export async function startSignallingServer(options: SignallingServerOptions = {}): Promise<SignallingServer> {
  const settings = resolveOptions(options);
  const webClient = settings.webClientFolder === undefined ? undefined : loadWebClient(settings.webClientFolder);
  const server = new RunningServer(settings, webClient);
  await server.listen();
  return server;
}

class RunningServer implements SignallingServer {
  readonly #settings: ServerSettings;
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  readonly #rooms: Rooms;
  readonly #connections = new Set<Connection>();
  readonly #addresses: AddressLimits;
  #address = { origin: '', port: 0 };
  #timers: NodeJS.Timeout[] = [];
  #closing: Promise<void> | undefined;

  constructor(settings: ServerSettings, webClient: WebClient | undefined) {
    this.#settings = settings;
    this.#rooms = new LocalRooms(settings);
    this.#addresses = new AddressLimits(settings);
    this.#sockets = createSocketServer(settings);
    this.#http = createHttpServer(settings);
    this.#http.on('request', (request, response) => answerRequest(request, response, { settings, webClient }));
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  get origin(): string {
    return this.#address.origin;
  }

  get port(): number {
    return this.#address.port;
  }

  async listen(): Promise<void> {
    const { host, port, heartbeatIntervalMs, log } = this.#settings;
    this.#http.listen(port, host);
    await once(this.#http, 'listening');
    // From here on an error, such as running out of file descriptors, concerns one connection.
    this.#http.on('error', (error) => log({ level: 'error', event: 'server-error', code: errorCode(error) }));
    this.#address = ownAddress(this.#http, host);
    this.#timers = [
      setInterval(() => this.#beat(), heartbeatIntervalMs),
      setInterval(() => this.#checkReaders(), READER_CHECK_INTERVAL_MS),
    ];
    log({ level: 'info', event: 'listening', port: this.port });
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  #beat(): void {
    for (const connection of this.#connections) connection.beat();
  }

  #checkReaders(): void {
    const now = performance.now();
    for (const connection of this.#connections) connection.checkReader(now);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', ignoreError);
    const state = {
      connections: this.#connections.size,
      isClosing: this.#closing !== undefined,
      hasRoomForAddress: isOwnComputer(request.socket) || this.#addresses.hasRoom(request.socket.remoteAddress ?? ''),
    };
    const refusal = checkHandshake(request, this.#settings, state);
    if (refusal) {
      this.#settings.log({ level: 'debug', event: 'handshake-refused', status: refusal.status });
      return refuseHandshake(socket, refusal);
    }
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      socket.off('error', ignoreError);
      this.#connect(client, request);
    });
  }

  #connect(client: WebSocket, request: IncomingMessage): void {
    const isOwn = isOwnComputer(request.socket);
    const mayCreate = this.#settings.createFrom === 'anyone' || isOwn;
    const held = this.#addresses.hold(request.socket.remoteAddress ?? '', performance.now());
    const mayJoin = (): boolean => isOwn || held.takeJoin(performance.now());
    const connection = new Connection(client, this.#rooms, this.#settings, { mayCreate, mayJoin });
    this.#connections.add(connection);
    client.on('close', () => {
      this.#connections.delete(connection);
      held.release();
    });
  }

  async #closeAll(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const closed = once(this.#http, 'close');
    this.#http.close();
    const connections = this.#connections.size;
    for (const connection of this.#connections) connection.sayBye();
    const grace = setTimeout(() => this.#http.closeAllConnections(), this.#settings.closeGraceMs);
    await closed;
    clearTimeout(grace);
    await this.#rooms.close();
    this.#settings.log({ level: 'info', event: 'closed', connections });
  }
}

function ignoreError(): void {}

function ownAddress(http: Server, host: string): { origin: string; port: number } {
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  if (host === '0.0.0.0') return { origin: `http://127.0.0.1:${port}`, port };
  if (host === '::') return { origin: `http://[::1]:${port}`, port };
  return { origin: `http://${isIPv6(host) ? `[${host}]` : host}:${port}`, port };
}
