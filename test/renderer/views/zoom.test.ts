import { expect, test } from 'vitest';
import { FIT, panned, placeIn, resized, zoomed } from '../../../renderer/views/share/zoom.ts';

const TILE = { width: 1_000, height: 500 };

test('what lies under the pointer stays there while the picture grows', () => {
  const at = { x: 700, y: 200 };
  const before = placeIn(FIT, at, TILE);
  const closer = zoomed(zoomed(FIT, 2, { at, tile: TILE }), 5, { at, tile: TILE });
  expect(closer.scale).toBe(5);
  expect(placeIn(closer, at, TILE).x).toBeCloseTo(before.x);
  expect(placeIn(closer, at, TILE).y).toBeCloseTo(before.y);
});

test('the picture never leaves a part of the tile empty, and never becomes smaller than it', () => {
  const corner = zoomed(FIT, 4, { at: { x: 0, y: 0 }, tile: TILE });
  expect(panned(corner, { x: 50, y: 50 }, TILE)).toMatchObject({ x: 0, y: 0 });
  expect(panned(corner, { x: -9_000, y: -9_000 }, TILE)).toMatchObject({ x: -3_000, y: -1_500 });
  expect(zoomed(corner, 0.2, { at: { x: 900, y: 10 }, tile: TILE })).toEqual({ scale: 1, x: 0, y: 0 });
});

test('another size of the tile shows the same part of the picture', () => {
  const closer = zoomed(FIT, 3, { at: { x: 800, y: 100 }, tile: TILE });
  const half = { width: 500, height: 250 };
  const middle = placeIn(closer, { x: 500, y: 250 }, TILE);
  expect(placeIn(resized(closer, TILE, half), { x: 250, y: 125 }, half)).toEqual(middle);
});
