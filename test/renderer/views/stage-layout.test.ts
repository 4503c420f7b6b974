import { expect, test } from 'vitest';
import { stageLayout } from '../../../renderer/views/stage/stage-layout.ts';

test('a share takes most of a wide stage, people stand beside it', () => {
  const { shares, people } = stageLayout({ width: 1280, height: 680 }, 5, 1);
  const [share] = shares;
  if (!share) throw new Error('No share');
  expect(share.width).toBeGreaterThan(900);
  expect(people).toHaveLength(5);
  for (const box of people) expect(box.x).toBeGreaterThanOrEqual(share.x + share.width);
});

test('on a tall stage people stand above the share', () => {
  const { shares, people } = stageLayout({ width: 400, height: 580 }, 3, 1);
  for (const box of people) expect(box.y + box.height).toBeLessThanOrEqual(shares[0]?.y ?? 0);
});

test('several shares divide the place', () => {
  const { shares } = stageLayout({ width: 1280, height: 680 }, 4, 2);
  expect(shares).toHaveLength(2);
  expect(shares[0]?.width).toBe(shares[1]?.width);
});

test.each([1280, 900, 400])('alone at %i pixels, one stands aside and within the stage', (width) => {
  const [self] = stageLayout({ width, height: 600 }, 1, 0).people;
  if (!self) throw new Error('No tile');
  expect(self.width).toBeLessThan(width / 2);
  expect(self.x).toBeGreaterThan(0);
  expect(self.x + self.width).toBeLessThan(width);
});
