import { Sparkles } from 'lucide-react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { CallButton } from '../parts/call-button.tsx';
import { useMedia } from '../parts/media-hooks.ts';
import { useWords } from '../words/use-words.ts';
import { useEffects } from './use-effects.ts';

type EffectsButtonProps = { media: LocalMedia; isOpen: boolean; onToggle: () => void };

/** Shows and hides what is done to picture and voice; tinted while something is. */
export function EffectsButton({ media, isOpen, onToggle }: EffectsButtonProps) {
  const t = useWords('devices');
  const { background, voice } = useEffects(media);
  const hasFailed = useMedia(media, ({ blur, quiet }) => blur.status === 'failed' || quiet.status === 'failed');
  const isOn = background !== 'off' || voice.noiseSuppression === 'strong';
  return (
    <CallButton
      label={t('effects')}
      icon={Sparkles}
      state={isOn ? 'active' : undefined}
      badge={hasFailed ? 'trouble' : undefined}
      aria-expanded={isOpen}
      onClick={onToggle}
    />
  );
}
