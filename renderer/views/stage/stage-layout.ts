/** The whole stage: people in a grid, or shares with the people in a strip. Pure; pixels. */
import { type Box, gridLayout } from './grid-layout.ts';

export type StageSize = { readonly width: number; readonly height: number };

export type StageLayout = { readonly shares: readonly Box[]; readonly people: readonly Box[] };

const WIDE_STAGE = 1200;
/** More people than this stand in two columns, which needs a wider strip. */
const ONE_COLUMN = 5;
const ONE_ROW = 3;
const CORNER_WIDTH = 224;
/** Beside a narrower invitation a larger tile would not fit. */
const SMALL_CORNER_WIDTH = 176;
const ROOMY_STAGE = 1000;
/** Below this a corner tile would lie on the invitation: it stands above it. */
const NARROW_STAGE = 680;

export function stageLayout(size: StageSize, people: number, shares: number): StageLayout {
  const gap = size.width >= WIDE_STAGE ? 12 : 8;
  const inner = { x: gap, y: 0, width: size.width - 2 * gap, height: size.height, gap };
  if (shares === 0) return { shares: [], people: people === 1 ? [corner(size, gap)] : gridLayout(people, inner) };
  const isWide = size.width > size.height * 1.2;
  const strip = isWide ? stripWidth(size.width, people) : stripHeight(size.height, people);
  const stripArea = isWide ? { ...inner, x: size.width - gap - strip, width: strip } : { ...inner, height: strip };
  const shareArea = isWide
    ? { ...inner, width: inner.width - strip - gap }
    : { ...inner, y: strip + gap, height: size.height - strip - gap };
  return { shares: split(shares, shareArea), people: gridLayout(people, stripArea) };
}

/** Alone, the invitation is the stage and one's own picture stands aside. */
function corner({ width, height }: StageSize, gap: number): Box {
  const isNarrow = width < NARROW_STAGE;
  const wide = width < ROOMY_STAGE ? SMALL_CORNER_WIDTH : CORNER_WIDTH;
  const tile = { width: isNarrow ? 160 : wide, height: isNarrow ? 90 : (wide * 9) / 16 };
  if (isNarrow) return { ...tile, x: Math.round((width - tile.width) / 2), y: gap };
  return { ...tile, x: width - tile.width - gap, y: height - tile.height };
}

function stripWidth(width: number, people: number): number {
  return Math.round(Math.min(Math.max(width * (people > ONE_COLUMN ? 0.24 : 0.19), 160), 320));
}

function stripHeight(height: number, people: number): number {
  return Math.round(Math.min(Math.max(height * (people > ONE_ROW ? 0.25 : 0.16), 84), 200));
}

/** A share keeps its own shape inside its box, so several divide the place evenly. */
function split(count: number, area: Box & { gap: number }): Box[] {
  const isRow = area.width >= area.height;
  const length = ((isRow ? area.width : area.height) - (count - 1) * area.gap) / count;
  return Array.from({ length: count }, (_, index) => {
    const offset = index * (length + area.gap);
    return isRow
      ? { x: area.x + offset, y: area.y, width: length, height: area.height }
      : { x: area.x, y: area.y + offset, width: area.width, height: length };
  });
}
