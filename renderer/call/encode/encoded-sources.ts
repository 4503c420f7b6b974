import type { ToWorker } from './worker/messages.ts';

/** The Blink feature RTCEncodedSource; the types lack it. */
type EncodedSender = RTCRtpSender & { createEncodedSource(worker: Worker): Promise<void> };

/** Opens the way from the worker to senders. It comes to the worker without a name: one after the other. */
export class EncodedSources {
  readonly #worker: Worker;
  readonly #open = new Set<string>();
  #count = 0;
  #opening = Promise.resolve();

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  /**
   * For a sender that has no track.
   * @returns id: by what the worker knows it; opened: resolves when it is open, or closed before that
   */
  open(sender: RTCRtpSender): { id: string; opened: Promise<void> } {
    this.#count += 1;
    const id = `${this.#count}`;
    this.#open.add(id);
    this.#opening = this.#opening.then(() => this.#openNext(id, sender as EncodedSender));
    return { id, opened: this.#opening };
  }

  /** @returns whether it was open */
  close(id: string): boolean {
    if (!this.#open.delete(id)) return false;
    this.#tell({ type: 'close', feed: id });
    return true;
  }

  async #openNext(id: string, sender: EncodedSender): Promise<void> {
    if (!this.#open.has(id)) return;
    this.#tell({ type: 'next', feed: id });
    // It rejects when its connection has been closed meanwhile.
    await sender.createEncodedSource(this.#worker).catch(() => this.close(id));
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
