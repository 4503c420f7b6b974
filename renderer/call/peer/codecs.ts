/**
 * What every engine speaks and Engage uses, with what repairs it. All that Chromium offers makes the descriptions
 * twice as long, and every connection a tenth slower to make.
 */
const CODECS = {
  // The second is never used for long: see encode/renew-encoder.ts.
  audio: ['audio/opus', 'audio/PCMU'],
  video: ['video/VP8', 'video/AV1', 'video/rtx', 'video/red', 'video/ulpfec'],
} as const;

type Kind = keyof typeof CODECS;

/** Asking the browser for them takes a while. */
const known = new Map<Kind, RTCRtpCodec[]>();

/** To be called before the first offer; whoever answers takes of it what they have. */
export function preferCodecs(transceiver: RTCRtpTransceiver, kind: Kind): void {
  if (!known.has(kind)) known.set(kind, codecsOf(kind));
  transceiver.setCodecPreferences(known.get(kind) ?? []);
}

/** No other one is used at all. */
export function preferCodec(transceiver: RTCRtpTransceiver, mimeType: `${'audio' | 'video'}/${string}`): void {
  const kind = mimeType.startsWith('audio') ? 'audio' : 'video';
  const all = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  transceiver.setCodecPreferences(all.filter((codec) => codec.mimeType === mimeType));
}

function codecsOf(kind: Kind): RTCRtpCodec[] {
  const wanted: readonly string[] = CODECS[kind];
  const all = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  return all.filter(({ mimeType }) => wanted.includes(mimeType));
}
