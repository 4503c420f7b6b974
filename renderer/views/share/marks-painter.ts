import type { Stroke } from '../../call/marks/board.ts';
import type { Marks } from '../../call/marks/marks.ts';
import { POINTER_MS, type Pointer } from '../../call/marks/pointers.ts';
import { hue } from '../stage/tint.ts';
import { FIT, type Point, type View } from './zoom.ts';

const PEN_PX = 3;
const DOT_PX = 7;
const FADE_MS = 400;
/** How much of the way to where somebody points is gone in one frame: their word comes 20 times a second. */
const FOLLOW = 0.35;

type Style = { lightness: string; chroma: string; halo: string; ground: string; text: string; font: string };

/** Draws what is marked on one share, in animation frames, and only while there is something new to draw. */
export class MarksPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #marks: Pick<Marks, 'strokes' | 'pointers'>;
  readonly #share: string;
  readonly #shown = new Map<string, Point>();
  #view = FIT;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement, marks: Pick<Marks, 'strokes' | 'pointers'>, share: string) {
    this.#canvas = canvas;
    this.#marks = marks;
    this.#share = share;
  }

  look(view: View): void {
    this.#view = view;
    this.request();
  }

  /** Something has changed: the next frame shows it. */
  request(): void {
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
  }

  #draw(): void {
    this.#frame = 0;
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const { clientWidth, clientHeight } = this.#canvas;
    const [width, height] = [clientWidth, clientHeight].map((length) => Math.round(length * devicePixelRatio));
    if (this.#canvas.width !== width) this.#canvas.width = width ?? 0;
    if (this.#canvas.height !== height) this.#canvas.height = height ?? 0;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, clientWidth, clientHeight);
    const style = styleOf(this.#canvas);
    for (const stroke of this.#marks.strokes(this.#share)) this.#drawStroke(context, stroke, style);
    const now = performance.now();
    const pointers = this.#marks.pointers(this.#share, now);
    for (const pointer of pointers) this.#drawPointer(context, pointer, { style, now });
    if (pointers.length > 0) this.request();
    else this.#shown.clear();
  }

  /** On the canvas, in its pixels. */
  #at(x: number, y: number): Point {
    const { scale, x: left, y: top } = this.#view;
    const { clientWidth, clientHeight } = this.#canvas;
    return { x: left + x * clientWidth * scale, y: top + y * clientHeight * scale };
  }

  #drawStroke(context: CanvasRenderingContext2D, { author, points }: Stroke, style: Style): void {
    const places: Point[] = [];
    for (let index = 0; index < points.length; index += 2) {
      places.push(this.#at(points[index] ?? 0, points[index + 1] ?? 0));
    }
    const path = smooth(places);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = style.halo;
    context.lineWidth = PEN_PX + 2;
    context.stroke(path);
    context.strokeStyle = inkOf(author.name, style);
    context.lineWidth = PEN_PX;
    context.stroke(path);
  }

  #drawPointer(
    context: CanvasRenderingContext2D,
    { author, x, y, at }: Pointer,
    { style, now }: { style: Style; now: number },
  ): void {
    const target = this.#at(x, y);
    const before = this.#shown.get(author.id) ?? target;
    const place = {
      x: before.x + (target.x - before.x) * FOLLOW,
      y: before.y + (target.y - before.y) * FOLLOW,
    };
    this.#shown.set(author.id, place);
    context.globalAlpha = Math.min(1, (POINTER_MS - (now - at)) / FADE_MS);
    context.beginPath();
    context.arc(place.x, place.y, DOT_PX, 0, 2 * Math.PI);
    context.fillStyle = inkOf(author.name, style);
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = style.halo;
    context.stroke();
    drawName(context, author.name, { place, style, width: this.#canvas.clientWidth });
    context.globalAlpha = 1;
  }
}

/** Beside the dot, on whichever side there is room. */
function drawName(
  context: CanvasRenderingContext2D,
  name: string,
  { place, style, width }: { place: Point; style: Style; width: number },
): void {
  context.font = style.font;
  const length = context.measureText(name).width + 12;
  const isRoomy = place.x + DOT_PX + 6 + length < width;
  const left = isRoomy ? place.x + DOT_PX + 6 : place.x - DOT_PX - 6 - length;
  context.beginPath();
  context.roundRect(left, place.y - 10, length, 20, 6);
  context.fillStyle = style.ground;
  context.fill();
  context.fillStyle = style.text;
  context.textBaseline = 'middle';
  context.fillText(name, left + 6, place.y + 0.5);
}

/** Curves through the middles between the points: a hand draws no corners. */
function smooth(places: readonly Point[]): Path2D {
  const path = new Path2D();
  const [first] = places;
  if (!first) return path;
  path.moveTo(first.x, first.y);
  for (const [index, place] of places.entries()) {
    const next = places[index + 1] ?? place;
    path.quadraticCurveTo(place.x, place.y, (place.x + next.x) / 2, (place.y + next.y) / 2);
  }
  return path;
}

function inkOf(name: string, { lightness, chroma }: Style): string {
  return `oklch(${lightness} ${chroma} ${hue(name)})`;
}

/** A canvas knows no custom properties. */
function styleOf(canvas: HTMLCanvasElement): Style {
  const styles = getComputedStyle(canvas);
  const token = (name: string): string => styles.getPropertyValue(name).trim();
  return {
    lightness: token('--pen-lightness'),
    chroma: token('--pen-chroma'),
    halo: token('--pen-halo'),
    ground: token('--label-ground'),
    text: token('--label-text'),
    font: `500 12px ${token('--font')}`,
  };
}
