import { expect, test } from 'vitest';
import { type Sent, sentOf } from '../../../../renderer/call/health/sent.ts';
import { recording, report } from './recording.ts';

type Entry = { id: string; [name: string]: string | number };

const SOUND: Entry = { id: 'sound', type: 'outbound-rtp', kind: 'audio', packetsSent: 100 };
const PICTURES: Entry = { id: 'pictures', type: 'outbound-rtp', kind: 'video', packetsSent: 100, framesSent: 50 };

function sentBetween(before: readonly Entry[], now: readonly Entry[]): Sent {
  return sentOf({ before: report(before), now: report(now) });
}

test('sound is sent when its packets grow in number, whatever the pictures do', () => {
  const before = [SOUND, PICTURES];
  expect(sentBetween(before, [{ ...SOUND, packetsSent: 101 }, PICTURES]).sound).toBe(true);
  expect(sentBetween(before, [SOUND, { ...PICTURES, packetsSent: 900 }]).sound).toBe(false);
});

test('a sender that has only begun is not a silent one', () => {
  expect(sentBetween([PICTURES], [PICTURES, { ...SOUND, packetsSent: 0 }]).sound).toBe(true);
});

test('pictures are not sent when they are encoded for all and none goes out', () => {
  const fed: Entry = { ...PICTURES, framesEncodedForAll: 10 };
  const encoded: Entry = { ...fed, framesEncodedForAll: 70 };
  expect(sentBetween([fed], [encoded]).pictures).toBe(false);
  expect(sentBetween([fed], [{ ...encoded, framesSent: 51 }]).pictures).toBe(true);
  expect(sentBetween([fed], [fed]).pictures, 'nothing to send').toBe(true);
  expect(sentBetween([PICTURES], [encoded]).pictures, 'only just wanted').toBe(true);
  expect(sentBetween([PICTURES], [PICTURES]).pictures, 'an own encoder').toBe(true);
});

test('sound and pictures go out in a real call', () => {
  expect(sentOf(recording('sending'))).toEqual({ sound: true, pictures: true });
});
