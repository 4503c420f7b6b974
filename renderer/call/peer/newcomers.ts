/** On a far or busy computer it takes longer: then they are seen before they are connected. */
const PATIENCE_MS = 250;

/**
 * Those who have just come are shown when they are connected: drawing them takes its time, just when both computers
 * have to exchange what connects them.
 */
export class Newcomers {
  readonly #waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; show: () => void }>();

  expect(id: string, show: () => void): void {
    this.#waiting.set(id, { timer: setTimeout(() => this.show(id), PATIENCE_MS), show });
  }

  /** Now, if they are not shown yet. */
  show(id: string): void {
    const waiting = this.#waiting.get(id);
    this.forget(id);
    waiting?.show();
  }

  forget(id: string): void {
    clearTimeout(this.#waiting.get(id)?.timer);
    this.#waiting.delete(id);
  }

  close(): void {
    for (const id of [...this.#waiting.keys()]) this.forget(id);
  }
}
