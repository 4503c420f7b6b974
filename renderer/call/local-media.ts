import type { StoreApi } from 'zustand/vanilla';
import type { DeviceKind, LocalMediaState } from './local-media-state.ts';
import type { Slot } from './slots.ts';

export type DevicePreferences = Partial<Record<DeviceKind, { id: string; label: string }>>;

/** The camera, microphone and screen of this participant. Lives from the lobby to the end of the call. */
export interface LocalMedia {
  readonly store: StoreApi<LocalMediaState>;
  /** Opens microphone and camera by preference. What cannot be opened is told in the store; never rejects. */
  open(preferences: DevicePreferences): Promise<void>;
  setMuted(isMuted: boolean): void;
  /** Off stops the track, so that the camera's light goes out. */
  setCameraOn(isOn: boolean): Promise<void>;
  /** Also the retry after a failure. In a call the tracks are replaced without a gap for anybody. */
  chooseDevice(kind: DeviceKind, deviceId: string): Promise<void>;
  retry(kind: 'microphone' | 'camera'): Promise<void>;
  /** Asks for a screen. A cancelled picker is no failure. */
  startScreen(options: { withAudio: boolean }): Promise<void>;
  stopScreen(): void;
  /** Loudness of the open microphone right now, 0…1, also while muted. Read it in an animation frame. */
  level(): number;
  /** The track that a slot sends now. */
  track(slot: Slot): MediaStreamTrack | null;
  /** Called when a slot's track is another one than before. Returns its undo. */
  onTrack(listener: (slot: Slot, track: MediaStreamTrack | null) => void): () => void;
  /** Stops every capture. Idempotent. */
  close(): void;
}
