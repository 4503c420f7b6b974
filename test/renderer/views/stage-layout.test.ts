import { expect, test } from 'vitest';
import type { Box } from '../../../renderer/views/stage/grid-layout.ts';
import { type StageLayout, stageLayout } from '../../../renderer/views/stage/stage-layout.ts';
import { type StageWishes, stagePlan, type TileKey } from '../../../renderer/views/stage/stage-plan.ts';

const GRID: StageWishes = { layout: 'grid', pinned: undefined, speaker: undefined, isSplit: false };

/** A call of that many people with self, the first of whom share. */
function layoutOf(
  [width, height]: readonly [number, number],
  { people, shares = 0 }: { people: number; shares?: number },
  wishes: Partial<StageWishes> = {},
): StageLayout {
  const others = Array.from({ length: people - 1 }, (_, index) => String(index));
  const plan = stagePlan({ people: others, selfId: 'self', shares: others.slice(0, shares) }, { ...GRID, ...wishes });
  return stageLayout({ width, height }, plan, 'bottom-right');
}

function box({ boxes }: StageLayout, key: TileKey): Box {
  const found = boxes.get(key);
  if (!found) throw new Error(`${key} has no place`);
  return found;
}

function people({ boxes }: StageLayout): Box[] {
  return [...boxes].filter(([key]) => key.startsWith('person:')).map(([, one]) => one);
}

test('a share takes most of a wide stage, people stand beside it', () => {
  const layout = layoutOf([1280, 680], { people: 5, shares: 1 });
  const share = box(layout, 'share:0');
  expect(share.width).toBeGreaterThan(900);
  expect(people(layout)).toHaveLength(5);
  for (const one of people(layout)) expect(one.x).toBeGreaterThanOrEqual(share.x + share.width);
});

test('on a tall stage people stand above the share', () => {
  const layout = layoutOf([400, 580], { people: 3, shares: 1 });
  for (const one of people(layout)) expect(one.y + one.height).toBeLessThanOrEqual(box(layout, 'share:0').y);
});

test('of several shares the first is large and the others stand with the people, or they divide the place', () => {
  const layout = layoutOf([1280, 680], { people: 4, shares: 3 });
  for (const key of ['share:1', 'share:2'] as const) {
    expect(box(layout, key).x).toBeGreaterThanOrEqual(box(layout, 'share:0').x + box(layout, 'share:0').width);
  }
  const split = layoutOf([1280, 680], { people: 4, shares: 2 }, { isSplit: true });
  expect(box(split, 'share:0').width).toBe(box(split, 'share:1').width);
});

test('a share that is pinned is large in the place of a newer one', () => {
  const layout = layoutOf([1280, 680], { people: 4, shares: 2 }, { pinned: 'share:1' });
  expect(box(layout, 'share:1').width).toBeGreaterThan(2 * box(layout, 'share:0').width);
});

test.each([1280, 900, 400])('alone at %i pixels, one stands aside and within the stage', (width) => {
  const self = box(layoutOf([width, 600], { people: 1 }), 'person:self');
  expect(self.width).toBeLessThan(width / 2);
  expect(self.x).toBeGreaterThan(0);
  expect(self.x + self.width).toBeLessThan(width);
});

test('whoever speaks takes the stage, and oneself a corner of it', () => {
  const layout = layoutOf([1280, 680], { people: 4 }, { layout: 'speaker', speaker: '1' });
  const [speaker, self] = [box(layout, 'person:1'), box(layout, 'person:self')];
  expect(speaker.width).toBeGreaterThan(900);
  expect(self.x + self.width).toBeLessThan(speaker.x + speaker.width);
  expect(self.y + self.height).toBeLessThan(speaker.y + speaker.height);
  expect(self.width).toBeLessThan(speaker.width / 4);
});

test('who is pinned stands before what is shared, and before who speaks', () => {
  const wishes: Partial<StageWishes> = { layout: 'speaker', speaker: '1', pinned: 'person:2' };
  const layout = layoutOf([1280, 680], { people: 4, shares: 1 }, wishes);
  const pinned = box(layout, 'person:2');
  for (const key of ['share:0', 'person:0', 'person:1'] as const) {
    expect(box(layout, key).x).toBeGreaterThanOrEqual(pinned.x + pinned.width);
  }
});

test('a pin of somebody who has left holds nothing', () => {
  expect(layoutOf([1280, 680], { people: 4 }, { pinned: 'person:gone' })).toEqual(layoutOf([1280, 680], { people: 4 }));
});

test('oneself never lies on a shared screen', () => {
  const layout = layoutOf([1280, 680], { people: 2, shares: 1 }, { pinned: 'share:0' });
  const [share, self] = [box(layout, 'share:0'), box(layout, 'person:self')];
  expect(self.x).toBeGreaterThanOrEqual(share.x + share.width);
});

test.each([
  [1280, 660],
  [900, 460],
  [400, 560],
  [360, 340],
  [2560, 1300],
] as const)('on a stage of %i × %i everybody up to twelve has a place that shows a face, or is counted', (...size) => {
  for (let count = 2; count <= 12; count += 1) {
    for (const shares of [0, 1]) {
      const layout = layoutOf(size, { people: count, shares });
      const seen = people(layout);
      expect(seen.length + (layout.more?.count ?? 0)).toBe(count);
      for (const one of seen) expect(Math.min(one.width / 100, one.height / 58)).toBeGreaterThanOrEqual(1);
    }
  }
});

test('all twelve are seen in a window of 900 × 600', () => {
  expect(layoutOf([900, 484], { people: 12 }).more).toBeUndefined();
});
