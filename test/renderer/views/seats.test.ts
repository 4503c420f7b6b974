import { expect, test } from 'vitest';
import { seats } from '../../../renderer/views/stage/seats.ts';

const NOW = Number.POSITIVE_INFINITY;

test('everybody keeps their place when somebody comes or goes', () => {
  expect(seats(['a', 'b', 'c'], ['a', 'c', 'd'], { places: 2, lastSpokeAt: new Map() })).toEqual(['a', 'c', 'd']);
});

test('who speaks out of sight takes the place of whoever has been silent for longest', () => {
  const lastSpokeAt = new Map([
    ['a', 5_000],
    ['b', 1_000],
    ['c', 9_000],
    ['e', NOW],
  ]);
  expect(seats(['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c', 'd', 'e'], { places: 3, lastSpokeAt })).toEqual([
    'a',
    'e',
    'c',
    'd',
    'b',
  ]);
});

test('of those who never spoke the last one goes, and whoever speaks stays', () => {
  const lastSpokeAt = new Map([
    ['b', NOW],
    ['c', NOW],
  ]);
  expect(seats(['a', 'b', 'c'], ['a', 'b', 'c'], { places: 2, lastSpokeAt })).toEqual(['c', 'b', 'a']);
});
