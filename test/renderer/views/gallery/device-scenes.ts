/** Cameras and microphones, what is done to them, and what is wrong with them. */
import type { EffectCost } from '../../../../renderer/call/media/effects.ts';
import type { DeviceNews, LocalMediaState } from '../../../../renderer/call/media/local-media-state.ts';
import type { Scene } from './scenes.ts';

const UNPLUGGED: DeviceNews = {
  kind: 'microphone',
  change: 'unplugged',
  device: 'Jabra Evolve2 65',
  now: 'Studio Display Microphone',
};

const CHEAP: EffectCost = { coreShare: 0.31, framesPerSecond: 29, isTooSlow: false };
const DEAR: EffectCost = { coreShare: 0.93, framesPerSecond: 9, isTooSlow: true };

function blurred(cost: EffectCost): Partial<LocalMediaState> {
  return { background: 'light', blur: { status: 'running', cost } };
}

export const DEVICE_SCENES: Readonly<Record<string, Scene>> = {
  'lobby-blurred': { at: 'lobby', media: blurred(CHEAP) },
  'lobby-blur-starting': { at: 'lobby', media: { background: 'light', blur: { status: 'starting' } } },
  'lobby-blur-failed': { at: 'lobby', media: { blur: { status: 'failed' } }, open: ['Background and noise'] },
  'lobby-no-blur': {
    at: 'lobby',
    media: { background: 'light', blur: { status: 'failed' }, camera: { status: 'failed', reason: 'no-blur' } },
  },
  'lobby-effects': { at: 'lobby', media: blurred(DEAR), open: ['Background and noise'] },
  'lobby-asked': {
    at: 'lobby',
    media: { isAsking: true, camera: { status: 'starting' }, microphone: { status: 'starting' } },
  },
  'lobby-silent': { at: 'lobby', media: { isMicrophoneSilent: true } },
  'lobby-unplugged': { at: 'lobby', media: { deviceNews: UNPLUGGED } },
  'call-camera-menu': {
    at: 'joining',
    call: { people: 2 },
    media: blurred(CHEAP),
    press: ['Choose camera'],
  },
  'call-silent': { at: 'joining', call: { people: 2 }, media: { isMicrophoneSilent: true } },
  'call-silent-menu': {
    at: 'joining',
    call: { people: 2 },
    media: { isMicrophoneSilent: true },
    press: ['Choose microphone and speaker'],
  },
};
