import { describe, expect, test } from 'vitest';
import { Reception } from '../../../../renderer/call/health/reception.ts';
import type { ReceivedSlot } from '../../../../renderer/call/health/slot-statistics.ts';
import { type PairStatistics, pairStatistics } from '../../../../renderer/call/health/statistics.ts';
import type { Slot } from '../../../../renderer/call/peer/slots.ts';
import { recording } from './recording.ts';

const good = pairStatistics(recording('good'));
const lossy = pairStatistics(recording('lossy'));

function told(intervals: readonly PairStatistics[]): string[] {
  const reception = new Reception();
  return intervals.map((statistics) => reception.update(statistics));
}

/** As in the good recording, but for one figure. */
function withSlot(slot: Slot, change: Partial<ReceivedSlot>): PairStatistics {
  const { [slot]: one } = good.received;
  if (!one) throw new Error(`nothing came for ${slot}`);
  return { ...good, received: { ...good.received, [slot]: { ...one, ...change } } };
}

/** Two intervals of it make it weak, or nothing does. */
function isBad(statistics: PairStatistics): boolean {
  return told([statistics, statistics])[1] === 'weak';
}

test('weak after two bad intervals of three, good again after three good ones in a row', () => {
  expect(told([good, good, good])).toEqual(['good', 'good', 'good']);
  expect(told([good, lossy, good, good, lossy])).toEqual(['good', 'good', 'good', 'good', 'good']);
  expect(told([lossy, good, lossy])).toEqual(['good', 'good', 'weak']);
  expect(told([lossy, lossy, good, good, good])).toEqual(['good', 'weak', 'weak', 'weak', 'good']);
  expect(told([lossy, lossy, good, good, lossy, good, good, good]).slice(-4)).toEqual(['weak', 'weak', 'weak', 'good']);
});

test('networks as they were recorded', () => {
  expect(isBad(good)).toBe(false);
  expect(isBad(lossy)).toBe(true);
  expect(isBad(pairStatistics(recording('cut')))).toBe(true);
  // 730 ms to and fro, and a wait of 360 ms before playing.
  expect(isBad(pairStatistics(recording('slow')))).toBe(true);
  // Packets come up to 160 ms late and overtake each other: nothing is lost, and little later.
  expect(isBad(pairStatistics(recording('uneven')))).toBe(false);
});

test('whoever sends nothing is not heard badly, however slow the way and whatever was before', () => {
  const muted = { ...pairStatistics(recording('muted')), roundTripMs: 2_000 };
  expect(isBad(muted)).toBe(false);
  expect(told([lossy, lossy, muted, muted, muted]).at(-1)).toBe('good');
});

test('what is sent does not count', () => {
  expect(isBad({ ...pairStatistics(recording('sending')), lossUp: 1 })).toBe(false);
});

describe('each figure alone', () => {
  test('delay: half the round trip and the wait before playing, 400 ms together', () => {
    expect(isBad({ ...withSlot('microphone', { playoutDelayMs: 90 }), roundTripMs: 620 })).toBe(false);
    expect(isBad({ ...withSlot('microphone', { playoutDelayMs: 90 }), roundTripMs: 630 })).toBe(true);
    expect(isBad({ ...withSlot('microphone', { playoutDelayMs: undefined }), roundTripMs: undefined })).toBe(false);
  });

  test('loss of more than a tenth, of sound or of pictures', () => {
    expect(isBad(withSlot('camera', { lossShare: 0.09 }))).toBe(false);
    expect(isBad(withSlot('camera', { lossShare: 0.11 }))).toBe(true);
    expect(isBad(withSlot('microphone', { lossShare: 0.11 }))).toBe(true);
  });

  test('one of the few packets of a silent microphone says nothing', () => {
    expect(isBad(withSlot('microphone', { packets: 5, lossShare: 0.2, jitterMs: 60 }))).toBe(false);
  });

  test('more than a twentieth of the sound concealed', () => {
    expect(isBad(withSlot('microphone', { concealedShare: 0.04 }))).toBe(false);
    expect(isBad(withSlot('microphone', { concealedShare: 0.06 }))).toBe(true);
  });

  test('jitter of sound, not of pictures', () => {
    expect(isBad(withSlot('microphone', { jitterMs: 31 }))).toBe(true);
    expect(isBad(withSlot('camera', { jitterMs: 31 }))).toBe(false);
  });

  test('a picture that stands for more than a quarter of the interval', () => {
    expect(isBad(withSlot('camera', { frozenSeconds: 0.4 }))).toBe(false);
    expect(isBad(withSlot('screen', { frozenSeconds: 0.6 }))).toBe(true);
  });
});
