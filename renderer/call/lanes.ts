/**
 * Runs asynchronous tasks in order within their lane, and lanes beside each other: what somebody sends must not wait
 * until what another one sent has been opened. A task that concerns all runs alone, between what was given before and
 * what is given after it. A failed task stops no other.
 */
export class Lanes {
  readonly #onError: () => void;
  readonly #lanes = new Map<string, Promise<void>>();
  #lastAlone: Promise<void> = Promise.resolve();

  constructor(onError: () => void) {
    this.#onError = onError;
  }

  run(lane: string, task: () => Promise<void>): void {
    const before = this.#lanes.get(lane) ?? this.#lastAlone;
    this.#lanes.set(lane, before.then(task).catch(this.#onError));
  }

  runAlone(task: () => Promise<void>): void {
    const before = Promise.all([this.#lastAlone, ...this.#lanes.values()]);
    this.#lanes.clear();
    this.#lastAlone = before.then(task).catch(this.#onError);
  }
}
