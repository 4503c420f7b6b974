import { expect, test } from 'vitest';
import { withEncoders } from '../../../../renderer/call/encode/encoder-statistics.ts';
import { report } from '../health/recording.ts';

const FED = { id: 'out', type: 'outbound-rtp', mid: '1', framesSent: 30, encoderImplementation: 'ProxyVideoEncoder' };
const SOUND = { id: 'sound', type: 'outbound-rtp', mid: '0', packetsSent: 50 };
const ENCODER = {
  id: 'encoder',
  type: 'outbound-rtp',
  mid: '4',
  framesSent: 90,
  frameWidth: 640,
  frameHeight: 360,
  encoderImplementation: 'libvpx',
  mediaSourceId: 'source',
};
const SOURCE = { id: 'source', type: 'media-source', width: 1280 };

test('what is sent is as large as its encoder makes it, and counted as it was', () => {
  const whole = withEncoders(report([FED, SOUND]), new Map([['1', report([ENCODER, SOURCE])]]));
  expect(whole.get('out')).toMatchObject({
    mid: '1',
    framesSent: 30,
    frameHeight: 360,
    encoderImplementation: 'libvpx for all',
  });
  expect(whole.get('source')).toEqual(SOURCE);
  expect(whole.get('sound')).toEqual(SOUND);
});

test('what has an encoder of its own stays as it is', () => {
  const own = { ...FED, encoderImplementation: 'libvpx', frameHeight: 180 };
  expect(withEncoders(report([own]), new Map()).get('out')).toEqual(own);
});
