/** Asking to be let in, without the room's secret. */
import { type PeerEntry, parseJson } from '../../../signalling/protocol.ts';
import { fromBase64Url, toBase64Url } from '../seal/base64-url.ts';
import type { Identity } from '../seal/identity.ts';
import { type KnockTarget, socketUrl } from '../seal/invitation.ts';
import { type Entrance, type Knock, type OpenedKnock, startKnock } from '../seal/knock/newcomer.ts';
import { porchRoom } from '../seal/knock/porch-room.ts';
import type { SpokenCode } from '../seal/verification/spoken-code.ts';
import { createSerial } from '../serial.ts';
import { type EnterResult, SignallingClient } from '../server/signalling-client.ts';
import type { OpenSocket } from '../server/signalling-socket.ts';
import { type KnockMessage, knockMessage } from './knock-message.ts';

export type KnockingFailure =
  | Extract<EnterResult, { ok: false }>['reason']
  /** The host said no. */
  | 'not-admitted'
  /** The host was there, and is not any more. */
  | 'host-gone'
  /** Somebody answered who is not the host of the invitation. */
  | 'other-host';

export type KnockingListeners = {
  /**
   * The host has answered. `isHostKnown` false: it may be anybody, and nothing of us leaves before the code has been
   * compared and `afterComparing` was called.
   */
  onCode: (code: SpokenCode, host: { isHostKnown: true } | { isHostKnown: false; afterComparing: () => void }) => void;
  /** @param secret of the room, base64url */
  onAdmitted: (secret: string) => void;
  onFailure: (reason: KnockingFailure) => void;
};

export type KnockingOptions = {
  openSocket: OpenSocket;
  target: KnockTarget;
  name: string;
  /** With which the card will be signed: the host knows us by it when we come. */
  identity: Identity;
  listeners: KnockingListeners;
};

/** Starts asking; what it returns stops it. */
export function askToEnter(options: KnockingOptions): () => void {
  const knocking = new Knocking(options);
  void knocking.start();
  return () => knocking.stop();
}

class Knocking {
  readonly #options: KnockingOptions;
  readonly #inOrder = createSerial(() => console.warn('an answer to a knock could not be read'));
  #client: SignallingClient | undefined;
  #knock: Knock | undefined;
  /** The server's id of whoever answered first with a door that fits. */
  #host: string | undefined;
  #entrance: Entrance | undefined;
  #isOver = false;

  constructor(options: KnockingOptions) {
    this.#options = options;
  }

  /** Never rejects. */
  async start(): Promise<void> {
    const { target, openSocket } = this.#options;
    const hostHash = target.host === undefined ? undefined : fromBase64Url(target.host);
    const { locator, admission } = await porchRoom(hostHash);
    this.#knock = await startKnock({ locator, hostHash });
    if (this.#isOver) return;
    this.#client = new SignallingClient({
      openSocket: () => openSocket(socketUrl(target), target.pin),
      join: {
        room: toBase64Url(locator),
        admission: toBase64Url(admission),
        card: this.#knock.commitment,
        create: false,
      },
      listeners: {
        onWelcome: () => undefined,
        onResync: (peers) => this.#checkHost(peers),
        onJoined: () => undefined,
        onLeft: (id) => id === this.#host && this.#end('host-gone'),
        onSignal: (from, body) => this.#inOrder(() => this.#receive(from, body)),
        onIceServers: () => undefined,
        onServer: () => undefined,
      },
    });
    const entered = await this.#client.enter();
    if (!entered.ok) this.#end(entered.reason);
  }

  /** Idempotent. */
  stop(): void {
    this.#isOver = true;
    this.#client?.leave();
  }

  #checkHost(peers: readonly PeerEntry[]): void {
    if (this.#host !== undefined && !peers.some(({ id }) => id === this.#host)) this.#end('host-gone');
  }

  async #receive(from: string, body: string): Promise<void> {
    const message = parseJson(knockMessage, body);
    if (!message || this.#isOver) return;
    if (message.type === 'answer' && this.#host === undefined) return this.#receiveAnswer(from, message.text);
    if (from !== this.#host) return;
    if (message.type === 'not-admitted') return this.#end('not-admitted');
    if (message.type !== 'secret') return;
    const secret = await this.#entrance?.receiveSecret(message.text);
    if (!secret) return;
    this.stop();
    this.#options.listeners.onAdmitted(toBase64Url(secret));
  }

  async #receiveAnswer(from: string, text: string): Promise<void> {
    const opened = await this.#knock?.receiveDoor(text);
    if (!opened) return;
    if (!opened.ok) return this.#end('other-host');
    this.#host = from;
    this.#send(from, { type: 'reveal', text: opened.reveal });
    await this.#introduceTo(from, opened);
  }

  async #introduceTo(host: string, opened: OpenedKnock): Promise<void> {
    const { onCode } = this.#options.listeners;
    if (!opened.isHostKnown) {
      const afterComparing = () => this.#inOrder(() => this.#introduce(host, opened.afterComparing()));
      return onCode(opened.code, { isHostKnown: false, afterComparing });
    }
    await this.#introduce(host, opened.entrance);
    onCode(opened.code, { isHostKnown: true });
  }

  async #introduce(host: string, entrance: Entrance): Promise<void> {
    this.#entrance = entrance;
    const { name, identity } = this.#options;
    const text = await entrance.introduce({ name, identity: identity.publicKey });
    this.#send(host, { type: 'introduction', text });
  }

  #send(to: string, message: KnockMessage): void {
    this.#client?.signal(to, JSON.stringify(message));
  }

  #end(reason: KnockingFailure): void {
    if (this.#isOver) return;
    this.stop();
    this.#options.listeners.onFailure(reason);
  }
}
