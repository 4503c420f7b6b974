import type { Background, VoiceProcessing } from '../../call/media/effects.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { useMedia } from '../parts/media-hooks.ts';
import { useSession } from '../session-context.tsx';

export type Effects = {
  background: Background;
  voice: VoiceProcessing;
  setBackground(background: Background): void;
  setVoice(changes: Partial<VoiceProcessing>): void;
};

/** What is done to camera and microphone. What is changed counts at once, and is kept. */
export function useEffects(media: LocalMedia): Effects {
  const session = useSession();
  const background = useMedia(media, (state) => state.background);
  const voice = useMedia(media, (state) => state.voice);
  return {
    background,
    voice,
    setBackground: (wished) => {
      void media.setBackground(wished);
      void session.change({ background: wished });
    },
    setVoice: (changes) => {
      const wished = { ...voice, ...changes };
      void media.setVoice(wished);
      void session.change({ voice: wished });
    },
  };
}

/** Their order in lists. */
export const BACKGROUNDS: readonly Background[] = ['off', 'light', 'strong'];
export const NOISE_SUPPRESSIONS: readonly VoiceProcessing['noiseSuppression'][] = ['off', 'standard', 'strong'];

export function backgroundOf(value: string): Background {
  return BACKGROUNDS.find((one) => one === value) ?? 'off';
}

export function noiseSuppressionOf(value: string): VoiceProcessing['noiseSuppression'] {
  return NOISE_SUPPRESSIONS.find((one) => one === value) ?? 'standard';
}
