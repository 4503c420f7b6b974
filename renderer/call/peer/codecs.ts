import type { PictureSlot } from '../encode/pictures.ts';
import { SLOT_KIND, type Slot } from './slots.ts';

/**
 * What every engine speaks and Engage uses, with what repairs it. All that Chromium offers makes the descriptions
 * twice as long, and every connection a tenth slower to make.
 */
const SOUND = ['audio/opus', 'audio/PCMU'];
const REPAIRS = ['video/rtx', 'video/red', 'video/ulpfec'];

export type PictureCodec = 'video/VP8' | 'video/AV1';

/** What is encoded for all. Text on a screen takes AV1 half the time and a sixteenth of the bits; a camera none less. */
export const PICTURE_CODEC = { camera: 'video/VP8', screen: 'video/AV1' } as const satisfies Record<
  PictureSlot,
  PictureCodec
>;

/** Best first. The second of sound is never used for long: see encode/renew-encoder.ts. */
const CODECS: Readonly<Record<Slot, readonly string[]>> = {
  microphone: SOUND,
  camera: ['video/VP8', 'video/AV1', ...REPAIRS],
  screen: ['video/AV1', 'video/VP8', ...REPAIRS],
  screenAudio: SOUND,
};

/** Asking the browser for them takes a while. */
const known = new Map<Slot, RTCRtpCodec[]>();

/** To be called before the first offer; whoever answers takes of it what they have. */
export function preferCodecs(transceiver: RTCRtpTransceiver, slot: Slot): void {
  if (!known.has(slot)) known.set(slot, codecsOf(slot));
  transceiver.setCodecPreferences(known.get(slot) ?? []);
}

/** No other one is used at all. */
export function preferCodec(transceiver: RTCRtpTransceiver, mimeType: `${'audio' | 'video'}/${string}`): void {
  const kind = mimeType.startsWith('audio') ? 'audio' : 'video';
  const all = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  transceiver.setCodecPreferences(all.filter((codec) => codec.mimeType === mimeType));
}

function codecsOf(slot: Slot): RTCRtpCodec[] {
  const all = RTCRtpReceiver.getCapabilities(SLOT_KIND[slot])?.codecs ?? [];
  return CODECS[slot].flatMap((wanted) => all.filter(({ mimeType }) => mimeType === wanted));
}
