import { useEffect, useRef } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { useWords } from '../words/use-words.ts';
import styles from './level-meter.module.css';

/** Ears hear ratios: quiet speech is near −45 dB, and a linear meter would not show it. */
const QUIETEST_DB = -54;
const LOUDEST_DB = -6;

function meterPosition(level: number): number {
  const db = 20 * Math.log10(Math.max(level, 1e-6));
  return Math.min(Math.max((db - QUIETEST_DB) / (LOUDEST_DB - QUIETEST_DB), 0), 1);
}

/** How loud the microphone hears you. Read in animation frames: nothing re-renders at that rate. */
export function LevelMeter({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const fill = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let shown = 0;
    let frame = 0;
    const draw = () => {
      // Rises at once and falls slowly, as meters do, so that a word can be seen.
      shown = Math.max(meterPosition(media.level()), shown - 0.02);
      if (fill.current) fill.current.style.clipPath = `inset(0 ${(1 - shown) * 100}% 0 0)`;
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [media]);
  return (
    <div className={`${styles.meter} directed`} role="img" aria-label={t('microphoneLevel')}>
      <div ref={fill} className={styles.fill} />
    </div>
  );
}
