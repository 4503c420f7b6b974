import { expect, test } from 'vitest';
import { withoutStrayLines } from '../../../../renderer/call/peer/stray-lines.ts';

/** As Firefox 153 describes it when VP8 alone is preferred: 121 would be VP9. */
const FIREFOX = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 109',
  'a=rtcp-fb:109 transport-cc',
  'a=rtpmap:109 opus/48000/2',
  'm=video 0 UDP/TLS/RTP/SAVPF 120 124',
  'a=fmtp:124 apt=120',
  'a=rtcp-fb:* nack',
  'a=rtcp-fb:120 nack',
  'a=rtcp-fb:121 nack',
  'a=rtcp-fb:121 nack pli',
  'a=rtpmap:120 VP8/90000',
  'a=rtpmap:124 rtx/90000',
  '',
];

test('what is said of codecs that are not offered is left out, and nothing else', () => {
  const kept = FIREFOX.filter((line) => !line.includes(':121 '));
  expect(withoutStrayLines(FIREFOX.join('\r\n'))).toBe(kept.join('\r\n'));
  expect(withoutStrayLines(kept.join('\r\n'))).toBe(kept.join('\r\n'));
});
