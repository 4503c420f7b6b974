/** Milliseconds: marks closer to each other say no more than one of them. */
const MARK_MS = 200;
const SPAN_MS = 4_000;
const MIN_SPAN_MS = 500;

/** How fast something goes: bytes per second over the last few seconds. */
export class Pace {
  readonly #marks: { at: number; bytes: number }[] = [];

  /** @param at by `performance.now()` @param bytes in all, so far */
  note(at: number, bytes: number): void {
    const last = this.#marks.at(-1);
    if (last && this.#marks.length > 1 && at - last.at < MARK_MS) this.#marks.pop();
    this.#marks.push({ at, bytes });
    while (this.#marks.length > 2 && at - (this.#marks[1]?.at ?? at) >= SPAN_MS) this.#marks.shift();
  }

  /** Undefined while it is too early to say. */
  bytesPerSecond(now: number): number | undefined {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    if (!first || !last || now - first.at < MIN_SPAN_MS) return undefined;
    return ((last.bytes - first.bytes) * 1_000) / (now - first.at);
  }
}
