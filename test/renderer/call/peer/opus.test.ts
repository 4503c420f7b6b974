import { expect, test } from 'vitest';
import { withDiscontinuousTransmission } from '../../../../renderer/call/peer/opus.ts';

const AUDIO =
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n';
const RED = 'a=rtpmap:63 red/48000/2\r\na=fmtp:63 111/111\r\n';

test('Opus alone is asked to be silent in silence, once, in every description', () => {
  const wanted = AUDIO.replace('useinbandfec=1', 'useinbandfec=1;usedtx=1');
  const once = withDiscontinuousTransmission({ type: 'offer', sdp: AUDIO + RED });
  expect(once).toEqual({ type: 'offer', sdp: wanted + RED });
  expect(withDiscontinuousTransmission(once)).toEqual(once);
});

test('a description without Opus stays as it is', () => {
  expect(withDiscontinuousTransmission({ type: 'answer', sdp: RED })).toEqual({ type: 'answer', sdp: RED });
});
