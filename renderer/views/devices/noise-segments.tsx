import type { LocalMedia } from '../../call/media/local-media.ts';
import { Segments } from '../parts/segments.tsx';
import { useWords } from '../words/use-words.ts';
import { NoiseNote } from './effect-note.tsx';
import { NOISE_SUPPRESSIONS, noiseSuppressionOf, useEffects } from './use-effects.ts';

/** How much of what is not a voice is heard. */
export function NoiseSegments({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const { voice, setVoice } = useEffects(media);
  return (
    <Segments
      label={t('noise')}
      value={voice.noiseSuppression}
      choices={NOISE_SUPPRESSIONS.map((value) => ({ value, name: t(`noiseIs.${value}`) }))}
      onValue={(value) => setVoice({ noiseSuppression: noiseSuppressionOf(value) })}
    >
      <NoiseNote media={media} />
    </Segments>
  );
}
