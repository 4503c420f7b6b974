/** What the views may know of the local devices. */

export type MediaFailure =
  | 'none-found'
  | 'denied'
  | 'in-use'
  | 'unplugged'
  /** The page was opened over http from another host: browsers then give no devices. */
  | 'insecure-page'
  | 'failed';

export type MicrophoneState =
  | { status: 'off' }
  | { status: 'starting' }
  | { status: 'on'; deviceId: string }
  | { status: 'failed'; reason: MediaFailure };

export type CameraState =
  | { status: 'off' }
  | { status: 'starting' }
  | { status: 'on'; deviceId: string; stream: MediaStream }
  | { status: 'failed'; reason: MediaFailure };

export type ScreenState =
  | { status: 'off' }
  | { status: 'starting' }
  | { status: 'on'; stream: MediaStream; hasAudio: boolean }
  | { status: 'failed'; reason: 'denied' | 'failed' };

export type Device = { id: string; label: string };

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

export type LocalMediaState = {
  microphone: MicrophoneState;
  /** Kept apart from `microphone`: a person may mute before there is one. */
  isMuted: boolean;
  camera: CameraState;
  screen: ScreenState;
  /** Speaks into the microphone, also while muted. */
  isSpeaking: boolean;
  devices: Readonly<Record<DeviceKind, readonly Device[]>>;
  /** Chosen speaker; undefined is the system's own. */
  speakerId: string | undefined;
};
