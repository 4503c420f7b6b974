import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Newcomers } from '../../../../renderer/call/peer/newcomers.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function start() {
  const newcomers = new Newcomers();
  const shown: string[] = [];
  for (const id of ['ana', 'ben']) newcomers.expect(id, () => shown.push(id));
  return { newcomers, shown };
}

test('who is connected is shown at once, and once', () => {
  const { newcomers, shown } = start();
  newcomers.show('ben');
  newcomers.show('ben');
  expect(shown).toEqual(['ben']);
  vi.advanceTimersByTime(250);
  expect(shown).toEqual(['ben', 'ana']);
});

test('who has gone is not shown', () => {
  const { newcomers, shown } = start();
  newcomers.forget('ana');
  newcomers.show('ana');
  vi.advanceTimersByTime(250);
  expect(shown).toEqual(['ben']);
});

test('when the call is over nobody is shown', () => {
  const { newcomers, shown } = start();
  newcomers.close();
  vi.advanceTimersByTime(250);
  expect(shown).toEqual([]);
});
