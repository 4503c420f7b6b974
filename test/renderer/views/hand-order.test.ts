import { expect, test } from 'vitest';
import { byHand, handCount } from '../../../renderer/views/people/hand-order.ts';

const PEOPLE = [
  { name: 'Ana', handRaisedAt: undefined },
  { name: 'Ben', handRaisedAt: 30 },
  { name: 'Chloé', handRaisedAt: undefined },
  { name: 'Dipankar', handRaisedAt: 10 },
];

test('raised hands stand first, in the order of raising; the others keep theirs', () => {
  expect(byHand(PEOPLE).map(({ name }) => name)).toEqual(['Dipankar', 'Ben', 'Ana', 'Chloé']);
});

test("one's own hand counts", () => {
  expect([handCount(PEOPLE, undefined), handCount(PEOPLE, 5)]).toEqual([2, 3]);
});
