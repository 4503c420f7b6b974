import { expect, test } from 'vitest';
import { ReactionLimit } from '../../../../renderer/call/gestures/reaction-limit.ts';

test('five reactions within three seconds, and no more until the first of them is over', () => {
  const limit = new ReactionLimit();
  const allowed = [0, 100, 200, 300, 400, 500, 2_999, 3_000, 3_050, 3_100].map((now) => limit.allows(now));
  expect(allowed).toEqual([true, true, true, true, true, false, false, true, false, true]);
});
