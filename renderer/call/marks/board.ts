import { type EraseMessage, MAX_POINTS, type StrokeMessage } from './mark-message.ts';

/** Of one author; whoever draws more loses the first ones. */
export const MAX_STROKES = 100;

export type Author = { readonly id: string; readonly name: string };

export type Stroke = {
  readonly author: Author;
  readonly id: number;
  readonly epoch: number;
  /** x, y, x, y …, 0…1 of the picture. It grows while it is drawn. */
  readonly points: readonly number[];
};

/**
 * What is drawn on one share. Everybody who has heard the same sees the same, in whatever order they heard it from
 * different people.
 */
export class Board {
  readonly #sharer: string;
  #epoch = 0;
  #mayDraw = false;
  /** By author and number, in order of arrival. */
  #strokes = new Map<string, Stroke>();

  constructor(sharer: string) {
    this.#sharer = sharer;
  }

  get epoch(): number {
    return this.#epoch;
  }

  get mayDraw(): boolean {
    return this.#mayDraw;
  }

  /** The sharer's word. An older one changes nothing. */
  set(epoch: number, mayDraw: boolean): void {
    if (epoch < this.#epoch) return;
    this.#epoch = epoch;
    this.#mayDraw = mayDraw;
    for (const [key, stroke] of this.#strokes) if (stroke.epoch < epoch) this.#strokes.delete(key);
  }

  /** A stroke may be heard of before its epoch. What is told twice is the same stroke. */
  add(author: Author, { epoch, stroke: id, at, points }: Omit<StrokeMessage, 'type' | 'share'>): void {
    if (epoch < this.#epoch) return;
    const key = keyOf(author, id);
    const known = this.#strokes.get(key)?.points ?? [];
    if (at * 2 > known.length || (known.length === 0 && this.of(author.id).length >= MAX_STROKES)) return;
    const all = [...known.slice(0, at * 2), ...points].slice(0, MAX_POINTS * 2);
    this.#strokes.set(key, { author, id, epoch, points: all });
  }

  erase(author: Author, { epoch, stroke }: Omit<EraseMessage, 'type' | 'share'>): void {
    const erased = stroke === null ? this.of(author.id) : this.of(author.id).filter(({ id }) => id === stroke);
    for (const one of erased) if (one.epoch <= epoch) this.#strokes.delete(keyOf(author, one.id));
  }

  /** All of one author, first one first. */
  of(author: string): Stroke[] {
    return [...this.#strokes.values()].filter((stroke) => stroke.author.id === author);
  }

  /** Those that are to be seen, first one first. */
  visible(): Stroke[] {
    const mayShow = ({ author }: Stroke) => this.#mayDraw || author.id === this.#sharer;
    return [...this.#strokes.values()].filter((stroke) => stroke.epoch === this.#epoch && mayShow(stroke));
  }
}

function keyOf({ id: author }: Author, stroke: number): string {
  return `${author} ${stroke}`;
}
