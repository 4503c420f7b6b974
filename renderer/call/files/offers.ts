import type { FileAnnouncement, OfferedFile } from './file-message.ts';
import type { FileState, Receiver } from './files-state.ts';
import { OwnFile } from './own-file.ts';
import { PIECE_BYTES } from './pieces.ts';
import { Serving } from './serving.ts';

export type OffersOptions = {
  /** Of who is in the call; undefined of others. */
  nameOf: (id: string) => string | undefined;
  onState: (fileId: string, state: FileState) => void;
};

type Offer = { readonly own: OwnFile; readonly receivers: Map<string, Receiver>; readonly told: Set<string> };

/** Milliseconds between two steps that are shown of what one receiver has been sent. */
const STEP_MS = 250;

/** What self offers, and who fetches it. */
export class Offers {
  readonly #options: OffersOptions;
  readonly #offers = new Map<string, Offer>();
  /** By participant: the channel that they fetch on. */
  readonly #servings = new Map<string, Serving>();
  readonly #shownAt = new Map<string, number>();

  constructor(options: OffersOptions) {
    this.#options = options;
  }

  add(file: File, offered: OfferedFile, thumbnail: string | undefined) {
    const offer: Offer = { own: new OwnFile(file, offered, thumbnail), receivers: new Map(), told: new Set() };
    this.#offers.set(offered.id, offer);
    return { announcement: announcementOf(offer), state: stateOf(offer) };
  }

  /** @returns whether it was offered */
  withdraw(id: string): boolean {
    for (const serving of this.#servings.values()) serving.withdraw(id);
    return this.#offers.delete(id);
  }

  /** To somebody who may have come after it was said to all, or has forgotten it. The preview is sent but once. */
  newsFor(id: string): FileAnnouncement[] {
    return [...this.#offers.values()].map((offer) => {
      const { thumbnail, ...announcement } = announcementOf(offer);
      const isNews = thumbnail !== undefined && !offer.told.has(id);
      offer.told.add(id);
      return isNews ? { ...announcement, thumbnail } : announcement;
    });
  }

  /** One channel for each other: a new one takes the place of the last. */
  serve(from: string, channel: RTCDataChannel): void {
    this.#servings.get(from)?.close();
    const serving = new Serving(channel, {
      fileOf: (id) => (this.#options.nameOf(from) === undefined ? undefined : this.#offers.get(id)?.own),
      onProgress: (id, pieces) => this.#noteProgress(id, from, pieces),
      onStop: (id) => this.#noteStopped(id, from),
    });
    this.#servings.set(from, serving);
  }

  noteReceived(id: string, from: string): void {
    this.#note(id, from, 'received', this.#offers.get(id)?.own.offered.size ?? 0);
  }

  forget(from: string): void {
    this.#servings.get(from)?.close();
    this.#servings.delete(from);
  }

  close(): void {
    for (const serving of this.#servings.values()) serving.close();
    this.#servings.clear();
    this.#offers.clear();
  }

  #noteProgress(id: string, from: string, pieces: number): void {
    const now = performance.now();
    const key = `${id} ${from}`;
    const offer = this.#offers.get(id);
    if (!offer || now - (this.#shownAt.get(key) ?? 0) < STEP_MS) return;
    this.#shownAt.set(key, now);
    const bytes = Math.min(pieces * PIECE_BYTES, offer.own.offered.size);
    this.#note(id, from, 'receiving', bytes);
  }

  #noteStopped(id: string, from: string): void {
    const receiver = this.#offers.get(id)?.receivers.get(from);
    if (receiver?.status === 'receiving') this.#note(id, from, 'stopped', receiver.bytes);
  }

  #note(id: string, from: string, status: Receiver['status'], bytes: number): void {
    const offer = this.#offers.get(id);
    const known = offer?.receivers.get(from);
    const name = this.#options.nameOf(from) ?? known?.name;
    if (!offer || name === undefined || known?.status === 'received') return;
    offer.receivers.set(from, { name, status, bytes });
    this.#options.onState(id, stateOf(offer));
  }
}

function announcementOf({ own: { offered, thumbnail, offeredAt } }: Offer): FileAnnouncement {
  const age = Math.round(performance.now() - offeredAt);
  return { type: 'file', ...offered, ...(thumbnail === undefined ? {} : { thumbnail }), age };
}

function stateOf({ own, receivers }: Offer): FileState {
  return { status: 'own', file: own.file, receivers: Object.fromEntries(receivers) };
}
