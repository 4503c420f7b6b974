/** Where the small tile of oneself lies on the large one. Pure; pixels. */
import type { Box } from './grid-layout.ts';

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

const SHARE_OF_WIDTH = 0.2;
/** There the large tile has its tools, or its name: they stay free. */
const TAKEN: readonly Corner[] = ['top-right', 'bottom-left'];
const TAKEN_HEIGHT = 36;
const WIDTHS = { min: 112, max: 224 };

export function cornerBox(corner: Corner, area: Box, gap: number): Box {
  const width = Math.round(Math.min(Math.max(area.width * SHARE_OF_WIDTH, WIDTHS.min), WIDTHS.max, area.width));
  const height = Math.round((width * 9) / 16);
  const isLeft = corner.endsWith('left');
  const isTop = corner.startsWith('top');
  const edge = gap + (TAKEN.includes(corner) ? TAKEN_HEIGHT : 0);
  return {
    x: isLeft ? area.x + gap : area.x + area.width - width - gap,
    y: isTop ? area.y + edge : area.y + area.height - height - edge,
    width,
    height,
  };
}

/** The corner nearest to where the tile was let go. */
export function nearestCorner(tile: Box, area: Box): Corner {
  const isTop = tile.y + tile.height / 2 < area.y + area.height / 2;
  const isLeft = tile.x + tile.width / 2 < area.x + area.width / 2;
  return `${isTop ? 'top' : 'bottom'}-${isLeft ? 'left' : 'right'}`;
}

/** By an arrow key. */
export function movedCorner(corner: Corner, key: string): Corner {
  const [row, column] = corner.split('-');
  switch (key) {
    case 'ArrowUp':
      return column === 'left' ? 'top-left' : 'top-right';
    case 'ArrowDown':
      return column === 'left' ? 'bottom-left' : 'bottom-right';
    case 'ArrowLeft':
      return row === 'top' ? 'top-left' : 'bottom-left';
    case 'ArrowRight':
      return row === 'top' ? 'top-right' : 'bottom-right';
    default:
      return corner;
  }
}
