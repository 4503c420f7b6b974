import { expect, test } from 'vitest';
import { isSoundSent } from '../../../../renderer/call/health/sent-sound.ts';
import { recording, report } from './recording.ts';

const SOUND = { id: 'sound', type: 'outbound-rtp', kind: 'audio', packetsSent: 100 };
const PICTURES = { id: 'pictures', type: 'outbound-rtp', kind: 'video', packetsSent: 100 };

test('sound is sent when its packets grow in number, whatever the pictures do', () => {
  const before = report([SOUND, PICTURES]);
  expect(isSoundSent({ before, now: report([{ ...SOUND, packetsSent: 101 }, PICTURES]) })).toBe(true);
  expect(isSoundSent({ before, now: report([SOUND, { ...PICTURES, packetsSent: 900 }]) })).toBe(false);
});

test('a sender that has only begun is not a silent one', () => {
  expect(isSoundSent({ before: report([PICTURES]), now: report([PICTURES, { ...SOUND, packetsSent: 0 }]) })).toBe(true);
});

test('sound goes out in a real call', () => {
  expect(isSoundSent(recording('sending'))).toBe(true);
});
