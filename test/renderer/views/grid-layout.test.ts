import { describe, expect, test } from 'vitest';
import { type Box, gridLayout, inscribe } from '../../../renderer/views/stage/grid-layout.ts';

const AREAS = [
  { x: 8, y: 0, width: 1256, height: 690, gap: 12 },
  { x: 8, y: 0, width: 884, height: 480, gap: 8 },
  { x: 8, y: 0, width: 384, height: 580, gap: 8 },
];
const COUNTS = Array.from({ length: 12 }, (_, index) => index + 1);

describe.each(AREAS)('in $width x $height', (area) => {
  test.each(COUNTS)('%i tiles lie within the area, apart by the gap, and of one size', (count) => {
    const boxes = gridLayout(count, area);
    expect(boxes).toHaveLength(count);
    expect(new Set(boxes.map(({ width, height }) => `${width}x${height}`)).size).toBe(1);
    for (const box of boxes) expect(isWithin(box, area)).toBe(true);
    for (const [index, box] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) expect(distance(box, other)).toBeGreaterThanOrEqual(area.gap - 1);
    }
  });

  test.each(COUNTS)('%i pictures of 16:9 lose at most an eighth', (count) => {
    for (const { width, height } of gridLayout(count, area)) {
      const tile = width / height;
      const kept = Math.min(tile, 16 / 9) / Math.max(tile, 16 / 9);
      expect(kept).toBeGreaterThan(7 / 8 - 0.01);
    }
  });
});

test('the last row is centred', () => {
  const [first, , third, fourth, fifth] = gridLayout(5, { x: 0, y: 0, width: 1400, height: 600, gap: 12 });
  if (!first || !third || !fourth || !fifth) throw new Error('Not five boxes');
  expect(fourth.y).toBeGreaterThan(first.y);
  const middle = (first.x + third.x + third.width) / 2;
  expect((fourth.x + fifth.x + fifth.width) / 2).toBeCloseTo(middle, -1);
});

test('two stand side by side on a wide stage and above each other on a tall one', () => {
  const [left, right] = gridLayout(2, { x: 0, y: 0, width: 1200, height: 600, gap: 8 });
  expect(right?.y).toBe(left?.y);
  const [above, below] = gridLayout(2, { x: 0, y: 0, width: 400, height: 700, gap: 8 });
  expect(below?.x).toBe(above?.x);
});

test('nothing is laid out before the stage has a size', () => {
  expect(gridLayout(3, { x: 0, y: 0, width: 0, height: 0, gap: 8 })).toEqual([]);
});

test('a shape is inscribed whole and centred', () => {
  expect(inscribe(2, { x: 10, y: 10, width: 100, height: 100 })).toEqual({ x: 10, y: 35, width: 100, height: 50 });
});

function isWithin(box: Box, area: Box): boolean {
  return (
    box.x >= area.x - 1 &&
    box.y >= area.y - 1 &&
    box.x + box.width <= area.x + area.width + 1 &&
    box.y + box.height <= area.y + area.height + 1
  );
}

/** The larger of the gaps along the two axes: boxes are apart when either is. */
function distance(a: Box, b: Box): number {
  const alongX = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  const alongY = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height);
  return Math.max(alongX, alongY);
}
