/**
 * What every engine speaks and Engage uses, with what repairs it. All that Chromium offers makes the descriptions
 * twice as long, and every connection a tenth slower to make.
 */
const CODECS = {
  audio: ['audio/opus'],
  video: ['video/VP8', 'video/AV1', 'video/rtx', 'video/red', 'video/ulpfec'],
} as const;

/** To be called before the first offer; whoever answers takes of it what they have. */
export function preferCodecs(transceiver: RTCRtpTransceiver, kind: 'audio' | 'video'): void {
  const wanted: readonly string[] = CODECS[kind];
  const known = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  transceiver.setCodecPreferences(known.filter(({ mimeType }) => wanted.includes(mimeType)));
}
