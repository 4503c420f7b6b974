import { expect, test } from 'vitest';
import { Fitting, type FittingFacts } from '../../../../renderer/call/encode/fitting.ts';

const RATES = [2_000_000, 700_000, 250_000];
const FACTS: FittingFacts = { now: 0, rates: RATES, wanted: 0, carried: 3_000_000 };

/** What is chosen at the end, asked each half second. */
function after(ms: number, fitting: Fitting, facts: Partial<FittingFacts>, from = 0): number | 'too-much' {
  let chosen: number | 'too-much' = -1;
  for (let now = from; now <= from + ms; now += 500) chosen = fitting.choose({ ...FACTS, ...facts, now });
  return chosen;
}

test('what is wanted is sent as long as nothing speaks against it', () => {
  expect(after(0, new Fitting(), { carried: undefined })).toBe(0);
  expect(after(5_000, new Fitting(), {})).toBe(0);
  expect(after(0, new Fitting(), { wanted: 2 })).toBe(2);
});

test('what does not fit for a second becomes smaller, at once to what fits', () => {
  const fitting = new Fitting();
  after(5_000, fitting, {});
  expect(after(500, fitting, { carried: 300_000 }, 5_500)).toBe(0);
  expect(after(500, fitting, { carried: 300_000 }, 6_500)).toBe(2);
});

test('a short dip changes nothing', () => {
  const fitting = new Fitting();
  after(5_000, fitting, {});
  after(500, fitting, { carried: 300_000 }, 5_500);
  expect(after(5_000, fitting, {}, 6_500)).toBe(0);
});

test('it grows again with room to spare, and not without', () => {
  const fitting = new Fitting();
  after(5_000, fitting, { carried: 300_000 });
  expect(after(5_000, fitting, { carried: 750_000 }, 5_500)).toBe(2);
  expect(after(5_000, fitting, { carried: 900_000 }, 11_000)).toBe(1);
});

test('who wants less or more gets it at once, and more only when it is carried', () => {
  const fitting = new Fitting();
  after(5_000, fitting, {});
  expect(after(0, fitting, { wanted: 2 }, 5_500)).toBe(2);
  expect(after(0, fitting, { wanted: 0 }, 6_000)).toBe(0);
  after(0, fitting, { wanted: 2 }, 6_500);
  expect(after(0, fitting, { wanted: 0, carried: 1_000_000 }, 7_000)).toBe(1);
});

test('who wants more while nobody knows what they carry gets it when that is known', () => {
  const fitting = new Fitting();
  const unknown = { carried: undefined };
  expect(after(0, fitting, { ...unknown, wanted: 1 })).toBe(1);
  expect(after(2_000, fitting, { ...unknown, wanted: 0 })).toBe(1);
  expect(after(0, fitting, { ...unknown, wanted: 2 }, 2_500)).toBe(2);
  expect(after(2_000, fitting, { wanted: 0 }, 3_000)).toBe(0);
});

test('when not even the smallest fits for seconds it is too much', () => {
  const fitting = new Fitting();
  expect(after(3_500, fitting, { carried: 100_000 })).toBe(2);
  expect(after(1_000, fitting, { carried: 100_000 }, 4_000)).toBe('too-much');
});

test('a share that did not fit when the last one ended is tried anew', () => {
  const fitting = new Fitting();
  after(3_500, fitting, { carried: 100_000 });
  fitting.rest();
  expect(after(3_500, fitting, { carried: 100_000 }, 20_000)).toBe(2);
  expect(after(1_000, fitting, { carried: 100_000 }, 24_000)).toBe('too-much');
});
