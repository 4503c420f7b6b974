import type { StoreApi } from 'zustand/vanilla';
import type { Slot } from '../peer/slots.ts';
import type { ScreenOptions } from './capture.ts';
import { CapturedMedia } from './captured-media.ts';
import type { DevicePreferences } from './device-choice.ts';
import type { Background, VoiceProcessing } from './effects.ts';
import type { DeviceKind, LocalMediaState } from './local-media-state.ts';
import type { ScreenMode } from './screen-mode.ts';
import type { ShareResult } from './screen-share.ts';

export type OpenOptions = {
  withCamera?: boolean;
  background?: Background | undefined;
  voice?: VoiceProcessing | undefined;
};

/** The camera, microphone and screen of this participant. Lives from the lobby to the end of the call. */
export interface LocalMedia {
  readonly store: StoreApi<LocalMediaState>;
  /**
   * Opens microphone and camera by preference; without `withCamera` its light stays dark. What cannot be opened is
   * told in the store; never rejects.
   */
  open(preferences: DevicePreferences, options?: OpenOptions): Promise<void>;
  setMuted(isMuted: boolean): void;
  /** Off stops the track, so that the camera's light goes out. */
  setCameraOn(isOn: boolean): Promise<void>;
  /** In a call the tracks are replaced without a gap for anybody. */
  chooseDevice(kind: DeviceKind, deviceId: string): Promise<void>;
  /**
   * From when it can be done; while it is being loaded no picture is sent. False when it could not be: the camera goes
   * on as it was.
   */
  setBackground(background: Background): Promise<boolean>;
  /** Opens the microphone anew, without a gap for anybody. */
  setVoice(voice: VoiceProcessing): Promise<void>;
  /** Once more with the same device, after a failure. */
  retry(kind: 'microphone' | 'camera'): Promise<void>;
  /** Asks for a screen, or for something else in its place. A cancelled picker is no failure. */
  startScreen(options: ScreenOptions): Promise<ShareResult>;
  stopScreen(): void;
  /** What the others see stands still; nothing is negotiated. */
  pauseScreen(isPaused: boolean): Promise<void>;
  /** Counts at once, without a negotiation. */
  setScreenMode(mode: ScreenMode): void;
  /** Loudness of the open microphone right now, 0…1, also while muted. Read it in an animation frame. */
  level(): number;
  /** The track that a slot sends now. */
  track(slot: Slot): MediaStreamTrack | null;
  /** Called when a slot's track is another one than before. Returns its undo. */
  onTrack(listener: (slot: Slot, track: MediaStreamTrack | null) => void): () => void;
  /** Stops every capture. Idempotent. */
  close(): void;
}

export function createLocalMedia(): LocalMedia {
  return new CapturedMedia();
}
