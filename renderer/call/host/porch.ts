/** The host's side of knocking: answers whoever comes to the porch, and gives the room's secret to whom they admit. */
import { type PeerEntry, parseJson } from '../../../signalling/protocol.ts';
import type { Waiting } from '../call-state.ts';
import { fromBase64Url, toBase64Url } from '../seal/base64-url.ts';
import type { Bytes } from '../seal/bytes.ts';
import type { Identity } from '../seal/identity.ts';
import { createDoor, type Door } from '../seal/knock/door.ts';
import { answerKnock, type KnockAnswer, type Newcomer } from '../seal/knock/host.ts';
import type { Introduction } from '../seal/knock/introduction.ts';
import { porchRoom } from '../seal/knock/porch-room.ts';
import { createSerial } from '../serial.ts';
import { SignallingClient } from '../server/signalling-client.ts';
import type { OpenSocket } from '../server/signalling-socket.ts';
import { type KnockMessage, knockMessage } from './knock-message.ts';

export type PorchOptions = {
  openSocket: () => ReturnType<OpenSocket>;
  host: Identity;
  /** See `porchRoom`. */
  hostHash: Bytes | undefined;
  onKnock: (waiting: Waiting, identity: Bytes) => void;
  onGone: (id: string) => void;
};

type Knocker = { answer: KnockAnswer; newcomer?: Newcomer; introduction?: Introduction };

export class Porch {
  readonly #options: PorchOptions;
  readonly #knockers = new Map<string, Knocker>();
  readonly #inOrder = createSerial(() => console.warn('a knock could not be answered'));
  #door: Door | undefined;
  #client: SignallingClient | undefined;
  #isClosed = false;

  constructor(options: PorchOptions) {
    this.#options = options;
  }

  /** Never rejects: without a porch the room is as it was, only nobody can knock. */
  async open(): Promise<void> {
    const { host, hostHash, openSocket } = this.#options;
    const { locator, admission } = await porchRoom(hostHash);
    const door = await createDoor(host, locator);
    if (this.#isClosed) return;
    this.#door = door;
    this.#client = new SignallingClient({
      openSocket,
      join: {
        room: toBase64Url(locator),
        admission: toBase64Url(admission),
        card: toBase64Url(door.record),
        create: true,
      },
      listeners: {
        onWelcome: ({ peers }) => this.#meet(peers),
        onResync: (peers) => this.#meet(peers),
        onJoined: (id, card) => this.#meet([{ id, card }]),
        onLeft: (id) => this.#forget(id),
        onSignal: (from, body) => this.#inOrder(() => this.#receive(from, body)),
        onIceServers: () => undefined,
        onServer: () => undefined,
      },
    });
    await this.#client.enter();
  }

  close(): void {
    this.#isClosed = true;
    this.#client?.leave();
    for (const id of [...this.#knockers.keys()]) this.#forget(id);
  }

  /**
   * Gives the secret away. False when nobody of that id waits here.
   * @param secret of the room, base64url
   */
  async admit(id: string, secret: string): Promise<boolean> {
    const { newcomer, introduction } = this.#knockers.get(id) ?? {};
    if (!newcomer || !introduction) return false;
    this.#send(id, { type: 'secret', text: await newcomer.admit(fromBase64Url(secret)) });
    this.#forget(id);
    return true;
  }

  refuse(id: string): boolean {
    if (!this.#knockers.has(id)) return false;
    this.#send(id, { type: 'not-admitted' });
    this.#forget(id);
    return true;
  }

  /** Who waits already has their answer: another one would be for another nonce. */
  #meet(peers: readonly PeerEntry[]): void {
    for (const { id, card } of peers) {
      const answer = this.#door && !this.#knockers.has(id) ? answerKnock(this.#door, card) : undefined;
      if (!answer) continue;
      this.#knockers.set(id, { answer });
      this.#send(id, { type: 'answer', text: answer.answer });
    }
  }

  #forget(id: string): void {
    const knocker = this.#knockers.get(id);
    this.#knockers.delete(id);
    if (knocker?.introduction) this.#options.onGone(id);
  }

  async #receive(from: string, body: string): Promise<void> {
    const knocker = this.#knockers.get(from);
    const message = parseJson(knockMessage, body);
    if (!knocker || !message) return;
    if (message.type === 'reveal' && !knocker.newcomer) {
      const revealed = await knocker.answer.receiveReveal(message.text);
      if (revealed.ok) knocker.newcomer = revealed.newcomer;
    }
    if (message.type === 'introduction' && knocker.newcomer && !knocker.introduction) {
      const introduction = await knocker.newcomer.receiveIntroduction(message.text);
      if (!introduction) return;
      knocker.introduction = introduction;
      const waiting = { id: from, name: introduction.name, code: knocker.newcomer.code };
      this.#options.onKnock(waiting, introduction.identity);
    }
  }

  #send(to: string, message: KnockMessage): void {
    this.#client?.signal(to, JSON.stringify(message));
  }
}
