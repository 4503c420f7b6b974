import { canBlur } from '../../call/media/effects.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { Segments } from '../parts/segments.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './effect-note.module.css';
import { BlurNote } from './effect-note.tsx';
import { BACKGROUNDS, backgroundOf, useEffects } from './use-effects.ts';

/** How much of the room behind one is seen, and what hiding it costs. */
export function BackgroundSegments({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const { background, setBackground } = useEffects(media);
  return (
    <Segments
      label={t('background')}
      value={background}
      isDisabled={!canBlur()}
      choices={BACKGROUNDS.map((value) => ({ value, name: t(`backgroundIs.${value}`) }))}
      onValue={(value) => setBackground(backgroundOf(value))}
    >
      {canBlur() ? <BlurNote media={media} /> : <p className={styles.note}>{t('blurUnavailable')}</p>}
    </Segments>
  );
}
