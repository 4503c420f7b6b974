/**
 * Asks our Opus encoder to send next to nothing while nobody speaks: the other end's `usedtx` (RFC 7587, section
 * 6.1) says what it would like to receive. In a mesh one encoder runs for each receiver, and most people are silent
 * most of the time. Chromium has no other switch for it.
 */
export function withDiscontinuousTransmission({
  type,
  sdp = '',
}: RTCSessionDescriptionInit): RTCSessionDescriptionInit {
  const payloadType = /^a=rtpmap:(\d+) opus\/48000/im.exec(sdp)?.[1];
  if (payloadType === undefined) return { type, sdp };
  const parameters = new RegExp(`^(a=fmtp:${payloadType} (?!.*usedtx).*)$`, 'gim');
  return { type, sdp: sdp.replace(parameters, '$1;usedtx=1') };
}
