import type { LocalMedia } from '../../call/media/local-media.ts';
import { useWords } from '../words/use-words.ts';
import { BackgroundSegments } from './background-segments.tsx';
import styles from './effects-panel.module.css';
import { NoiseSegments } from './noise-segments.tsx';

/** What is done to picture and voice. It stands beside the picture, never over it. */
export function EffectsPanel({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  return (
    <section className={styles.panel} aria-label={t('effects')}>
      <BackgroundSegments media={media} />
      <NoiseSegments media={media} />
    </section>
  );
}
