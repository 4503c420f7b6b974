import type { Author } from './board.ts';

/** Milliseconds for which a pointer that does not move is seen. */
export const POINTER_MS = 2_000;

export type Pointer = {
  readonly author: Author;
  /** 0…1 of the picture. */
  readonly x: number;
  readonly y: number;
  /** When it was there, by `performance.now()`. */
  readonly at: number;
};

/** Where people point on each share. */
export class Pointers {
  readonly #pointers = new Map<string, Map<string, Pointer>>();

  set(share: string, pointer: Pointer): void {
    const all = this.#pointers.get(share) ?? new Map<string, Pointer>();
    all.set(pointer.author.id, pointer);
    this.#pointers.set(share, all);
  }

  /** Those that have not faded. */
  on(share: string, now: number): Pointer[] {
    return [...(this.#pointers.get(share)?.values() ?? [])].filter(({ at }) => now - at < POINTER_MS);
  }

  delete(share: string): void {
    this.#pointers.delete(share);
  }

  forget(author: string): void {
    for (const all of this.#pointers.values()) all.delete(author);
  }
}
