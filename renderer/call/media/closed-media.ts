import { NO_DEVICES } from './devices.ts';
import { USUAL_VOICE } from './effects.ts';
import type { LocalMediaState } from './local-media-state.ts';

/** Before anything is opened, and after all of it was closed. */
export const CLOSED_MEDIA: LocalMediaState = {
  microphone: { status: 'off' },
  isMuted: false,
  camera: { status: 'off' },
  screen: { status: 'off' },
  isSpeaking: false,
  devices: NO_DEVICES,
  isAsking: false,
  speakerId: undefined,
  deviceNews: undefined,
  isMicrophoneSilent: false,
  background: 'off',
  blur: { status: 'idle' },
  voice: USUAL_VOICE,
  quiet: { status: 'idle' },
};
