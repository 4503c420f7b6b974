import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Wire } from './connection/client-socket.ts';
import { Connection } from './connection/connection.ts';
import { WriteBatch } from './connection/write-batch.ts';
import { AddressLimits } from './http/address-limits.ts';
import { type ClientAddress, clientAddressFinder, type FindClientAddress } from './http/client-address.ts';
import { checkHandshake, refuseHandshake } from './http/handshake.ts';
import { answerRequest, type Site } from './http/http-answers.ts';
import { createHttpServer, createSocketServer, type HttpServer, type SocketServer } from './http/node-servers.ts';
import type { TlsPair } from './http/tls.ts';
import { loadWebClient, type WebClient } from './http/web-client.ts';
import { errorCode, type Log, type LogLine } from './log.ts';
import type { Metrics } from './metrics.ts';
import { countRelays } from './rooms/counted-rooms.ts';
import { LocalRooms } from './rooms/local-rooms.ts';
import type { Rooms } from './rooms/rooms.ts';
import { resolveOptions, type ServerSettings, type SignallingServerOptions } from './server-options.ts';

export type { LogLine } from './log.ts';
export type { SignallingServerOptions } from './server-options.ts';

/** How often slow readers are looked for. */
const READER_CHECK_INTERVAL_MS = 1_000;

export type SignallingServer = {
  /** `http://127.0.0.1:7300`: how this computer reaches the server. */
  readonly origin: string;
  readonly port: number;
  /** What is there now. */
  readonly load: { readonly rooms: number; readonly seats: number; readonly connections: number };
  /** Connections from now on get this certificate. Only for a server that was started with one. */
  renewTls(tls: TlsPair): void;
  /** Says bye to every client; resolves when all sockets are closed and the port is free. Idempotent. */
  close(): Promise<void>;
};

/**
 * Rejects with the system's error, e.g. EADDRINUSE, with a TlsError, or when the web client's folder cannot be read.
 */
export async function startSignallingServer(options: SignallingServerOptions = {}): Promise<SignallingServer> {
  const settings = resolveOptions(options);
  const webClient = settings.webClientFolder === undefined ? undefined : loadWebClient(settings.webClientFolder);
  const rooms = await openRooms(settings);
  try {
    const server = new RunningServer(settings, rooms, webClient);
    await server.listen();
    return server;
  } catch (error) {
    await rooms.close();
    throw error;
  }
}

/** Redis's client is loaded only where it is asked for: the app has no use for it. */
async function openRooms(settings: ServerSettings): Promise<Rooms> {
  const { redisUrl, log } = settings;
  if (redisUrl === undefined) return new LocalRooms(settings);
  const { SharedRooms } = await import('./rooms/shared-rooms.ts');
  return SharedRooms.connect(redisUrl, settings, (error) =>
    log({ level: 'error', event: 'redis-error', code: errorCode(error) }),
  );
}

class RunningServer implements SignallingServer {
  readonly #settings: ServerSettings;
  readonly #http: Server;
  readonly #server: HttpServer;
  readonly #findAddress: FindClientAddress;
  readonly #metrics: Metrics | undefined;
  readonly #sockets: SocketServer;
  readonly #rooms: Rooms;
  readonly #connections = new Set<Connection>();
  readonly #addresses: AddressLimits;
  readonly #batch = new WriteBatch();
  #address = { origin: '', port: 0 };
  #timers: NodeJS.Timeout[] = [];
  #closing: Promise<void> | undefined;

