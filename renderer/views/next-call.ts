import type { Call } from '../call/call.ts';
import type { LocalMedia } from '../call/media/local-media.ts';
import type { NetworkPreferences } from '../call/network/network-preferences.ts';

type Make = (media: LocalMedia) => Promise<Call>;

/** The call that a lobby leads to: what takes time to fetch and to make is there before Join is pressed. */
export class NextCall {
  readonly #make: Make;
  readonly #network: () => NetworkPreferences;
  #made: Promise<Call | undefined> | undefined;

  /** @param make may reject */
  constructor(make: Make, network: () => NetworkPreferences) {
    this.#make = make;
    this.#network = network;
  }

  /** In the place of one that was not taken. */
  prepare(media: LocalMedia): void {
    this.drop();
    this.#made = this.#makeReady(media);
  }

  /** Undefined: it cannot be made just now; the next time it is tried again. */
  async take(media: LocalMedia): Promise<Call | undefined> {
    const made = this.#made ?? this.#makeReady(media);
    const call = await made;
    if (this.#made === made) this.#made = undefined;
    return call;
  }

  drop(): void {
    void this.#made?.then((call) => call?.leave());
    this.#made = undefined;
  }

  async #makeReady(media: LocalMedia): Promise<Call | undefined> {
    try {
      const call = await this.#make(media);
      call.prepare(this.#network());
      return call;
    } catch {
      return undefined;
    }
  }
}
