import { MAX_CHUNK_POINTS, MAX_POINTS } from './mark-message.ts';

/** Milliseconds: often enough for the others to see it grow. */
const SEND_INTERVAL_MS = 50;
/** Of the picture: nearer points make no better line. */
const LEAST_STEP = 0.002;

type PenOptions = {
  /** More of the stroke, from the point with the index `at` on: at once, for whoever draws. */
  onDraw: (at: number, points: number[]) => void;
  /** The same a few times a second, for the others. */
  onTell: (at: number, points: number[]) => void;
};

/** One stroke while it is drawn: what the hand does is told a few times a second. */
export class Pen {
  readonly #options: PenOptions;
  readonly #points: number[] = [];
  #told = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PenOptions) {
    this.#options = options;
  }

  /** 0…1 of the picture; what lies outside is drawn along the edge. */
  draw(x: number, y: number): void {
    const [nextX, nextY] = [placeOf(x), placeOf(y)];
    const [lastX, lastY] = [this.#points.at(-2), this.#points.at(-1)];
    const isFull = this.#points.length >= MAX_POINTS * 2;
    const isFar = lastX === undefined || lastY === undefined || Math.hypot(nextX - lastX, nextY - lastY) >= LEAST_STEP;
    if (isFull || !isFar) return;
    this.#points.push(nextX, nextY);
    this.#options.onDraw(this.#points.length / 2 - 1, [nextX, nextY]);
    this.#timer ??= setTimeout(() => this.#tell(), SEND_INTERVAL_MS);
  }

  /** The hand is lifted. */
  end(): void {
    this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [at, points] of chunks(this.#points, this.#told)) this.#options.onTell(at, points);
    this.#told = this.#points.length / 2;
  }
}

/** Points of a stroke from one index on, in parts that a message takes. */
export function chunks(points: readonly number[], from = 0): [at: number, points: number[]][] {
  const parts: [number, number[]][] = [];
  for (let at = from; at * 2 < points.length; at += MAX_CHUNK_POINTS) {
    parts.push([at, points.slice(at * 2, (at + MAX_CHUNK_POINTS) * 2)]);
  }
  return parts;
}

/** Four digits are finer than any display. */
export function placeOf(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
}
