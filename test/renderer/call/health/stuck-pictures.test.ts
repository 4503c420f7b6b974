import { expect, test } from 'vitest';
import { arePicturesStuck } from '../../../../renderer/call/health/stuck-pictures.ts';
import { recording, report } from './recording.ts';

const FIRST = { id: 'in', type: 'inbound-rtp', kind: 'video', packetsReceived: 100, packetsLost: 0, framesDecoded: 50 };

function areStuckAfter(changes: Partial<typeof FIRST>): boolean {
  return arePicturesStuck({ before: report([FIRST]), now: report([{ ...FIRST, ...changes }]) });
}

test('pictures that come and are not decoded are stuck', () => {
  expect(areStuckAfter({ packetsReceived: 160 })).toBe(true);
});

test.each([
  ['they are decoded', { packetsReceived: 160, framesDecoded: 51 }],
  ['none come', { packetsReceived: 100 }],
  ['they come in pieces', { packetsReceived: 160, packetsLost: 20 }],
  ['it is sound', { packetsReceived: 160, kind: 'audio' }],
])('they are not when %s', (_, changes) => {
  expect(areStuckAfter(changes)).toBe(false);
});

test('they are not when the first ones have come since the report before', () => {
  const none = { ...FIRST, packetsReceived: 0, framesDecoded: 0 };
  const some = { ...none, packetsReceived: 60 };
  const more = { ...none, packetsReceived: 120 };
  expect(arePicturesStuck({ before: report([none]), now: report([some]) })).toBe(false);
  expect(arePicturesStuck({ before: report([some]), now: report([more]) })).toBe(true);
});

test('they are not when they have begun again since the report before', () => {
  const paused = { ...FIRST, timestamp: 10_000, lastPacketReceivedTimestamp: 8_000 };
  const begun = { ...paused, packetsReceived: 160, timestamp: 12_000, lastPacketReceivedTimestamp: 11_990 };
  const more = { ...begun, packetsReceived: 220, timestamp: 14_000, lastPacketReceivedTimestamp: 13_990 };
  expect(arePicturesStuck({ before: report([paused]), now: report([begun]) })).toBe(false);
  expect(arePicturesStuck({ before: report([begun]), now: report([more]) })).toBe(true);
});

test.each(['good', 'lossy', 'slow', 'uneven', 'cut'] as const)('nothing is stuck on a real network: %s', (name) => {
  expect(arePicturesStuck(recording(name))).toBe(false);
});
