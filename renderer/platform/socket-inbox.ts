/** Keeps what a socket says until somebody listens. */
export class SocketInbox {
  readonly #waiting: string[] = [];
  #onFrame: ((text: string) => void) | undefined;
  #onClose: (() => void) | undefined;
  #isClosed = false;

  addFrame(text: string): void {
    if (this.#onFrame) this.#onFrame(text);
    else this.#waiting.push(text);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#onClose?.();
  }

  onFrame(listener: (text: string) => void): void {
    this.#onFrame = listener;
    for (const text of this.#waiting.splice(0)) listener(text);
  }

  onClose(listener: () => void): void {
    this.#onClose = listener;
    if (this.#isClosed) listener();
  }
}
