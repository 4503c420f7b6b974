import { expect, test } from 'vitest';
import type { Notes } from '../page/notes.ts';
import { chatFaults, longestDelay } from './chat.ts';
import { delayUntil, longestGap, percentile95, worst } from './gaps.ts';

function notesWith(typed: [number, string][], messages: [number, string][]): Notes {
  const spoken = (said: [number, string][]) => said.map(([at, text]) => ({ at, text }));
  const nothing = { pictures: {}, voices: {}, mistaken: {}, screens: {}, tiles: [], connections: [], server: [] };
  return { ...nothing, clicks: [], typed: spoken(typed), messages: spoken(messages) };
}

test('the longest gap counts from the beginning and to the end', () => {
  expect(longestGap([150, 200, 250], { from: 100, to: 300 })).toBe(50);
  expect(longestGap([50, 280], { from: 100, to: 300 })).toBe(180);
  expect(longestGap([110], { from: 100, to: 300 })).toBe(190);
  expect(longestGap([], { from: 100, to: 300 })).toBe(200);
});

test('what never comes has no delay, and makes the worst unknown', () => {
  expect(delayUntil([90, 130], 100)).toBe(30);
  expect(delayUntil([90], 100)).toBeUndefined();
  expect(worst([3, 7, 5])).toBe(7);
  expect(worst([3, undefined])).toBeUndefined();
});

test('chat is complete when each message was read once and in order', () => {
  const ana = notesWith(
    [
      [1, 'Ana 1'],
      [2, 'Ana 2'],
    ],
    [
      [1, 'Ana 1'],
      [2, 'Ana 2'],
    ],
  );
  const readBy = (...read: [number, string][]) =>
    new Map([
      ['Ana', ana],
      ['Ben', notesWith([], read)],
    ]);
  expect(chatFaults(readBy([3, 'Ana 1'], [4, 'Ana 2']))).toEqual([]);
  expect(chatFaults(readBy([3, 'Ana 2'], [4, 'Ana 1']))).toHaveLength(1);
  expect(chatFaults(readBy([3, 'Ana 1'], [4, 'Ana 2'], [5, 'Ana 2']))).toHaveLength(1);
  expect(chatFaults(readBy([3, 'Ana 1']))).toHaveLength(1);
});

test('a message that was typed while nothing got through counts from when it could', () => {
  const ana = notesWith(
    [
      [10, 'Ana 1'],
      [60, 'Ana 2'],
    ],
    [],
  );
  const notes = new Map([
    ['Ana', ana],
    [
      'Ben',
      notesWith(
        [],
        [
          [52, 'Ana 1'],
          [65, 'Ana 2'],
        ],
      ),
    ],
  ]);
  expect(longestDelay(notes, { from: 50, to: 100 })).toBe(5);
  expect(longestDelay(notes, { from: 0, to: 100 })).toBe(42);
});

test('what all but one in twenty stay within', () => {
  const delays = Array.from({ length: 20 }, (_, index) => (20 - index) * 10);
  expect(percentile95(delays)).toBe(190);
  expect(percentile95([70])).toBe(70);
  expect(percentile95([70, undefined])).toBeUndefined();
});
