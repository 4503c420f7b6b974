/** The porches of a room, open while we are its host: one for links that name us, one for the bare address. */
import type { Waiting } from '../call-state.ts';
import type { Bytes } from '../seal/bytes.ts';
import { type Identity, identityHash } from '../seal/identity.ts';
import type { OpenSocket } from '../server/signalling-socket.ts';
import type { HostRequest } from './moderation.ts';
import { Porch } from './porch.ts';

export type FrontDoorOptions = {
  openSocket: () => ReturnType<OpenSocket>;
  host: Identity;
  /** The server is ours: whoever types its address can mean nobody else. */
  isOwnServer: boolean;
  /** Of the room, base64url. */
  secret: () => string;
  onKnock: (waiting: Waiting) => void;
  onGone: (id: string) => void;
  /** Somebody with this identity will come with the secret. */
  onAdmitted: (identity: Bytes) => void;
};

export class FrontDoor {
  readonly #options: FrontDoorOptions;
  #porches: Porch[] | undefined;
  /** By the id under which they wait. */
  readonly #identities = new Map<string, Bytes>();

  constructor(options: FrontDoorOptions) {
    this.#options = options;
  }

  /** Opens and closes as we become the host and cease to be. */
  async setHost(isHost: boolean): Promise<void> {
    if (!isHost) return this.close();
    if (this.#porches) return;
    this.#porches = [];
    const { host, isOwnServer } = this.#options;
    const hashes = [await identityHash(host.publicKey), ...(isOwnServer ? [undefined] : [])];
    this.#porches = hashes.map((hostHash) => this.#openPorch(hostHash));
  }

  close(): void {
    for (const porch of this.#porches?.splice(0) ?? []) porch.close();
    this.#porches = undefined;
  }

  /** False when it is about nobody who waits here. */
  async handle(request: HostRequest): Promise<boolean> {
    if (request.type !== 'admit' && request.type !== 'refuse') return false;
    const identity = this.#identities.get(request.id);
    if (!identity) return false;
    if (request.type === 'admit') this.#options.onAdmitted(identity);
    for (const porch of this.#porches ?? []) {
      if (request.type === 'admit') await porch.admit(request.id, this.#options.secret());
      else porch.refuse(request.id);
    }
    return true;
  }

  #openPorch(hostHash: Bytes | undefined): Porch {
    const { openSocket, host, onKnock, onGone } = this.#options;
    const porch = new Porch({
      openSocket,
      host,
      hostHash,
      onKnock: (waiting, identity) => {
        this.#identities.set(waiting.id, identity);
        onKnock(waiting);
      },
      onGone: (id) => {
        this.#identities.delete(id);
        onGone(id);
      },
    });
    void porch.open();
    return porch;
  }
}
