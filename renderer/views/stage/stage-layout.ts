/** The whole stage: a grid, or what takes the stage with the rest in a strip beside it. Pure; pixels. */
import { type Area, type Box, gridLayout, NARROWEST } from './grid-layout.ts';
import { type Corner, cornerBox } from './stage-corner.ts';
import type { StagePlan, TileKey } from './stage-plan.ts';

export type StageSize = { readonly width: number; readonly height: number };

export type StageLayout = {
  /** Who is not among them has no place: heard, not seen. */
  readonly boxes: ReadonlyMap<TileKey, Box>;
  /** In the place of those who have none. */
  readonly more: { readonly box: Box; readonly count: number } | undefined;
};

const WIDE_STAGE = 1200;
/** More people than this stand in two columns, which needs a wider strip. */
const ONE_COLUMN = 5;
const ONE_ROW = 3;
/** Most screens are wider; one that is taller gets smaller on a tall stage. */
const TALLEST_SCREEN = 4 / 3;
/** Of the height: who takes the stage is larger than the others. */
const MAX_STRIP = 0.45;
/** Smaller ones show neither a face nor a name. */
const SMALLEST = { width: 100, height: 58 };

export function stageLayout(size: StageSize, plan: StagePlan, corner: Corner): StageLayout {
  const gap = size.width >= WIDE_STAGE ? 12 : 8;
  const inner = { x: gap, y: 0, width: Math.max(0, size.width - 2 * gap), height: size.height, gap };
  const { main, side } = plan;
  if (main.length === 0) return side.length === 1 ? alone(size, gap, side) : placed(side, inner);
  const isPerson = main[0]?.startsWith('person:') === true;
  const { mainArea, sideArea } = areas(inner, size, side.length, isPerson ? NARROWEST : TALLEST_SCREEN);
  const { boxes, more } = placed(side, sideArea);
  const mainBoxes = isPerson ? gridLayout(main.length, mainArea) : split(main.length, mainArea);
  const all = new Map([...boxes, ...paired(main, mainBoxes)]);
  const [first] = mainBoxes;
  if (plan.corner && first) all.set(plan.corner, cornerBox(corner, main.length === 1 ? first : mainArea, gap));
  return { boxes: all, more };
}

/** In one area as many as can be told apart; the last place is for the others. */
function placed(keys: readonly TileKey[], area: Area): StageLayout {
  const places = placesIn(keys.length, area);
  const boxes = gridLayout(places, area);
  const last = boxes.at(-1);
  if (places === keys.length || !last) return { boxes: paired(keys, boxes), more: undefined };
  return { boxes: paired(keys, boxes.slice(0, -1)), more: { box: last, count: keys.length - places + 1 } };
}

function placesIn(count: number, area: Area): number {
  for (let places = count; places > 1; places -= 1) {
    const [first] = gridLayout(places, area);
    if (first && first.width >= SMALLEST.width && first.height >= SMALLEST.height) return places;
  }
  return Math.min(count, 1);
}

/** @param ratio width by height of what takes the stage, at its tallest */
function areas(
  inner: Area,
  { width, height }: StageSize,
  beside: number,
  ratio: number,
): { mainArea: Area; sideArea: Area } {
  const { gap } = inner;
  if (beside === 0) return { mainArea: inner, sideArea: { ...inner, width: 0 } };
  if (width > height * 1.2) {
    const strip = stripWidth(width, beside);
    return {
      mainArea: { ...inner, width: inner.width - strip - gap },
      sideArea: { ...inner, x: width - gap - strip, width: strip },
    };
  }
  // A picture fills no tall place: those beside get what it leaves.
  const left = height - gap - inner.width / ratio;
  const strip = Math.round(Math.max(stripHeight(height, beside), Math.min(left, height * MAX_STRIP)));
  return {
    mainArea: { ...inner, y: strip + gap, height: height - strip - gap },
    sideArea: { ...inner, height: strip },
  };
}

/** Alone, the invitation is the stage and one's own picture stands aside. */
function alone({ width, height }: StageSize, gap: number, keys: readonly TileKey[]): StageLayout {
  const isNarrow = width < NARROW_STAGE;
  const wide = width < ROOMY_STAGE ? SMALL_TILE_WIDTH : TILE_WIDTH;
  const tile = { width: isNarrow ? 160 : wide, height: isNarrow ? 90 : (wide * 9) / 16 };
  const box = isNarrow
    ? { ...tile, x: Math.round((width - tile.width) / 2), y: gap }
    : { ...tile, x: width - tile.width - gap, y: height - tile.height };
  return { boxes: paired(keys, [box]), more: undefined };
}

const TILE_WIDTH = 224;
/** Beside a narrower invitation a larger tile would not fit. */
const SMALL_TILE_WIDTH = 176;
const ROOMY_STAGE = 1000;
/** Below this a tile aside would lie on the invitation: it stands above it. */
const NARROW_STAGE = 680;

function stripWidth(width: number, people: number): number {
  return Math.round(Math.min(Math.max(width * (people > ONE_COLUMN ? 0.24 : 0.19), 160), 320));
}

function stripHeight(height: number, people: number): number {
  return Math.round(Math.min(Math.max(height * (people > ONE_ROW ? 0.25 : 0.16), 84), 200));
}

/** A share keeps its own shape inside its box, so several divide the place evenly. */
function split(count: number, area: Area): Box[] {
  const isRow = area.width >= area.height;
  const length = ((isRow ? area.width : area.height) - (count - 1) * area.gap) / count;
  return Array.from({ length: count }, (_, index) => {
    const offset = index * (length + area.gap);
    return isRow
      ? { x: area.x + offset, y: area.y, width: length, height: area.height }
      : { x: area.x, y: area.y + offset, width: area.width, height: length };
  });
}

function paired(keys: readonly TileKey[], boxes: readonly Box[]): Map<TileKey, Box> {
  return new Map(keys.flatMap((key, index) => (boxes[index] ? [[key, boxes[index]] as const] : [])));
}
