/**
 * A slot is a transceiver made once, in this order, by the side that offers first. What a slot means is
 * told by its place in the description (its m-line), never guessed from labels or the order of arrival.
 */
export const SLOTS = ['microphone', 'camera', 'screen', 'screenAudio'] as const;

export type Slot = (typeof SLOTS)[number];

/** The kind of an RTCRtpTransceiver for each slot. */
export const SLOT_KIND = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  screenAudio: 'audio',
} as const satisfies Record<Slot, 'audio' | 'video'>;

/** Slots of one group are played in sync: their tracks share a MediaStream. */
export const SLOT_GROUP = {
  microphone: 'person',
  camera: 'person',
  screen: 'share',
  screenAudio: 'share',
} as const satisfies Record<Slot, 'person' | 'share'>;

/** One MediaStream for each group of slots. */
export type Streams = Readonly<Record<(typeof SLOT_GROUP)[Slot], MediaStream>>;