  constructor(settings: ServerSettings, openedRooms: Rooms, webClient: WebClient | undefined) {
    const { rooms, relayedSignals } = countRelays(openedRooms);
    this.#rooms = rooms;
    const connections = (): number => this.#connections.size;
    this.#metrics = settings.createMetrics?.({ connections, relayedSignals, size: () => rooms.size });
    this.#settings = { ...settings, log: (line) => this.#log(line, settings.log) };
    this.#findAddress = clientAddressFinder(settings.trustProxy);
    this.#addresses = new AddressLimits(settings);
    this.#sockets = createSocketServer(settings);
    this.#server = createHttpServer(this.#settings);
    this.#http = this.#server.http;
    const site = this.#site(webClient);
    this.#http.on('request', (request, response) => answerRequest(request, response, site));
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  get origin(): string {
    return this.#address.origin;
  }

  get port(): number {
    return this.#address.port;
  }

  get load(): SignallingServer['load'] {
    return { ...this.#rooms.size, connections: this.#connections.size };
  }

  async listen(): Promise<void> {
    const { host, port, heartbeatIntervalMs, log, tls } = this.#settings;
    this.#http.listen(port, host);
    await once(this.#http, 'listening');
    // From here on an error, such as running out of file descriptors, concerns one connection.
    this.#http.on('error', (error) => log({ level: 'error', event: 'server-error', code: errorCode(error) }));
    this.#address = ownAddress(this.#http, host, tls ? 'https' : 'http');
    this.#timers = [
      setInterval(() => this.#beat(), heartbeatIntervalMs),
      setInterval(() => this.#checkReaders(), READER_CHECK_INTERVAL_MS),
    ];
    log({ level: 'info', event: 'listening', port: this.port });
  }

  renewTls(tls: TlsPair): void {
    this.#server.renewTls(tls);
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  #log(line: LogLine, write: Log): void {
    this.#metrics?.count(line);
    write(line);
  }

  #site(webClient: WebClient | undefined): Site {
    return {
      settings: this.#settings,
      webClient,
      metrics: this.#metrics,
      isReady: () =>
        this.#closing === undefined && this.#rooms.isReady && this.#connections.size < this.#settings.maxConnections,
      isFromOwnComputer: (request) => this.#findAddress(request).isOwnComputer,
    };
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
    const from = this.#findAddress(request);
    const state = {
      connections: this.#connections.size,
      isClosing: this.#closing !== undefined,
      hasRoomForAddress: from.isOwnComputer || this.#addresses.hasRoom(from.address),
    };
    const refusal = checkHandshake(request, this.#settings, state);
    if (refusal) {
      this.#settings.log({ level: 'debug', event: 'handshake-refused', status: refusal.status });
      return refuseHandshake(socket, refusal);
    }
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      socket.off('error', ignoreError);
      this.#connect({ socket: client, transport: socket, batch: this.#batch }, from);
    });
  }

  #connect(wire: Wire, { address, isOwnComputer }: ClientAddress): void {
    const mayCreate = this.#settings.createFrom === 'anyone' || isOwnComputer;
    const hold = this.#addresses.hold(address, performance.now());
    const origin = { mayCreate, isOwnComputer, hold };
    const connection = new Connection(wire, this.#rooms, {
      settings: this.#settings,
      origin,
      onClosed: this.#forget,
    });
    this.#connections.add(connection);
  }

  readonly #forget = (connection: Connection): void => {
    this.#connections.delete(connection);
    connection.origin.hold.release();
  };

  async #closeAll(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const closed = once(this.#http, 'close');
    this.#http.close();
    const connections = this.#connections.size;
    for (const connection of this.#connections) connection.sayBye();
    const grace = setTimeout(this.#server.cutAll, this.#settings.closeGraceMs);
    await closed;
    clearTimeout(grace);
    await this.#rooms.close();
    this.#settings.log({ level: 'info', event: 'closed', connections });
  }
}

function ignoreError(): void {}

function ownAddress(http: Server, host: string, scheme: 'http' | 'https'): { origin: string; port: number } {
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  if (host === '0.0.0.0') return { origin: `${scheme}://127.0.0.1:${port}`, port };
  if (host === '::') return { origin: `${scheme}://[::1]:${port}`, port };
  return { origin: `${scheme}://${isIPv6(host) ? `[${host}]` : host}:${port}`, port };
}
