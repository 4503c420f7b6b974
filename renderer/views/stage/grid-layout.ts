/** Where tiles stand: the arrangement that makes the smallest tile largest. Pure; pixels. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Area = Box & { readonly gap: number };

const RATIO = 16 / 9;
/** A picture of 16:9 that fills its tile may lose at most an eighth. */
const MAX_CROP = 1 / 8;
/** Width by height of the narrowest tile that a picture may have. */
export const NARROWEST = RATIO * (1 - MAX_CROP);
const WIDEST = RATIO / (1 - MAX_CROP);

type Arrangement = { columns: number; rows: number; width: number; height: number };

/** Boxes in reading order, packed and centred in the area, the last row centred too. */
export function gridLayout(count: number, area: Area): Box[] {
  if (count === 0 || area.width <= 0 || area.height <= 0) return [];
  const { columns, rows, width, height } = bestArrangement(count, area);
  const top = area.y + (area.height - rows * height - (rows - 1) * area.gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    const left = area.x + (area.width - inRow * width - (inRow - 1) * area.gap) / 2;
    const x = left + (index % columns) * (width + area.gap);
    return { x: Math.round(x), y: Math.round(top + row * (height + area.gap)), width, height };
  });
}

/** The largest box of a shape within another, centred. */
export function inscribe(ratio: number, { x, y, width, height }: Box): Box {
  const fitted = { width: Math.min(width, height * ratio), height: Math.min(height, width / ratio) };
  return { ...fitted, x: x + (width - fitted.width) / 2, y: y + (height - fitted.height) / 2 };
}

function bestArrangement(count: number, area: Area): Arrangement {
  let best: Arrangement | undefined;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const tile = fitTile(
      (area.width - (columns - 1) * area.gap) / columns,
      (area.height - (rows - 1) * area.gap) / rows,
    );
    if (!best || tile.width * tile.height > best.width * best.height) best = { columns, rows, ...tile };
  }
  return best ?? { columns: 1, rows: 1, width: 0, height: 0 };
}

/** The largest tile of an allowed shape within a cell. Whole pixels keep edges sharp. */
function fitTile(cellWidth: number, cellHeight: number): { width: number; height: number } {
  const width = Math.max(cellWidth, 0);
  const height = Math.max(cellHeight, 0);
  return {
    width: Math.floor(Math.min(width, height * WIDEST)),
    height: Math.floor(Math.min(height, width / NARROWEST)),
  };
}
