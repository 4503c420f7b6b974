/**
 * Asks our Opus encoder to send next to nothing while nobody speaks: the other end's `usedtx` (RFC 7587, section
 * 6.1) says what it would like to receive. In a mesh one encoder runs for each receiver, and most people are silent
 * most of the time. Chromium has no other switch for it.
 */
export function withDiscontinuousTransmission(description: RTCSessionDescriptionInit): RTCSessionDescriptionInit {
  return withParameters(description, (parameters) =>
    parameters.includes('usedtx') ? parameters : `${parameters};usedtx=1`,
  );
}

/**
 * As if the other end asked for what this engine asks for itself, whatever it does: Chromium (156) takes no other
 * parameters for a way back to Opus (see encode/renew-encoder.ts), and Firefox has others. Nothing that is encoded
 * for all depends on them.
 */
export function withOwnParameters(description: RTCSessionDescriptionInit): RTCSessionDescriptionInit {
  own ??= RTCRtpSender.getCapabilities('audio')?.codecs.find(({ mimeType }) => mimeType === 'audio/opus')?.sdpFmtpLine;
  const parameters = own;
  return parameters === undefined ? description : withParameters(description, () => parameters);
}

/** Asking the browser for them takes a while. */
let own: string | undefined;

/**
 * How much sound our Opus encoder puts into one packet: `ptime` (RFC 7587, section 6.1).
 * @param packetMs 20, 40, 60 or 120
 */
export function withPacketTime(description: RTCSessionDescriptionInit, packetMs: number): RTCSessionDescriptionInit {
  return withParameters(description, (parameters) => `${parameters};ptime=${packetMs}`);
}

function withParameters(
  { type, sdp = '' }: RTCSessionDescriptionInit,
  change: (parameters: string) => string,
): RTCSessionDescriptionInit {
  const payloadType = /^a=rtpmap:(\d+) opus\/48000/im.exec(sdp)?.[1];
  if (payloadType === undefined) return { type, sdp };
  const line = new RegExp(`^a=fmtp:${payloadType} (.*)$`, 'gim');
  return { type, sdp: sdp.replace(line, (_, parameters: string) => `a=fmtp:${payloadType} ${change(parameters)}`) };
}
