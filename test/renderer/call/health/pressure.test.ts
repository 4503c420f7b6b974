import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Pressure, watchPressure } from '../../../../renderer/call/health/pressure.ts';

type Callback = (records: readonly { state: Pressure }[]) => void;

/** What the engine tells, when it gets round to it. */
let tell: (state: Pressure) => void;
let told: Pressure[];
let hasFocus: boolean;

class Observer {
  constructor(callback: Callback) {
    tell = (state) => callback([{ state }]);
  }

  async observe(): Promise<void> {}

  disconnect(): void {}
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('PressureObserver', Observer);
  vi.stubGlobal('document', { hasFocus: () => hasFocus });
  told = [];
  hasFocus = true;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what the engine tells is told', async () => {
  const stop = watchPressure((pressure) => told.push(pressure));
  for (const state of ['nominal', 'serious'] as const) {
    await vi.advanceTimersByTimeAsync(2_000);
    tell(state);
  }
  expect(told).toEqual(['nominal', 'serious']);
  stop();
});

test('an engine that tells nothing has no time for it, from the beginning or later', async () => {
  const stop = watchPressure((pressure) => told.push(pressure));
  await vi.advanceTimersByTimeAsync(6_500);
  expect(told).toEqual(['critical', 'critical', 'critical']);
  tell('fair');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told.slice(4)).toEqual(['critical']);
  stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toHaveLength(5);
});

test('an engine that never tells anything is not too busy for ever', async () => {
  const stop = watchPressure((pressure) => told.push(pressure));
  await vi.advanceTimersByTimeAsync(150_000);
  expect(new Set(told)).toEqual(new Set(['critical', 'nominal']));
  expect(told.slice(-29)).toEqual(Array(29).fill('nominal'));
  stop();
});

test('a page without the focus is not always told: that says nothing', async () => {
  hasFocus = false;
  const stop = watchPressure((pressure) => told.push(pressure));
  await vi.advanceTimersByTimeAsync(60_000);
  hasFocus = true;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told).toEqual([]);
  stop();
});
