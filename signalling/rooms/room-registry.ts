import { createHash } from 'node:crypto';
import { createClient, type RedisClientType } from '@redis/client';
import { z } from 'zod';
import { leaveReason, type PeerEntry, parseJson } from '../protocol.ts';
import { JOIN, LEAVE, RENEW, RESUME } from './room-scripts.ts';
import { randomId } from './rooms.ts';

/** What one node tells the others of a room. `version` counts what happens to its roster. */
const roomNews = z.discriminatedUnion('type', [
  z.object({ type: z.literal('joined'), version: z.number(), id: z.string(), card: z.string() }),
  z.object({ type: z.literal('left'), version: z.number(), id: z.string(), reason: leaveReason }),
  /** The seat has another socket, at this node. */
  z.object({ type: z.literal('moved'), version: z.number(), id: z.string(), node: z.string() }),
  z.object({ type: z.literal('signal'), from: z.string(), to: z.string(), bodyJson: z.string() }),
]);

/** Lua's empty table is an object to JSON. */
const roster = z
  .union([z.array(z.object({ id: z.string(), card: z.string() })), z.object({}).transform(() => [])])
  .transform((seats): PeerEntry[] => seats.map(({ id, card }) => ({ id, card })));

const refused = z.object({ status: z.enum(['unknown-room', 'full', 'unknown-seat']) });
const joined = z.object({ status: z.literal('ok'), version: z.number(), order: z.number(), roster });
const resumed = z.object({ ...joined.shape, card: z.string() });
const renewed = z.object({ status: z.literal('ok'), roster });

export type RoomNews = z.infer<typeof roomNews>;

export type SeatRecord = {
  readonly id: string;
  readonly order: number;
  readonly card: string;
  readonly hash: string;
  /** The next secret has arrived: the last one ends. */
  readonly isSettled: boolean;
};

export type Subscription = { readonly started: Promise<void>; readonly stop: () => void };

export type RegistryListeners = {
  onNews: (locator: string, news: RoomNews) => void;
  /** Redis can be reached again: anything may have been lost meanwhile. */
  onReturn: () => void;
  onError: (error: unknown) => void;
};

/** How long Redis may be silent before a command fails. */
const COMMAND_TIMEOUT_MS = 5_000;
const LONGEST_RECONNECT_DELAY_MS = 1_000;
const PREFIX = 'engage:';

/** The rooms of several nodes, in one Redis. Every method rejects while Redis cannot be reached. */
export class RoomRegistry {
  readonly node = randomId();
  readonly #leaseMs: number;
  readonly #listeners: RegistryListeners;
  readonly #commands: RedisClientType;
  readonly #subscriber: RedisClientType;
  #epoch = '';
  #hasStarted = false;

  constructor(url: string, leaseMs: number, listeners: RegistryListeners) {
    this.#leaseMs = leaseMs;
    this.#listeners = listeners;
    // At the start a Redis that is not there is an error at once; later on it is waited for.
    const reconnectStrategy = (retries: number): number | false => this.#hasStarted && reconnectDelay(retries);
    const socket = { reconnectStrategy, connectTimeout: COMMAND_TIMEOUT_MS };
    // Without a queue: what waits for minutes would only come too late.
    const options = { url, socket, disableOfflineQueue: true, commandOptions: { timeout: COMMAND_TIMEOUT_MS } };
    this.#commands = createClient(options) as RedisClientType;
    this.#subscriber = createClient(options) as RedisClientType;
    for (const client of [this.#commands, this.#subscriber]) {
      client.on('error', (error) => this.#listeners.onError(error));
      client.on('ready', () => void this.#return().catch((error) => this.#listeners.onError(error)));
    }
  }

  /** Another one after Redis has lost its memory. */
  get epoch(): string {
    return this.#epoch;
  }

  get isReady(): boolean {
    return this.#commands.isReady && this.#subscriber.isReady;
  }

  /** Rejects when Redis cannot be reached. */
  async connect(): Promise<void> {
    await Promise.all([this.#commands.connect(), this.#subscriber.connect()]);
    await this.#readEpoch();
    this.#hasStarted = true;
  }

  async close(): Promise<void> {
    this.#commands.destroy();
    this.#subscriber.destroy();
  }

  /** Brings a room's news from the moment that `started` resolves until `stop`. */
  follow(locator: string): Subscription {
    const listener = (text: string): void => {
      const news = parseJson(roomNews, text);
      if (news) this.#listeners.onNews(locator, news);
    };
    const channel = channelOf(locator);
    return {
      started: this.#subscriber.subscribe(channel, listener),
      // By its listener: somebody else may follow the room again meanwhile.
      stop: () => void this.#subscriber.unsubscribe(channel, listener).catch(this.#listeners.onError),
    };
  }

  async publish(locator: string, news: Extract<RoomNews, { type: 'signal' }>): Promise<void> {
    await this.#commands.publish(channelOf(locator), JSON.stringify(news));
  }

  async join(
    locator: string,
    seat: { id: string; card: string; hash: string; admission: string; create: boolean; seats: number },
  ): Promise<z.infer<typeof joined> | z.infer<typeof refused>> {
    const { admission, create, seats, id, card, hash } = seat;
    const own = [digest(admission), create ? '1' : '0', String(seats), id, card, hash, this.node];
    return this.#run(JOIN, locator, own, z.union([joined, refused]));
  }

  async resume(
    locator: string,
    seat: { id: string; admission: string; shown: string; hash: string },
  ): Promise<z.infer<typeof resumed> | z.infer<typeof refused>> {
    const own = [digest(seat.admission), seat.id, seat.shown, seat.hash, this.node];
    return this.#run(RESUME, locator, own, z.union([resumed, refused]));
  }

  /** @returns who is in the room now; undefined when it is another room by now */
  async renew(locator: string, admission: string, seats: readonly SeatRecord[]): Promise<PeerEntry[] | undefined> {
    const own = seats.flatMap(({ id, order, card, hash, isSettled }) => [
      id,
      String(order),
      card,
      hash,
      isSettled ? '1' : '0',
    ]);
    const answer = await this.#run(RENEW, locator, [digest(admission), this.node, ...own], z.union([renewed, refused]));
    return answer.status === 'ok' ? answer.roster : undefined;
  }

  async leave(locator: string, id: string, reason: z.infer<typeof leaveReason>): Promise<void> {
    await this.#run(LEAVE, locator, [id, reason], z.object({}));
  }

  async #run<T>(script: string, locator: string, own: string[], schema: z.ZodType<T>): Promise<T> {
    const options = { keys: [keyOf(locator)], arguments: [channelOf(locator), String(this.#leaseMs), ...own] };
    return schema.parse(JSON.parse(String(await this.#commands.eval(script, options))));
  }

  async #return(): Promise<void> {
    if (!this.#hasStarted || !this.isReady) return;
    await this.#readEpoch();
    this.#listeners.onReturn();
  }

  async #readEpoch(): Promise<void> {
    const key = `${PREFIX}epoch`;
    await this.#commands.set(key, randomId(), { condition: 'NX' });
    this.#epoch = (await this.#commands.get(key)) ?? '';
  }
}

function reconnectDelay(retries: number): number {
  return Math.min(LONGEST_RECONNECT_DELAY_MS, 50 * 2 ** retries);
}

function keyOf(locator: string): string {
  return `${PREFIX}room:${locator}`;
}

function channelOf(locator: string): string {
  return `${PREFIX}news:${locator}`;
}

/** Redis gets no admission to read. */
function digest(admission: string): string {
  return createHash('sha256').update(admission).digest('base64url');
}
