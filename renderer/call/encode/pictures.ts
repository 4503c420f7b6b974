import type { VideoQuality } from '../peer/quality.ts';
import type { Slot } from '../peer/slots.ts';

export type PictureSlot = Extract<Slot, 'camera' | 'screen'>;
export const PICTURE_SLOTS = ['camera', 'screen'] as const satisfies readonly PictureSlot[];

/** What one sender sends of a slot, whoever encodes it. */
export interface Pictures {
  replaceTrack(track: MediaStreamTrack | null): void;
  limit(quality: VideoQuality): void;
  /** To be called when its connection is connected, and may be again. */
  begin(): void;
  /** Sends a key frame next. */
  refresh(): void;
  /** Of the sender that encodes, where that is another one. */
  encoderStatistics(): Promise<RTCStatsReport> | undefined;
  close(): void;
}
