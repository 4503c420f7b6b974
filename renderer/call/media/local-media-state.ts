/** What the views may know of the local devices. */
import type { Background, EffectState, VoiceProcessing } from './effects.ts';
import type { ScreenMode } from './screen-mode.ts';

export type MediaFailure =
  | 'none-found'
  | 'denied'
  | 'in-use'
  | 'unplugged'
  /** The page was opened over http from another host: browsers then give no devices. */
  | 'insecure-page'
  /** Of a camera: its background cannot be blurred, as was wished. It stays off rather than show the room. */
  | 'no-blur'
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

export type SharedSource = {
  /** As the picker calls it; undefined where the browser has its own. */
  readonly name: string | undefined;
  /** `monitor`, `window` or `browser`, where the engine tells (W3C Screen Capture). */
  readonly surface: string | undefined;
  /** Another one for each source that was chosen. */
  readonly count: number;
};

export type ScreenState =
  | { status: 'off' }
  | { status: 'starting' }
  | {
      status: 'on';
      /** What the others see: while it is paused, the picture that stands still. */
      stream: MediaStream;
      source: SharedSource;
      hasAudio: boolean;
      isPaused: boolean;
      mode: ScreenMode;
    }
  /** `ended`: the shared window was closed, or the system has stopped it. */
  | { status: 'failed'; reason: 'denied' | 'failed' | 'ended' };

export type Device = { id: string; label: string };

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** What happened to a device by itself, to be told once. Another object each time. */
export type DeviceNews = {
  readonly kind: DeviceKind;
  readonly change: 'unplugged' | 'returned';
  /** What was unplugged or has returned, as the system names it; may be empty. */
  readonly device: string;
  /** What is used now; empty when it has no name. */
  readonly now: string;
};

export type LocalMediaState = {
  microphone: MicrophoneState;
  /** Kept apart from `microphone`: a person may mute before there is one. */
  isMuted: boolean;
  camera: CameraState;
  screen: ScreenState;
  /** Speaks into the microphone, also while muted. */
  isSpeaking: boolean;
  devices: Readonly<Record<DeviceKind, readonly Device[]>>;
  /** The browser asks the person whether microphone and camera may be used, and waits. */
  isAsking: boolean;
  /** Chosen speaker; undefined is the system's own. */
  speakerId: string | undefined;
  /** The last that happened. */
  deviceNews: DeviceNews | undefined;
  /** The microphone is on, and for seconds nothing at all has come from it: not even noise. */
  isMicrophoneSilent: boolean;
  /** As wished; whether it is done `blur` tells. */
  background: Background;
  blur: EffectState;
  /** As wished; whether strong noise suppression runs `quiet` tells. */
  voice: VoiceProcessing;
  quiet: EffectState;
};
