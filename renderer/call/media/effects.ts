/** What may be done to camera and microphone before they are sent. */

export type BlurStrength = 'light' | 'strong';

export type Background = 'off' | BlurStrength;

export type VoiceProcessing = {
  readonly echoCancellation: boolean;
  /** `standard` is the browser's own; `strong` a neural network that leaves little but voices. */
  readonly noiseSuppression: 'off' | 'standard' | 'strong';
  readonly autoGainControl: boolean;
};

/** As browsers do it by themselves. */
export const USUAL_VOICE: VoiceProcessing = {
  echoCancellation: true,
  noiseSuppression: 'standard',
  autoGainControl: true,
};

/** What an effect costs, lately. */
export type EffectCost = {
  /** Of one processor core, 0…1. */
  readonly coreShare: number;
  /** Pictures that came out each second. */
  readonly framesPerSecond: number;
  /** Fewer pictures come out than a conversation needs. */
  readonly isTooSlow: boolean;
};

export type EffectState =
  | { readonly status: 'idle' }
  | { readonly status: 'starting' }
  | { readonly status: 'running'; readonly cost: EffectCost | undefined }
  /** It could not be loaded: the camera or microphone goes on as it is. */
  | { readonly status: 'failed' };

/** Whether this engine gives a page the pictures of a camera: Chromium does. */
export function canBlur(): boolean {
  return 'MediaStreamTrackProcessor' in globalThis && 'MediaStreamTrackGenerator' in globalThis;
}
