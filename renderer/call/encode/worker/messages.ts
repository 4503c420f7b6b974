import type { PictureCodec } from '../../peer/codecs.ts';

/** What page and worker tell each other. An encoder is known by its name, a receiver by the id of its feed. */

export type ToWorker =
  /** Whose encoded source comes next. */
  | { type: 'next'; feed: string }
  /**
   * @property encoder whose frames they get; undefined: none
   * @property payloadType by which their connection knows the codec of a sound; of pictures Chromium (156) finds it
   */
  | { type: 'want'; feed: string; encoder: string | undefined; payloadType?: number }
  /** They have lost something. */
  | { type: 'refresh'; feed: string }
  | { type: 'close'; feed: string };

export type ToPage =
  /** The next frame of that encoder should be a key frame. */
  | { type: 'key-frame'; encoder: string }
  /** Bits per second that each encoder makes, and what is known of each receiver. */
  | { type: 'rates'; encoders: Record<string, number>; feeds: Record<string, FeedFacts> };

/**
 * @property carried bits per second that their connection carries of it; 0: not known
 * @property encoder whose frames they get: until the wanted one has made a key frame it is the last one
 */
export type FeedFacts = { carried: number; encoder: string | undefined };

/**
 * Options of the RTCRtpScriptTransform on an encoder's sender.
 * @property codec of a picture; sound has none
 */
export type EncoderOptions = { encoder: string; codec?: PictureCodec };
