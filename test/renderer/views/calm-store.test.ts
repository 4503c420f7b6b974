import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { calmStore } from '../../../renderer/views/call/calm-store.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function opened() {
  const store = createStore<{ value: number }>(() => ({ value: 0 }));
  const calm = calmStore(store, 100);
  const told: number[] = [];
  const stop = calm.subscribe(({ value }) => told.push(value));
  const set = (value: number) => store.setState({ value });
  return { calm, told, stop, set };
}

test('a change that comes alone is told at once', () => {
  const { told, set } = opened();
  set(1);
  vi.advanceTimersByTime(500);
  set(2);
  expect(told).toEqual([1, 2]);
});

test('of many changes the first and the last are told, and those between as one every 100 ms', () => {
  const { calm, told, set } = opened();
  for (let value = 1; value <= 25; value += 1) {
    set(value);
    // What is read fits what was told: a view is never half old and half new.
    expect(calm.getState().value).toBe(told.at(-1));
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(100);
  expect(told).toEqual([1, 10, 20, 25]);
});

test('nobody who listens: the state is what it is; nothing is told to who listens no more', () => {
  const { calm, told, stop, set } = opened();
  set(1);
  set(2);
  stop();
  vi.advanceTimersByTime(500);
  expect(told).toEqual([1]);
  expect(calm.getState().value).toBe(2);
  const again: number[] = [];
  calm.subscribe(({ value }) => again.push(value));
  set(3);
  expect(again).toEqual([3]);
  expect(calm.getState().value).toBe(3);
});
